using Lamina.Line.Coating.Window;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Levelling of a ripple against Orchard's closed form.</summary>
public sealed class LevellingCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "levelling";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "How fast does surface tension level a ripple of the wet film?";

    /// <inheritdoc/>
    public override string Source => "Orchard 1962: 16 pi^4 sigma h^3/(3 eta lambda^4)";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "thickness", Unit = "m", Default = "150 um", Description = "wet film", Lowest = 1e-7, Highest = 1e-2 },
        new() { Name = "viscosity", Unit = "Pa s", Default = "5 Pa s", Description = "viscosity", Lowest = 1e-4, Highest = 1e4 },
        new() { Name = "surface_tension", Unit = "N/m", Default = "0.04 N/m", Description = "surface tension", Lowest = 1e-3, Highest = 1 },
        new() { Name = "wavelength", Unit = "m", Default = "2 mm", Description = "wavelength of the ripple", Lowest = 1e-6, Highest = 1 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var law = new Levelling { Thickness = 150e-6, Viscosity = 5, SurfaceTension = 0.04, Wavelength = 2e-3 };
        yield return Relative("decay_rate", 0.8766818193060213, law.DecayRate, 1e-12, "1/s");
        yield return Relative("half_time", 0.7906485172792092, law.HalfTime, 1e-12, "s");
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (h, eta, sigma, lambda) = (point.Get("thickness"), point.Get("viscosity"), point.Get("surface_tension"), point.Get("wavelength"));
        var law = new Levelling { Thickness = h, Viscosity = eta, SurfaceTension = sigma, Wavelength = lambda };
        var k = 2 * Math.PI / lambda;   // the same law written with the wave number: sigma k^4 h^3/(3 eta)
        var rate = sigma * k * k * k * k * h * h * h / (3 * eta);
        yield return Relative("decay_rate", rate, law.DecayRate, 1e-12, "1/s");
        yield return Relative("half_time", Math.Log(2) / rate, law.HalfTime, 1e-12, "s");
    }
}
