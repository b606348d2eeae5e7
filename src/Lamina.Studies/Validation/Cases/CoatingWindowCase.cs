using Lamina.Line.Coating.Window;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Viscocapillary window of a slot die. The formulas are evaluated at any capillary number; <c>regime</c> says whether they describe the die.</summary>
public sealed class CoatingWindowCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "coating-window";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Which wet films and vacuums hold the coating bead?";

    /// <inheritdoc/>
    public override string Source => "viscocapillary model (Ruschak 1976; Higgins and Scriven 1980; Carvalho and Kheshgi 2000), evaluated independently; full wetting, upstream lip dry for dp_min";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "viscosity", Unit = "Pa s", Default = "3 mPa s", Description = "viscosity at the shear rate of the gap", Lowest = 1e-5, Highest = 1e4 },
        new() { Name = "surface_tension", Unit = "N/m", Default = "30 mN/m", Description = "surface tension", Lowest = 1e-3, Highest = 1 },
        new() { Name = "speed", Unit = "m/s", Default = "10 mm/s", Description = "web speed", Lowest = 1e-6, Highest = 100 },
        new() { Name = "gap", Unit = "m", Default = "100 um", Description = "coating gap", Lowest = 1e-6, Highest = 1e-2 },
        new() { Name = "lip_length_upstream", Unit = "m", Default = "1 mm", Description = "upstream lip", Lowest = 1e-6, Highest = 0.1 },
        new() { Name = "lip_length_downstream", Unit = "m", Default = "1 mm", Description = "downstream lip", Lowest = 1e-6, Highest = 0.1 },
        new() { Name = "wet_thickness", Unit = "m", Default = "3.24059 um", Description = "wet film", Lowest = 1e-8, Highest = 1e-2 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var window = Window(0.003, 0.03, 0.01, 100e-6, 1e-3, 1e-3);
        const double thickness = 3.24059e-6;
        yield return Relative("dp_min", -459.1151279480946, window.MinimumVacuum(thickness), 1e-9, "Pa");
        yield return Relative("dp_max", 758.8848720519054, window.MaximumVacuum(thickness), 1e-9, "Pa");
        yield return Relative("meniscus_suction", 124.0514844519054, window.MeniscusSuction(thickness), 1e-9, "Pa");
        yield return Relative("downstream_drop", 16.8333876, window.DownstreamDrop(thickness), 1e-8, "Pa");
        yield return Relative("upstream_drop", 18.0, window.UpstreamDrop, 1e-12, "Pa");
        foreach (var (mu, sigma, v, expected) in new[] { (0.05, 0.06, 0.02, 11.236725839506503), (0.2, 0.06, 0.1, 93.74392631862028), (1, 0.041, 1.0 / 6, 103.75489873871692), (1, 0.041, 1.0, 102.72534948152774) })
            yield return Relative($"t_no_vacuum(mu={mu} Pa s,sigma={sigma} N/m,V={v:G4} m/s)", expected * 1e-6, Window(mu, sigma, v, 200e-6, 1e-3, 1e-3).ThicknessWithoutVacuum, 1e-9, "m");
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var window = Window(point.Get("viscosity"), point.Get("surface_tension"), point.Get("speed"), point.Get("gap"), point.Get("lip_length_upstream"), point.Get("lip_length_downstream"));
        var t = point.Get("wet_thickness");
        // The expected values are the same model written out in one line each.
        var (mu, sigma, v, h) = (window.Viscosity, window.SurfaceTension, window.Speed, window.Gap);
        var a = 1.34 * Math.Pow(mu * v / sigma, 2.0 / 3);
        var drop = 6 * mu * v * window.DownstreamLipLength / (h * h) * (1 - 2 * t / h);
        yield return Relative("t_min", h * a / (2 + a), window.MinimumThickness, 1e-12, "m");
        yield return Relative("dp_min", a * sigma / t + drop - 2 * sigma / h, window.MinimumVacuum(t), 1e-9, "Pa");
        yield return Relative("dp_max", a * sigma / t + drop + 6 * mu * v * window.UpstreamLipLength / (h * h) + 2 * sigma / h, window.MaximumVacuum(t), 1e-9, "Pa");
        double? thinnest = window.MinimumVacuum(h) < 0 ? window.ThicknessWithoutVacuum : null;
        yield return Report("t_no_vacuum", thinnest, "m");
        yield return Gate("dp_min(t_no_vacuum)", thinnest is null ? null : 0, thinnest is { } root ? window.MinimumVacuum(root) : null, 1e-6 * (sigma / h), "Pa");
        yield return Report("capillary_number", window.CapillaryNumber);
        yield return Report("regime", window.Regime == CoatingRegime.Viscocapillary ? 0 : 1) with { Source = "0 viscocapillary (Ca < 1), 1 viscous (the formulas above do not describe the die)" };
    }

    private static ViscocapillaryWindow Window(double viscosity, double tension, double speed, double gap, double upstream, double downstream) =>
        new() { Viscosity = viscosity, SurfaceTension = tension, Speed = speed, Gap = gap, UpstreamLipLength = upstream, DownstreamLipLength = downstream };
}
