using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Complete runs of 13 million steps by the authors of the slurry model, for other force fields each, against a relaxation from the same random start.</summary>
internal sealed class ParticleFitsCase : ValidationCase
{
    private const string Table = "lpso/lpso_first_300.csv", Start = "artistic_small/coord_in.data";

    public override string Name => "particle-fits";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Question => "Does the relaxation give the slurry densities of the authors' complete runs?";

    public override string Source => "published runs of the force-field fit (LPSO) of the ARTISTIC slurry model: index and density by row; rows that the authors' run failed are left out";

    public override string? ReferenceData => Table;

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "from", Unit = "1", Default = "0", Lowest = 0, Highest = 299, Description = "first row" },
        new() { Name = "rows", Unit = "1", Default = "30", Lowest = 1, Highest = 300, Description = "rows, about 4 CPU seconds each" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default) => Compare(0, 30, cancellation);

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => Compare((int)point.Get("from"), (int)point.Get("rows"), cancellation);

    private IEnumerable<ValidationRow> Compare(int from, int count, CancellationToken cancellation)
    {
        string Find(string name) => ReferenceTable.Find(name) ?? throw new FileNotFoundException($"needs {name} below LAMINA_REFERENCE_DATA");
        var start = LammpsDataFile.Read(Find(Start));
        var rows = File.ReadLines(Find(Table)).Skip(1 + from).Take(count)
            .Select((line, k) => (Index: from + k, Values: line.Split(',').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray()))
            // Failed runs hold 100 for the density or 1e6 for a viscosity.
            .Where(row => row.Values[11] != 100 && row.Values[12] < 1e6 && row.Values[13] < 1e6);
        int all = 0, within = 0;
        foreach (var (index, row) in rows)
        {
            var system = ParticleSystem.From(start, Field(row));
            QuasiStaticRelaxation.Run(system, new() { MostSteps = 1500 }, cancellation: cancellation);
            // The scripts print a density with 99,070 pg of active material and the moving mass of the carbon-binder particles.
            var density = (99_070e-15 + 3786 * system.Field.Types[1].SolidVolume * system.Field.Types[1].Density) / system.Box.Volume;
            all++;
            if (Math.Abs(density / (row[11] * 1e3) - 1) <= 0.015) within++;
            yield return Report($"density of row {index} over the published one", density / (row[11] * 1e3));
        }
        yield return Report("rows that the authors' run did not fail", all);
        yield return Report("share of rows within 1.5 %", all > 0 ? (double)within / all : null);
        yield return Holds("nine rows in ten or more lie within 1.5 %", all > 0 && within >= 0.9 * all);
    }

    /// <summary>Columns: epsilon and sigma of AM per diameter, epsilon of CBD per diameter, its diameter [um] and density [g/cm3], kn [kPa], gamma, friction.</summary>
    private static ForceField Field(double[] row)
    {
        var types = new Dictionary<int, ParticleType>
        {
            [1] = new()
            {
                Name = "CBD", Diameter = row[5] * 1e-6, Density = row[6] * 1e3, LennardJones = new() { Epsilon = row[4] * row[5] * 1e-15, Sigma = 1.1e-6, Cutoff = 2.2e-6 },
            },
        };
        for (var t = 0; t < 6; t++)
        {
            var d = PublishedForceFields.ActiveDiameters[t];
            types[t + 2] = new()
            {
                Name = "AM", Diameter = 1.14 * d, SolidDiameter = d, Density = 4650, LennardJones = new() { Epsilon = row[2] * d * 1e6 * 1e-15, Sigma = row[3] * d, Cutoff = 1.14 * d },
            };
        }
        return new ForceField
        {
            Types = types,
            Contact = new() { NormalStiffness = row[7] * 1e3, TangentialStiffness = 1.378 * row[7] * 1e3, NormalDamping = row[8] * 1e12, TangentialDamping = 0.959 * row[8] * 1e12, Friction = row[9] },
        };
    }
}
