using Lamina.Learning.Sensitivity;
using Lamina.Studies.Evaluation;
using Lamina.Testing;

namespace Lamina.Studies.Tests.Evaluation;

/// <summary>Derivatives of outputs of the film model with respect to its inputs.</summary>
public sealed class SensitivityTests
{
    private const string Oven = """
        name: lab oven
        line:
          web: {foil: Al}
          batch:
            kind: oven
            stages:
              - {duration: 6 min, solvent_content: 0 ppm, top: {air_temperature: 100 degC, heat_transfer_coefficient: 30 W/m2/K}}
        formulation: {solvent: NMP, solids_content: 60 wt%, components: {NMC622: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        coating: {loading: 10 mg/cm2}
        drying: {cells: 12, settling: off}
        """;

    [Fact]
    public void Forward_sensitivities_follow_recipe_values_into_formulas()
    {
        var evaluator = RecipeEvaluator.Parse(RecipeEvaluatorTests.Quick, options: new EvaluationOptions { RelativeTolerance = 1e-6 });
        Variable[] variables = [.. evaluator.Vary("speed: 6..12 m/min"), .. evaluator.Vary("dryer.zones[0].air_temperature: 80..120 degC"), .. evaluator.Vary("loading: 8..12 mg/cm2")];
        double[] point = [.. variables.Select(v => v.Base!.Value)];
        var at = evaluator.At(variables, point);
        var found = evaluator.Sensitivities(variables, point)!;
        Assert.All((string[])["residual_solvent", "lel_fraction_max", "web_heat"], n => Assert.Equal(3, found.Of(n)!.Count));
        // Goals and margins: outputs and recipe values move together.
        var goal = Goal.Parse(evaluator, "web_heat * speed", maximise: false).Slopes(at, found)!;
        var margin = Constraint.Parse(evaluator, "lel_fraction_max <= 25 %").Slopes(at, found)!;
        for (var i = 0; i < variables.Length; i++)
        {
            double[] At(double by)
            {
                var moved = (double[])point.Clone();
                moved[i] += by;
                var there = evaluator.At(variables, moved);
                return [there.Of("web_heat")!.Value * (i == 0 ? moved[0] : point[0]), 1 - there.Of("lel_fraction_max")!.Value / 0.25];
            }
            // The content of the zone's air bends within a per cent of speed: differences need a small step, sensitivities none.
            var h = 1e-3 * (variables[i].High - variables[i].Low);
            var (high, low) = (At(h), At(-h));
            Close.Relative((high[0] - low[0]) / (2 * h), goal[i], 5e-3, $"goal with {variables[i].Name}");
            Close.Relative((high[1] - low[1]) / (2 * h), margin[i], 5e-3, $"margin with {variables[i].Name}");
        }
        // A peak is read off recorded times: it has no derivative here.
        Assert.Null(Constraint.Parse(evaluator, "peak_film_temperature <= 130 degC").Slopes(at, found));
    }

    [Trait("Category", "Long")]
    [Fact]
    public void Extrapolated_derivatives_agree_with_plain_differences_of_other_steps_to_1e_4()
    {
        // The tolerance of the integration bounds what any difference can know: 1e-9 / 1e-2 is far below 1e-4.
        var evaluator = RecipeEvaluator.Parse(Oven, options: new EvaluationOptions { Grid = EvaluationGrid.Recipe, RelativeTolerance = 1e-9 });
        Variable[] variables = [.. evaluator.Vary("stages[0].top.heat_transfer_coefficient: 20..40 W/m2/K"), .. evaluator.Vary("stages[0].top.air_temperature: 80..120 degC"), .. evaluator.Vary("loading: 8..12 mg/cm2")];
        string[] outputs = ["drying_time", "mean_drying_rate", "binder_bottom_over_mean", "end_of_shrinkage_time", "plateau_film_temperature"];
        bool Model(ReadOnlySpan<double> x, Span<double> y)
        {
            var at = evaluator.At(variables, x);
            for (var o = 0; o < outputs.Length; o++) y[o] = at.Of(outputs[o]) ?? double.NaN;
            return at.Solved;
        }
        double[] centre = [.. variables.Select(v => v.Base!.Value)], low = [.. variables.Select(v => v.Low)], high = [.. variables.Select(v => v.High)];
        var found = LocalSensitivity.Run(Model, centre, [.. variables.Select(v => 0.1 * (v.High - v.Low))], low, high, outputs.Length);
        var faults = new List<string>();
        // Five-point differences: truncation of fourth order, none of the steps above.
        for (var i = 0; i < variables.Length; i++)
        {
            var h = 0.035 * (high[i] - low[i]);
            double[] At(double shift)
            {
                var (x, y) = ((double[])centre.Clone(), new double[outputs.Length]);
                x[i] += shift;
                Assert.True(Model(x, y));
                return y;
            }
            double[] p1 = At(h), m1 = At(-h), p2 = At(2 * h), m2 = At(-2 * h);
            // The plateau temperature is read off recorded times and jumps by some 1e-3 K: it has no such derivative, and must not pretend to.
            Assert.True(i != 0 || found[^1][i].Error > 1e-4 * Math.Abs(found[^1][i].Value));
            for (var o = 0; o < outputs.Length - 1; o++)
            {
                var plain = (8 * (p1[o] - m1[o]) - (p2[o] - m2[o])) / (12 * h);
                // Relative to the derivative, but not below what a full range moves the output by 1e-3 of itself.
                var scale = Math.Max(Math.Abs(plain), 1e-3 * Math.Abs(p1[o]) / (high[i] - low[i]));
                if (!(Math.Abs(found[o][i].Value - plain) <= 1e-4 * scale)) faults.Add($"d {outputs[o]} / d {variables[i].Name}: {found[o][i].Value:G8} +- {found[o][i].Error:G2}, plain {plain:G8}, off by {(found[o][i].Value - plain) / scale:G2}");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
