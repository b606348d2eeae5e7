using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Learning.Calibration;
using Lamina.Line.Laws;
using Lamina.Line.Recipes;
using Lamina.Numerics.Random;
using Lamina.Studies.Calibration;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Running;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Calibration;

/// <summary>Calibration of recipes and laws on synthetic data: what was put in comes out, and what cannot be known is said.</summary>
public sealed class CalibrationTests
{
    private const string Oven = """
        name: lab oven
        line:
          web: {foil: Al}
          batch:
            kind: oven
            stages:
              - {duration: 6 min, solvent_content: 0 ppm, top: {air_temperature: 100 degC, heat_transfer_coefficient: 30 W/m2/K}}   # guessed
        formulation: {solvent: NMP, solids_content: 60 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 10 mg/cm2}
        drying: {cells: 8}
        """;

    private const string Transfer = "batch.stages[0].top.heat_transfer_coefficient: 10..80 W/m2/K";

    private static string Write(string name, string text)
    {
        var path = Path.Combine(Places.Scratch("calibration"), name);
        File.WriteAllText(path, text);
        return path;
    }

    // What a logger would have seen in the same oven with 41 W/m2/K.
    private static string Logged(double temperatureNoise, double massNoise)
    {
        var evaluator = RecipeEvaluator.Parse(Oven, options: new EvaluationOptions { SeriesPoints = 240, RelativeTolerance = 1e-6 });
        var at = evaluator.At(evaluator.Vary(Transfer), [41]);
        var readings = FilmReadings.Of(at)!;
        var stream = new RandomStream(3, RandomStreams.SyntheticNoise);
        var table = new CsvText("time [min]", "T_surface [degC]", "mass [g/m2]", "remark");
        for (var i = 1; i <= 40; i++)
        {
            var t = 6.0 * i;
            var (a, b) = stream.NormalPair(0, (ulong)i);
            table.Row(t / 60, readings.Read("film_temperature", MeasuredAxis.Time, t) - 273.15 + temperatureNoise * a, 1000 * readings.Read("mass", MeasuredAxis.Time, t) + massNoise * b, "x");
        }
        return Write("oven.csv", table.ToString());
    }

    [Fact]
    public void Modulus_and_relaxation_are_recovered_from_the_stress_of_a_cantilever()
    {
        var evaluator = RecipeEvaluator.Parse(Oven, options: new EvaluationOptions { SeriesPoints = 240 });
        var truth = evaluator.At([.. evaluator.Vary("drying.mechanics.wet_modulus: 0.1..10 MPa"), .. evaluator.Vary("drying.mechanics.relaxation_time: 5..500 s")], [8e5, 25]);
        var readings = FilmReadings.Of(truth)!;
        var entry = truth.Of("air_entry_time")!.Value;
        var table = new CsvText("time [s]", "stress [kPa]", "free_shrinkage [%]");
        for (var i = 1; i <= 40; i++)
        {
            var t = entry * (0.6 + 0.02 * i);
            table.Row(t, 1e-3 * readings.Read("stress", MeasuredAxis.Time, t), 100 * readings.Read("free_shrinkage", MeasuredAxis.Time, t));
        }
        var answer = CalibrationStudy.Run(new CalibrationRequest
        {
            Recipe = Write("cantilever-oven.yaml", Oven), Data = [Write("cantilever.csv", table.ToString())], Folder = Places.Scratch("cantilever"), Profiles = false,
            Fit = ["drying.mechanics.wet_modulus: 0.1..10 MPa", "drying.mechanics.relaxation_time: 5..500 s"],
        });
        Close.Relative(8e5, answer.Fit!.Estimates[0].Value, 0.02);
        Close.Relative(25, answer.Fit.Estimates[1].Value, 0.02);
    }

