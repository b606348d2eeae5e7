namespace Lamina.Line.Mixing.Rheology;

/// <summary>
/// Relative viscosity of a suspension after Krieger and Dougherty (1959): eta_r = (1 - phi/phi_m)^(-[eta] phi_m).
/// For a slurry phi is the <em>effective</em> fraction: carbon black occupies its agglomerates' volume, see <see cref="EffectiveFraction"/>.
/// </summary>
public readonly record struct KriegerDougherty
{
    /// <summary>Packing fraction at which the suspension jams, .60 to .68 for spheres [-].</summary>
    public required double MaximumPacking { get; init; }

    /// <summary>Intrinsic viscosity, 2.5 for hard spheres, up to 3.5 for rough or elongated grains [-].</summary>
    public required double IntrinsicViscosity { get; init; }

    /// <summary>Viscosity relative to the medium [-].</summary>
    /// <param name="fraction">effective volume fraction of solids, 0 &lt;= fraction &lt; <see cref="MaximumPacking"/> [-]</param>
    /// <exception cref="ArgumentOutOfRangeException">the fraction is negative or at or above the maximum packing: such a slurry does not flow</exception>
    public double RelativeViscosity(double fraction)
    {
        if (!(fraction >= 0 && fraction < MaximumPacking))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction,
                $"effective solids fraction {fraction:G4} is not below the maximum packing {MaximumPacking:G4}: the slurry jams; lower the solids content or the carbon share");
        return Math.Pow(1 - fraction / MaximumPacking, -IntrinsicViscosity * MaximumPacking);
    }

    /// <summary>Effective volume fraction: active material plus carbon black at the volume of its agglomerates [-].</summary>
    /// <param name="active">volume fraction of active material [-]</param>
    /// <param name="carbon">volume fraction of carbon black, as solid carbon [-]</param>
    /// <param name="agglomeratePorosity">void share inside the agglomerates; falls as they are dispersed [-]</param>
    public static double EffectiveFraction(double active, double carbon, double agglomeratePorosity) => active + carbon / (1 - agglomeratePorosity);
}
