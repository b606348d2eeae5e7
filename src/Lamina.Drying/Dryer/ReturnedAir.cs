namespace Lamina.Drying.Dryer;

/// <summary>
/// Exhaust air that is led back into the make-up air of its zone, dried by a condenser and, where there is one, an adsorption wheel: what of the solvent it still
/// holds comes back with it.
/// </summary>
public sealed record ReturnedAir
{
    /// <summary>Part of the make-up air that is exhaust led back, below 1 [-].</summary>
    public required double Share { get; init; }

    /// <summary>Solvent content of air that is saturated at the condenser's temperature [mol vapour per mol dry air].</summary>
    public required double Saturation { get; init; }

    /// <summary>Share of the vapour that meets it which the wheel catches; 0 without one [-].</summary>
    public double WheelCapture { get; init; }

    /// <summary>Cleaned air over the air that desorbs the wheel [-].</summary>
    public double WheelConcentration { get; init; } = 10;

    /// <summary>Content from which on the wheel catches more than its own air brings back: below it, it stands still [mol vapour per mol dry air].</summary>
    private double WheelStart => WheelCapture > 0 ? Saturation / WheelConcentration * (1 - WheelCapture) / WheelCapture : double.PositiveInfinity;

    /// <summary>Solvent content of air behind condenser and wheel [mol vapour per mol dry air].</summary>
    /// <param name="content">solvent content of the exhaust [mol vapour per mol dry air]</param>
    public double Behind(double content)
    {
        var condensed = Math.Min(content, Saturation);
        return condensed > WheelStart ? (1 - WheelCapture) * (condensed + Saturation / WheelConcentration) : condensed;
    }

    /// <summary>The zone's solvent content Y at which Y - part Behind(Y) is what is asked for: the inverse of a line with two bends [mol vapour per mol dry air].</summary>
    /// <param name="part">returned air over all air that leaves the zone, below 1 [-]</param>
    /// <param name="left">content that the air takes along for good [mol vapour per mol dry air]</param>
    internal double Raised(double part, double left)
    {
        double y0 = 0, h0 = 0;
        foreach (var y1 in (ReadOnlySpan<double>)[Math.Min(WheelStart, Saturation), Saturation])
        {
            var h1 = y1 - part * Behind(y1);
            if (left <= h1 && h1 > h0) return y0 + (left - h0) * (y1 - y0) / (h1 - h0);
            (y0, h0) = (y1, h1);
        }
        return left + part * Behind(Saturation);
    }
}