    [Fact]
    public void The_heat_transfer_of_an_oven_is_recovered_from_temperature_and_mass()
    {
        var folder = Places.Scratch("fit");
        var answer = CalibrationStudy.Run(new CalibrationRequest
        {
            Recipe = Write("recipe.yaml", Oven), Data = [Logged(0.4, 0.5)], Fit = [Transfer], Columns = [new("T_surface", "film_temperature")], Folder = folder, Profiles = false,
        });
        var fit = answer.Fit!;
        var estimate = Assert.Single(fit.Estimates);
        // One draw of noise: three standard deviations, not the 95 % interval.
        Assert.InRange(Math.Abs(estimate.Value - 41), 0, 3 * estimate.StandardDeviation!.Value);
        Close.Relative(41, estimate.Value, 0.02);
        Assert.Equal(Knowledge.Determined, estimate.Knowledge);
        Close.Relative(0.4, fit.Series[0].Deviations[0], 0.35, "noise of the temperature");
        Close.Relative(5e-4, fit.Series[1].Deviations[0], 0.35, "noise of the balance");
        Assert.Contains(answer.Warnings, w => w.Contains("remark") && w.Contains("left out"));

        var patched = File.ReadAllText(Path.Combine(folder, "recipe.yaml"));
        Assert.Contains("# guessed", patched);
        Assert.Contains("+-", patched);
        var read = RecipeReader.Parse(patched);
        Close.Relative(estimate.Value, read.Job.Equipment.Batch!.Stages[0].Top!.HeatTransferCoefficient!.Value, 1e-3);
        Assert.Contains("Model and data", File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.DoesNotContain("NaN", File.ReadAllText(Path.Combine(folder, "result.json")));
        Assert.Equal(81, File.ReadAllLines(Path.Combine(folder, "residuals.csv")).Length);
    }

    [Trait("Category", "Long")]
    [Fact]
    public void Two_constants_that_one_curve_cannot_tell_apart_are_named()
    {
        // Above and below the web: only the sum of both transfers shows.
        var answer = CalibrationStudy.Run(new CalibrationRequest
        {
            Recipe = Write("recipe.yaml", Oven.Replace("top: {", "bottom: {air_temperature: 100 degC, heat_transfer_coefficient: 10 W/m2/K}, top: {")),
            Data = [Logged(0.4, 0.5)], Fit = ["lewis_exponent", "batch.stages[0].bottom.heat_transfer_coefficient: 5..40 W/m2/K", Transfer], Columns = [new("T_surface", "film_temperature")], Profiles = false,
        });
        Assert.True(answer.Fit!.Directions[^1].StandardDeviation > 5 * answer.Fit.Directions[0].StandardDeviation);
        Assert.All(answer.Fit.Directions, d => Assert.Equal(3, d.Shares.Count));
    }

    [Fact]
    public void A_stopped_calibration_goes_on_with_the_runs_it_made_to_the_same_bytes()
    {
        var scratch = Places.Scratch("stopped");
        var request = new CalibrationRequest { Recipe = Write("recipe.yaml", Oven), Data = [Logged(0.4, 0.5)], Fit = [Transfer], Columns = [new("T_surface", "film_temperature")], Profiles = false };
        // What the second call finds: enough runs of the first to be worth keeping.
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => CalibrationStudy.Run(request with { Folder = Path.Combine(scratch, "cut") }, (step, share) => { if (step == "weights") stop.Cancel(); }, stop.Token));
        using (var folder = Lamina.Data.Runs.RunFolder.Resume(Path.Combine(scratch, "cut"))) Assert.True(new EvaluationMemory(folder).Kept >= 8);
        CalibrationStudy.Run(request with { Folder = Path.Combine(scratch, "cut") });
        CalibrationStudy.Run(request with { Folder = Path.Combine(scratch, "whole") });
        foreach (var file in (string[])["result.json", "residuals.csv", "report.html", "recipe.yaml"]) Assert.Equal(File.ReadAllText(Path.Combine(scratch, "whole", file)), File.ReadAllText(Path.Combine(scratch, "cut", file)));
    }

    [Fact]
    public void Each_row_without_an_axis_is_a_run_with_its_own_settings()
    {
        var recipe = Write("recipe.yaml", """
            name: prescribed
            formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
            coating: {loading: 18 mg/cm2}
            drying: {model: prescribed, rate: 1 g/m2/s, porosity: 50 %}
            line: {batch: {kind: oven, stages: [{duration: 300 min, film_temperature: 80 degC, top: {air_temperature: 80 degC, heat_transfer_coefficient: 30 W/m2/K}}]}}
            """);
        var evaluator = RecipeEvaluator.Read(recipe);
        var variables = evaluator.Vary("loading: 1..40 mg/cm2").Concat(evaluator.Vary("rate: 0.1..9 g/m2/s")).ToArray();
        var table = new CsvText("coating.loading [mg/cm2]", "drying_time [s]");
        foreach (var loading in (double[])[0.1, 0.15, 0.2]) table.Row(100 * loading, evaluator.At(variables, [loading, 0.7e-3]).Of("drying_time"));
        var answer = CalibrationStudy.Run(new CalibrationRequest { Recipe = recipe, Data = [Write("runs.csv", table.ToString())], Fit = ["drying.rate: 0.1..9 g/m2/s"], Profiles = false });
        Close.Relative(0.7e-3, answer.Fit!.Estimates[0].Value, 1e-6);
    }

