namespace Lamina.Line.Coating.Window;

/// <summary>
/// Flow of a Herschel-Bulkley liquid under a die lip or blade: the web at y = 0 moves at V, the lip at y = H stands, stress tau = tau_0 + G y with G = dp/dx.
/// With gamma(tau) the inverse flow curve and F1, F2 the integrals of gamma and tau gamma, no-slip and flux are closed forms:
/// -V G = F1(tau_H) - F1(tau_0) and Q G^2 = -[F2(tau_H) - F2(tau_0) - tau_0 (F1(tau_H) - F1(tau_0))]. Solved for the G at which Q = V t.
/// </summary>
public readonly record struct LipFlow
{
    /// <summary>Yield stress, 0 for a power law [Pa].</summary>
    public double YieldStress { get; init; }

    /// <summary>Consistency K [Pa s^n].</summary>
    public required double Consistency { get; init; }

    /// <summary>Flow index n [-].</summary>
    public required double Index { get; init; }

    /// <summary>Web speed V [m/s].</summary>
    public required double Speed { get; init; }

    /// <summary>Gap H [m].</summary>
    public required double Gap { get; init; }

    /// <summary>Pressure gradient along the web's motion at which the film leaves with a thickness; positive (adverse) below half the gap [Pa/m].</summary>
    /// <param name="thickness">wet film, between 0 and the gap [m]</param>
    /// <exception cref="ArgumentOutOfRangeException">the film is not between 0 and the gap</exception>
    public double PressureGradient(double thickness)
    {
        if (!(thickness > 0 && thickness < Gap)) throw new ArgumentOutOfRangeException(nameof(thickness), thickness, $"wet film {thickness * 1e6:G4} um must lie between 0 and the gap of {Gap * 1e6:G4} um");
        // Half the gap is the drag flow of every liquid.
        if (Math.Abs(thickness / Gap - 0.5) < 1e-12) return 0;
        // The flow is antisymmetric about half the gap (seen from the lip instead of the web): solve the adverse side only.
        var adverse = thickness < 0.5 * Gap;
        var gradient = Adverse(Speed * (adverse ? thickness : Gap - thickness));
        return adverse ? gradient : -gradient;
    }

    /// <summary>Adverse pressure gradient at which no liquid passes: what a wetted upstream lip holds per length [Pa/m].</summary>
    public double SealingGradient => Adverse(0);

    /// <summary>Film that leaves at a pressure gradient; half the gap without one [m].</summary>
    /// <param name="gradient">along the web's motion, positive where it hinders [Pa/m]</param>
    public double Thickness(double gradient)
    {
        // Below this the two closed integrals cancel to rounding, and the flow is the drag flow.
        if (Math.Abs(gradient) * Gap < 1e-5 * StressScale) return 0.5 * Gap;
        var share = Flux(Math.Abs(gradient)) / Speed;
        return gradient > 0 ? share : Gap - share;
    }

    // The adverse gradient at which a flux per width is left, at most the drag flow.
    private double Adverse(double wanted)
    {
        var scale = StressScale / Gap;
        double low = 1e-9 * scale, high = scale;
        while (Flux(high) > wanted) { low = high; high *= 4; }
        while (Flux(low) < wanted && low > 1e-300) low *= 0.1;
        for (var k = 0; k < 200 && high - low > 1e-15 * high; k++)
        {
            var middle = 0.5 * (low + high);
            if (Flux(middle) > wanted) low = middle; else high = middle;
        }
        return 0.5 * (low + high);
    }

    private double StressScale => YieldStress + Consistency * Math.Pow(Speed / Gap, Index);

    /// <summary>Flux per width at an adverse gradient G > 0; falls with G.</summary>
    private double Flux(double gradient)
    {
        // tau_0 from no-slip: F1(tau_0 + G H) - F1(tau_0) rises with tau_0 (F1 is convex), and must equal -V G.
        var span = gradient * Gap;
        double low = -span - StressScale, high = span;
        while (F1(low + span) - F1(low) > -Speed * gradient) low *= 2;
        for (var k = 0; k < 300 && Math.Abs(high - low) > 1e-16 * Math.Max(Math.Abs(low), span); k++)
        {
            var middle = 0.5 * (low + high);
            if (F1(middle + span) - F1(middle) > -Speed * gradient) high = middle; else low = middle;
        }
        var wall = 0.5 * (low + high);
        var f1 = F1(wall + span) - F1(wall);
        var f2 = F2(wall + span) - F2(wall);
        return -(f2 - wall * f1) / (gradient * gradient);
    }

    private double F1(double stress)
    {
        var excess = Math.Abs(stress) - YieldStress;
        if (excess <= 0) return 0;
        var m = 1 / Index;
        return Math.Pow(Consistency, -m) * Math.Pow(excess, m + 1) / (m + 1);
    }

    private double F2(double stress)
    {
        var excess = Math.Abs(stress) - YieldStress;
        if (excess <= 0) return 0;
        var m = 1 / Index;
        return Math.Sign(stress) * Math.Pow(Consistency, -m) * (Math.Pow(excess, m + 2) / (m + 2) + YieldStress * Math.Pow(excess, m + 1) / (m + 1));
    }
}
