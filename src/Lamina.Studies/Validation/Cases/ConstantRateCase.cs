using Lamina.Line.Drying;
using Lamina.Line.Equipment;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials;
using Lamina.Materials.Solids;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Dryer length at a constant rate.</summary>
internal sealed class ConstantRateCase : ValidationCase
{
    // J [g/m2/s], time [s], length [m] at 50 m/min and 98.1 g/m2 of water, as printed.
    private static readonly (double Rate, double Time, double Length, double TimeDigit, double LengthDigit)[] Published =
        [(0.01, 9809, 8174, 1, 1), (0.75, 131, 109, 1, 1), (1.5, 65, 54.5, 1, 0.1), (3, 33, 27.2, 1, 0.1), (6, 16, 13.6, 1, 0.1), (15.5, 6, 5.3, 1, 0.1)];

    public override string Name => "constant-rate";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "7";

    public override string Question => "How long, and how many metres of dryer, does a film take at a constant rate?";

    public override string Source => "Kumberg 2019, Table 2 (98.1 g/m2 of water, 50 m/min), to the digits printed; loading is solvent mass per area";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "loading", Unit = "kg/m2", Default = "98.1 g/m2", Lowest = 1e-6, Highest = 100, Description = "solvent to be removed per area" },
        new() { Name = "flux", Unit = "kg/m2/s", Default = "0.75 g/m2/s", Lowest = 1e-9, Highest = 10, Description = "evaporation rate" },
        new() { Name = "speed", Unit = "m/s", Default = "50 m/min", Lowest = 1e-6, Highest = 100, Description = "web speed" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (rate, time, length, timeDigit, lengthDigit) in Published)
        {
            var got = Time(0.0981, rate * 1e-3);
            yield return Gate($"time at {rate} g/m2/s", time, got, Math.Max(0.01 * time, 0.5 * timeDigit), "s");
            yield return Gate($"length at {rate} g/m2/s", length, got * 50 / 60, Math.Max(0.01 * length, 0.5 * lengthDigit), "m");
        }
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var (loading, flux, speed) = (point.Get("loading"), point.Get("flux"), point.Get("speed"));
        var time = Time(loading, flux);
        yield return Relative("time", loading / flux, time, 1e-9, "s");
        yield return Relative("length", loading / flux * speed, time * speed, 1e-9, "m");
    }

    // The drying step with a prescribed rate, on a film that holds this much solvent; dry to a trace.
    private static double Time(double solvent, double rate)
    {
        var graphite = MaterialCatalogue.Find<ActiveMaterial>("Graphite");
        var formulation = new Formulation
        {
            Components = [new Component { Material = graphite, Role = ComponentRole.Active, MassFraction = 1 }], Solvent = "Water", SolventDensity = 997, SolidsContent = 0.43,
        };
        var loading = solvent * 0.43 / 0.57;
        var film = new WetFilm { Formulation = formulation, Loading = loading, SolventLoading = solvent, Thickness = loading / formulation.DryDensity + solvent / 997 };
        var line = new LineFile { Batch = new BatchDryer { Stages = [new BatchStage { Duration = 2 * solvent / rate }] } };
        var settings = new DryingSettings { Model = DryingModel.Prescribed, Rate = rate, Porosity = 0.5, DryTo = 1e-12 };
        return new PrescribedDryingStep(line).Run(film, settings, new RunContext())["drying_time"].Value!.Value;
    }
}
