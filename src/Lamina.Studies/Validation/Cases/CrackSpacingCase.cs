using Lamina.Drying.CrackPattern;

namespace Lamina.Studies.Validation.Cases;

/// <summary>How spacing and area of the network's cracks go with thickness.</summary>
internal sealed class CrackSpacingCase : ValidationCase
{
    public override string Name => "crack-spacing";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "22";

    public override string Question => "Does the distance between cracks grow with thickness as measured, where the shear length alone sets it and where energy does?";

    public override string Source => "spacing ~ h in fibre films (arXiv 1305.4471), hence area ~ h^2; area ~ h^(4/3) (Ma, Lowensohn and Burton 2018). Shear-lag: drive and strength in units of the film's own toughness held, so that only the shear length grows; energy: one film of brittle bonds, stress at which its mean bond fails, thickness alone changed: energy release grows with it. Shear lengths of 3, 6 and 12 lattice spacings, patches of 20 shear lengths";

    public override IReadOnlyList<ValidationParameter> Parameters =>
    [
        new() { Name = "mode", Unit = "", Default = "shear-lag", Description = "what is held when the thickness grows", Choices = ["shear-lag", "energy"] },
        new() { Name = "seed", Unit = "1", Default = "1", Description = "seed of the strengths", Lowest = 0, Highest = 1e6 },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var mode in new[] { "shear-lag", "energy" })
            foreach (var row in Rows(mode, 1, cancellation)) yield return row with { Quantity = $"{mode}: {row.Quantity}" };
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) =>
        Rows(point.Word("mode"), (ulong)point.Get("seed"), cancellation);

    private IEnumerable<ValidationRow> Rows(string mode, ulong seed, CancellationToken cancellation)
    {
        double[] lengths = [3, 6, 12];
        var patterns = lengths.Select(length => Pattern(mode, length, seed, cancellation)).ToArray();
        var found = patterns.Select(p => Measure(p, CrackNetwork.OpenStage)).ToArray();
        var spacing = Slope(lengths, [.. found.Select(f => f.Spacing!.Value)]);
        var area = Slope(lengths, [.. found.Select(f => f.PieceArea ?? double.NaN)]);
        var threaded = Slope(lengths, [.. patterns.Select(p => Measure(p, CrackNetwork.BrokenStage).PieceArea ?? double.NaN)]);
        yield return mode == "shear-lag" ? Gate("spacing_exponent", 1, spacing, 0.1) : Report("spacing_exponent", spacing);
        yield return mode == "shear-lag" ? Gate("area_exponent", 2, area, 0.2) : Gate("area_exponent", 4.0 / 3, area, 0.2);
        // The last threads of a process zone join pieces that cracks have parted, more of them the finer the lattice.
        yield return Report("area_exponent with bonds that keep a twentieth of their stiffness taken for whole", threaded);
        yield return Report("junction_angle", found[^1].JunctionAngle, "rad");
        yield return Report("junction_angle at half the fineness", found[^2].JunctionAngle, "rad");
        yield return Report("junction_angle at a quarter of the fineness", found[^3].JunctionAngle, "rad");
        yield return Report("median of the junction angles", found[^1].JunctionMedian, "rad");
        // Folding to 0 to 90 degrees pulls the mean below a right angle; where most junctions lie it does not move. Y-joints of three equal cracks would lie at 60.
        yield return Holds("most junctions lie at 80 to 90 degrees", found[^1].JunctionMode > 80 * Math.PI / 180);
        yield return Report("share of the junctions within 20 degrees of a right angle (random .22)", found[^1].SquareJunctions);
    }

    private static CrackStatistics Measure((CrackNetwork Network, double Length) pattern, int from) =>
        CrackStatistics.Of(pattern.Network.Lattice, pattern.Network.Damage, 0.6 * pattern.Length, from);

    private static (CrackNetwork Network, double Length) Pattern(string mode, double length, ulong seed, CancellationToken cancellation)
    {
        var settings = new CrackPatternSettings { Cells = (int)(20 * length) / 2 * 2, ShearLength = length, Seed = seed, WeibullModulus = 20 };
        settings = settings with { Strength = mode == "shear-lag" ? 2.4 : 0.95 * settings.LargestStrength };
        var top = mode == "shear-lag" ? 4.0 : settings.Strength;
        var network = new CrackNetwork(settings);
        for (var drive = network.NextDrive(); drive < top; drive *= 1.05) network.Load(drive, null, cancellation);
        network.Load(top, null, cancellation);
        return (network, length);
    }

    // Least squares on logarithms.
    private static double Slope(double[] x, double[] y)
    {
        double mx = x.Average(Math.Log), my = y.Average(Math.Log);
        return x.Zip(y, (a, b) => (Math.Log(a) - mx) * (Math.Log(b) - my)).Sum() / x.Sum(a => (Math.Log(a) - mx) * (Math.Log(a) - mx));
    }
}