    [Trait("Category", "Long")]
    [Fact]
    public void The_number_of_threads_does_not_change_a_byte()
    {
        var (recipe, data) = (Write("recipe.yaml", Oven), Logged(0.4, 0.5));
        string With(int threads) => JsonText.Write(CalibrationText.Json(CalibrationStudy.Run(new CalibrationRequest
        {
            Recipe = recipe, Data = [data], Fit = [Transfer], Columns = [new("T_surface", "film_temperature")], Threads = threads, Profiles = false,
        })));
        Assert.Equal(With(1), With(3));
    }

    [Fact]
    public void Experiments_are_ranked_without_any_data()
    {
        var answer = CalibrationStudy.Run(new CalibrationRequest
        {
            Recipe = Write("recipe.yaml", Oven), Fit = [Transfer], Candidates = ["hot: line.batch.stages[0].top.air_temperature=130 degC"], Measures = ["film_temperature: 0.5 K", "porosity: 0.01"],
        });
        Assert.Null(answer.Fit);
        Assert.Equal(4, answer.Experiments.Count);
        Assert.EndsWith("film_temperature", answer.Experiments[0].Name);
        Assert.True(answer.Experiments[0].After[0] < 0.1 * answer.Experiments[0].Before[0]);
    }

    [Fact]
    public void A_law_is_recovered_from_a_table_with_its_own_units()
    {
        var law = LawCatalogue.Find("herschel-bulkley");
        var stream = new RandomStream(1, RandomStreams.SyntheticNoise);
        var table = new CsvText("shear_rate [1/s]", "tau [kPa]");
        for (var i = 0; i < 30; i++)
        {
            var rate = Math.Pow(10, -1 + i / 7.5);
            table.Row(rate, 1e-3 * (law.Value([rate], [8, 3.5, 0.72]) + 0.05 * stream.Normal(0, (ulong)i)));
        }
        var answer = LawCalibrationStudy.Run("herschel-bulkley", Write("flow.csv", table.ToString()), [], [], [new("tau", "stress")]);
        double[] truth = [8, 3.5, 0.72];
        for (var j = 0; j < 3; j++) Assert.InRange(truth[j], answer.Fit!.Estimates[j].ProfileLow!.Value - 1e-3, answer.Fit.Estimates[j].ProfileHigh!.Value + 1e-3);
        var held = LawCalibrationStudy.Run("herschel-bulkley", Write("flow.csv", table.ToString()), [], [new("index", "0.72")], [new("tau", "stress")]);
        Assert.Equal(["yield_stress", "consistency"], held.Parameters.Select(p => p.Name));
    }

