using Lamina.Line.Mixing.Rheology;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Relative viscosity against the closed form.</summary>
public sealed class KriegerDoughertyCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "krieger-dougherty";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Is the relative viscosity that of Krieger and Dougherty?";

    /// <inheritdoc/>
    public override string Source => "Krieger and Dougherty 1959, evaluated independently";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "phi", Unit = "1", Default = "0.3", Description = "effective volume fraction", Lowest = 0, Highest = 0.999 },
        new() { Name = "phi_max", Unit = "1", Default = "0.6", Description = "maximum packing", Lowest = 0.1, Highest = 1 },
        new() { Name = "intrinsic_viscosity", Unit = "1", Default = "2.5", Description = "intrinsic viscosity", Lowest = 0.1, Highest = 20 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (phi, expected) in new[] { (0.1, 1.314534138012399), (0.2, 1.8371173070873836), (0.3, 2.8284271247461903), (0.4, 5.196152422706634), (0.5, 14.696938456699073) })
            yield return Relative($"relative_viscosity(phi={phi})", expected, new KriegerDougherty { MaximumPacking = 0.6, IntrinsicViscosity = 2.5 }.RelativeViscosity(phi), 1e-12);
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (phi, max, intrinsic) = (point.Get("phi"), point.Get("phi_max"), point.Get("intrinsic_viscosity"));
        yield return Relative("relative_viscosity", Math.Exp(-intrinsic * max * Math.Log(1 - phi / max)), new KriegerDougherty { MaximumPacking = max, IntrinsicViscosity = intrinsic }.RelativeViscosity(phi), 1e-12);
    }
}
