using System.Globalization;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Relaxation;

public class PublishedRunsTests
{
    /// <summary>Complete 13-million-step runs by the authors against a relaxation from the same random start: 30 force fields, about 4 CPU seconds each.</summary>
    [ReferenceFact("lpso/lpso_first_300.csv")]
    [Trait("Category", "Long")]
    public void Relaxed_densities_are_those_of_the_published_runs()
    {
        var rows = File.ReadLines(Path.Combine(Places.ReferenceData!, "lpso/lpso_first_300.csv")).Skip(1).Take(30)
            .Select(line => line.Split(',').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray())
            // Failed runs hold 100 for the density or 1e6 for a viscosity.
            .Where(row => row[11] != 100 && row[12] < 1e6 && row[13] < 1e6).ToList();
        var start = LammpsDataFile.Read(Path.Combine(Places.ReferenceData!, "artistic_small/coord_in.data"));
        var within = 0;
        foreach (var row in rows)
        {
            var system = ParticleSystem.From(start, Field(row));
            QuasiStaticRelaxation.Run(system, new() { MostSteps = 1500 });
            // The scripts print a density with 99,070 pg of active material and the moving mass of the carbon-binder particles.
            var density = (99_070e-15 + 3786 * system.Field.Types[1].SolidVolume * system.Field.Types[1].Density) / system.Box.Volume;
            if (Math.Abs(density / (row[11] * 1e3) - 1) <= 0.015) within++;
        }
        Assert.True(rows.Count > 15);
        Assert.True(within >= 0.9 * rows.Count, $"{within} of {rows.Count} rows within 1.5 %");
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
