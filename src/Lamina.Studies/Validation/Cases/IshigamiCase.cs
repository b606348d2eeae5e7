using Lamina.Learning.Sampling;
using Lamina.Learning.Sensitivity;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Sobol' indices against the closed form of the Ishigami function.</summary>
public sealed class IshigamiCase : ValidationCase
{
    private static readonly double[] First = [0.31390519114781146, 0.4424111447900409, 0], Total = [0.5575888552099592, 0.4424111447900409, 0.2436836640621477];

    /// <inheritdoc/>
    public override string Name => "ishigami";

    /// <inheritdoc/>
    public override ValidationClass Class => ValidationClass.Exact;

    /// <inheritdoc/>
    public override string Question => "Do variance, Sobol' indices and Morris effects of the Ishigami function come out as its integrals say?";

    /// <inheritdoc/>
    public override string Source => "sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3, integrated in closed form (Ishigami and Homma 1990)";

    /// <inheritdoc/>
    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "samples", Unit = "1", Default = "8192", Description = "rows of the design", Lowest = 64, Highest = 1 << 20 },
        new() { Name = "seed", Unit = "1", Default = "1", Description = "seed of the sequence", Lowest = 0, Highest = 1e9 },
    ];

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default) => At(8192, 1);

    /// <inheritdoc/>
    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => At((int)point.Get("samples"), (ulong)point.Get("seed"));

    private List<ValidationRow> At(int samples, ulong seed)
    {
        var law = Distribution.Uniform(-Math.PI, Math.PI);
        double Value(ReadOnlySpan<double> u)
        {
            double a = law.Quantile(u[0]), b = law.Quantile(u[1]), c = law.Quantile(u[2]);
            return Math.Sin(a) + 7 * Math.Pow(Math.Sin(b), 2) + 0.1 * Math.Pow(c, 4) * Math.Sin(a);
        }
        var design = new SobolDesign(3, seed);
        var values = new double[samples][];
        var point = new double[3];
        for (var row = 0; row < samples; row++)
        {
            values[row] = new double[design.Blocks];
            for (var block = 0; block < design.Blocks; block++)
            {
                design.Point((uint)row, block, point);
                values[row][block] = Value(point);
            }
        }
        var mean = values.Average(v => (v[0] + v[1]) / 2);
        var rows = new List<ValidationRow> { Relative("variance", 13.844587940719254, values.Average(v => ((v[0] - mean) * (v[0] - mean) + (v[1] - mean) * (v[1] - mean)) / 2), 0.01) };
        var indices = SobolIndices.Estimate(values, seed);
        // Three standard errors of plain sampling: 0.36 and 0.3 over the root of the rows.
        var tolerance = 1.1 / Math.Sqrt(samples);
        for (var i = 0; i < 3; i++)
        {
            rows.Add(Gate($"S{i + 1}", First[i], indices?[i].First, tolerance));
            rows.Add(Gate($"ST{i + 1}", Total[i], indices?[i].Total, tolerance));
        }
        double[] exact = [7.704054111593107, 7.875, 6.248796103333119];
        var effects = MorrisScreening.Run((u, y) => { y[0] = Value(u); return true; }, 3, 1, samples, seed)[0];
        for (var i = 0; i < 3; i++)
            rows.Add(Gate($"mu*{i + 1}", exact[i], effects[i].MeanAbsolute, 4 * (effects[i].StandardDeviation ?? 0) / Math.Sqrt(samples) + 1e-9));
        return rows;
    }
}
