using Lamina.Line.Mixing.Dispersion;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Agglomerate strength against the closed form.</summary>
public sealed class RumpfCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "rumpf";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Are contact force and tensile strength those of Rumpf's law with a van der Waals contact?";

    /// <inheritdoc/>
    public override string Source => "Rumpf 1970: F = A x/(24 z^2), sigma = (1-eps)/eps F/x^2";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "diameter", Unit = "m", Default = "40 nm", Description = "primary particle", Lowest = 1e-9, Highest = 1e-3 },
        new() { Name = "porosity", Unit = "1", Default = "0.7", Description = "porosity of the agglomerate", Lowest = 0.01, Highest = 0.999 },
        new() { Name = "hamaker", Unit = "J", Default = "1e-19 J", Description = "Hamaker constant", Lowest = 1e-22, Highest = 1e-17 },
        new() { Name = "separation", Unit = "m", Default = "0.4 nm", Description = "surface separation", Lowest = 1e-11, Highest = 1e-7 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var law = new RumpfStrength { PrimaryDiameter = 40e-9, Hamaker = 1e-19, Separation = 0.4e-9 };
        yield return Relative("contact_force", 1.0416666666666667e-09, law.ContactForce, 1e-12, "N");
        yield return Relative("strength", 279017.85714285716, law.Strength(0.7), 1e-12, "Pa");
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (x, eps, a, z) = (point.Get("diameter"), point.Get("porosity"), point.Get("hamaker"), point.Get("separation"));
        var law = new RumpfStrength { PrimaryDiameter = x, Hamaker = a, Separation = z };
        yield return Relative("contact_force", a * x / 24 / z / z, law.ContactForce, 1e-12, "N");
        yield return Relative("strength", (1 / eps - 1) * a / (24 * z * z * x), law.Strength(eps), 1e-12, "Pa");
    }
}