    public static TheoryData<string> Laws => [.. LawCatalogue.All.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_law_is_calibrated_to_a_table_that_it_made(string name)
    {
        var law = LawCatalogue.Find(name);
        // Constants away from their defaults, towards the nearer part of the range.
        var truth = law.Parameters.Select((p, j) => p.Default.Value + (j % 2 == 0 ? 0.35 : 0.5) * ((j % 2 == 0 ? p.Default.Upper : p.Default.Lower)!.Value - p.Default.Value)).ToArray();
        string Header(LawQuantity q) => $"{q.Name} [{q.Unit}]";
        var table = new CsvText([.. law.Inputs.Select(Header), Header(law.Output)]);
        var largest = 0.0;
        for (var row = 0; row < 40; row++)
        {
            // Golden-ratio sequences fill the ranges of all inputs.
            var inputs = law.Inputs.Select((q, i) => Between(q.Name, (0.5 + row * (0.6180339887 + 0.1347 * i)) % 1)).ToArray();
            var value = law.Value(inputs, truth);
            largest = Math.Max(largest, Math.Abs(value));
            table.Row([.. inputs.Select(x => (object?)x), value]);
        }
        var answer = LawCalibrationStudy.Run(name, Write(name + ".csv", table.ToString()), [], [], []);
        Assert.DoesNotContain(answer.Fit!.Series[0].Residuals, r => Math.Abs(r) > 1e-4 * largest);
        for (var j = 0; j < truth.Length; j++)
        {
            var (estimate, parameter) = (answer.Fit.Estimates[j], law.Parameters[j].Default);
            // What acts only as a product with another constant cannot be known alone, and is said not to be.
            if (estimate.Knowledge == Knowledge.Determined) Close.Absolute(truth[j], estimate.Value, 0.02 * (parameter.Upper!.Value - parameter.Lower!.Value), $"{name}: {estimate.Name}");
            else Assert.Contains(estimate.Name, Products);
        }
    }

    // Only A/z^2, the product of prefactor and assist, and scale factors of one another enter.
    private static readonly string[] Products = ["hamaker", "separation", "prefactor", "assist"];

    private static double Between(string input, double share)
    {
        (double Low, double High) range = input switch
        {
            "solids_fraction" => (0.05, 0.5), "shear_rate" => (0.05, 1000), "carbon_fraction" => (0.014, 0.04), "diameter" => (0.3e-6, 40e-6), "primary_diameter" => (30e-9, 60e-9),
            "fragmentation_number" => (0.3, 12), "time" => (10, 7200), "concentration" => (2, 60), "temperature" => (285, 370), "age" => (30, 90000), "speed" => (0.1, 2), "gap" => (40e-6, 400e-6),
            "viscosity" => (0.05, 10), "stretch" => (5, 60), "surface_tension" => (0.03, 0.07), "film" => (40e-6, 300e-6), "yield_stress" => (0.3, 30), "initial_porosity" => (0.42, 0.55),
            "line_load" => (20e3, 700e3), "loading" => (0.08, 0.35), "initial_thickness" => (120e-6, 200e-6), "binder_share" => (0.015, 0.06), "passes" => (1, 4), "porosity" => (0.2, 0.5),
            "domain_fraction" => (0.06, 0.15), "initial_domain_fraction" => (0.05, 0.08), "compaction" => (0.02, 0.45), "nip_pressure" => (20e6, 250e6), "particle_diameter" => (3e-6, 15e-6), "active_fraction" => (0.45, 0.7),
            _ => throw new InvalidOperationException($"give the test a range of {input}"),
        };
        return range.High > 20 * range.Low ? range.Low * Math.Pow(range.High / range.Low, share) : range.Low + share * (range.High - range.Low);
    }

    [Theory]
    [InlineData("unknown law", "there is no law herschel-buckley")]
    [InlineData("no column", "no column `shear_rate`")]
    [InlineData("wrong unit", "shear_rate [m]")]
    [InlineData("unknown constant", "has no such constant")]
    public void Bad_law_tables_are_refused_in_words(string what, string message)
    {
        var file = Write("flow.csv", what switch { "no column" => "rate [1/s],stress [Pa]\n1,2\n", "wrong unit" => "shear_rate [m],stress [Pa]\n1,2\n", _ => "shear_rate [1/s],stress [Pa]\n1,2\n2,3\n5,6\n9,8\n" });
        var fault = Assert.Throws<InputException>(() => LawCalibrationStudy.Run(what == "unknown law" ? "herschel-buckley" : "herschel-bulkley", file, what == "unknown constant" ? ["yield: 1..2 Pa"] : [], [], []));
        Assert.Contains(message, fault.Message);
    }

    [Theory]
    [InlineData("time [s],colour [1]\n0,1\n", "nothing to compare with")]
    [InlineData("film_temperature [K]\n300\n", "nothing to compare with")]
    [InlineData("time [s],film_temperature [m]\n0,1\n", "film_temperature [m]")]
    [InlineData("time [s],film_temperature [K],film_temperature_sd [K]\n0,300,0\n", "film_temperature_sd")]
    [InlineData("", "empty")]
    public void Bad_tables_are_refused_in_words(string text, string message)
    {
        var fault = Assert.Throws<InputException>(() => CalibrationStudy.Run(new CalibrationRequest { Recipe = Write("recipe.yaml", Oven), Data = [Write("bad.csv", text)], Fit = [Transfer] }));
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void Nothing_to_calibrate_against_is_said() =>
        Assert.Contains("nothing to calibrate against", Assert.Throws<InputException>(() => CalibrationStudy.Run(new CalibrationRequest { Recipe = Write("recipe.yaml", Oven), Fit = [Transfer] })).Message);
}
