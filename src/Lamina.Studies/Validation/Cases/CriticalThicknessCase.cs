using Lamina.Drying.Cracking;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Three rate-blind laws of the critical thickness against their closed forms.</summary>
internal sealed class CriticalThicknessCase : ValidationCase
{
    public override string Name => "critical-thickness";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "17";

    public override string Question => "Are the critical thicknesses those of Chiu and Cima, of Singh and Tirumkudulu, and of Tirumkudulu and Russel?";

    public override string Source => "Chiu and Cima 1993: (K/(1.4 sigma))^2, sigma = 2 phi gamma/d; Singh and Tirumkudulu 2007: .64 (G M phi R^3/2gamma)^(1/2) (2gamma/PR)^(3/2); Tirumkudulu and Russel 2005: sigma R/2gamma = .1877 (2R/h)^(2/3) (G M phi R/2gamma)^(1/3), solved for h at sigma = P";

    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "gamma", Unit = "N/m", Default = "72 mN/m", Description = "surface tension", Lowest = 1e-3, Highest = 1 },
        new() { Name = "radius", Unit = "m", Default = "5 um", Description = "particle radius of the two laws for stiff particles", Lowest = 1e-9, Highest = 1e-3 },
        new() { Name = "shear_modulus", Unit = "Pa", Default = "5 GPa", Description = "shear modulus of the particles", Lowest = 1e3, Highest = 1e12 },
        new() { Name = "coordination", Unit = "1", Default = "6", Description = "contacts per particle", Lowest = 1, Highest = 14 },
        new() { Name = "phi", Unit = "1", Default = "0.64", Description = "solid fraction", Lowest = 0.01, Highest = 0.99 },
        new() { Name = "capillary_pressure", Unit = "Pa", Description = "largest capillary pressure, positive; absent takes White's 3 phi/(1 - phi) gamma/R", Lowest = 1, Highest = 1e9 },
        new() { Name = "toughness", Unit = "Pa m^0.5", Default = "235", Description = "fracture toughness K of Chiu and Cima", Lowest = 1e-3, Highest = 1e9 },
        new() { Name = "diameter", Unit = "m", Default = "10 um", Description = "particle diameter of Chiu and Cima's stress", Lowest = 1e-9, Highest = 1e-3 },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var row in RunAt(new ValidationPoint(this, []), cancellation)) yield return row;
        // Tables of the literature notes: graphite with G 5 GPa and R 5 um at 5.3 gamma/R.
        foreach (var (solvent, gamma, expected) in new[] { ("water", 0.072, 606e-6), ("NMP", 0.041, 803e-6) })
            yield return Relative($"graphite in {solvent}, Singh and Tirumkudulu", expected, SinghTirumkudulu.CriticalThickness(gamma, 5e9, 6, 0.64, 5.3 * gamma / 5e-6), 0.005, "m");
        const double share = 0.4011;
        yield return Relative("stress over pressure at which the two laws agree", share,
            Math.Pow(TirumkuduluRussel.CriticalThickness(0.072, 5e-6, 5e9, 6, 0.64, 76320) / SinghTirumkudulu.CriticalThickness(0.072, 5e9, 6, 0.64, 76320), 2.0 / 3), 1e-3);
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (gamma, R, G, M) = (point.Get("gamma"), point.Get("radius"), point.Get("shear_modulus"), point.Get("coordination"));
        var (phi, K, d) = (point.Get("phi"), point.Get("toughness"), point.Get("diameter"));
        var P = point.TryGet("capillary_pressure") ?? 3 * phi / (1 - phi) * gamma / R;
        yield return Relative("chiu_cima", K * K * d * d / (7.84 * phi * phi * gamma * gamma), ChiuCima.CriticalThickness(K, ChiuCima.CapillaryStress(phi, gamma, d)), 1e-9, "m");
        yield return Relative("singh_tirumkudulu", 1.28 * gamma * Math.Sqrt(G * M * phi / (P * P * P)), SinghTirumkudulu.CriticalThickness(gamma, G, M, phi, P), 1e-9, "m");
        yield return Relative("tirumkudulu_russel", 4 * gamma * Math.Pow(0.1877, 1.5) * Math.Sqrt(G * M * phi / (P * P * P)), TirumkuduluRussel.CriticalThickness(gamma, R, G, M, phi, P), 1e-9, "m");
    }
}
