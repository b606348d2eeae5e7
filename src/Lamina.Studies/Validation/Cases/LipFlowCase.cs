using Lamina.Line.Coating.Window;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Pressure gradient under a lip for power-law liquids.</summary>
public sealed class LipFlowCase : ValidationCase
{
    /// <inheritdoc/>
    public override string Name => "lip-flow";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Peer;

    /// <inheritdoc/>
    public override string Question => "Which pressure gradient under the lip lets a film of this thickness out?";

    /// <inheritdoc/>
    public override string Source => "independent quadrature of Couette-Poiseuille flow of a power-law liquid (literature notes); closed form for n = 1. For n = 0.7 the notes round in the sixth digit: a sum of 200,000 layers gives 413,726.3 and -905,585.7 Pa/m";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "n", Unit = "1", Default = "0.7", Description = "flow index", Lowest = 0.1, Highest = 3 },
        new() { Name = "K", Unit = "1", Default = "1", Description = "consistency [Pa s^n]", Lowest = 1e-6, Highest = 1e6 },
        new() { Name = "speed", Unit = "m/s", Default = "0.1 m/s", Description = "web speed", Lowest = 1e-5, Highest = 100 },
        new() { Name = "gap", Unit = "m", Default = "200 um", Description = "gap", Lowest = 1e-6, Highest = 1e-2 },
        new() { Name = "thickness", Unit = "m", Default = "75 um", Description = "wet film, below the gap", Lowest = 1e-7, Highest = 1e-2 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (n, t, expected) in new[] { (1.0, 75.0, 3.75e6), (1, 150, -7.5e6), (0.7, 75, 413727.0), (0.7, 150, -905587.0), (0.5, 75, 85999.6), (0.5, 150, -193649.5) })
            yield return Relative($"dp_dx(n={n},t={t} um)", expected, new LipFlow { Consistency = 1, Index = n, Speed = 0.1, Gap = 200e-6 }.PressureGradient(t * 1e-6), 2e-6, "Pa/m");
        foreach (var n in new[] { 0.4, 1, 1.3 })
            yield return Gate($"dp_dx(n={n},t=gap/2)", 0, new LipFlow { Consistency = 1, Index = n, Speed = 0.1, Gap = 200e-6 }.PressureGradient(100e-6), 1e-6, "Pa/m");
    }

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (n, k, speed, gap, thickness) = (point.Get("n"), point.Get("K"), point.Get("speed"), point.Get("gap"), point.Get("thickness"));
        if (thickness >= gap) throw new ArgumentException($"thickness {thickness * 1e6:G4} um must be below the gap {gap * 1e6:G4} um");
        double? expected = n == 1 ? 12 * k * speed * (gap / 2 - thickness) / (gap * gap * gap) : thickness == gap / 2 ? 0 : null;
        yield return Gate("dp_dx", expected, new LipFlow { Consistency = k, Index = n, Speed = speed, Gap = gap }.PressureGradient(thickness), 1e-6 * Math.Abs(expected ?? 0) + 1e-6, "Pa/m");
    }
}
