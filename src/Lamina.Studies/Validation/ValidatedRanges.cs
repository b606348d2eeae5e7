using Lamina.Line;
using Lamina.Line.Drying;
using Lamina.Line.Products;

namespace Lamina.Studies.Validation;

/// <summary>
/// All ranges that may carry the badge "validated". An entry needs a held-out case that passes; a test holds every entry to that. Where an output lies outside
/// all of them it is extrapolated, or rests on assumed constants where those move it.
/// </summary>
public static class ValidatedRanges
{
    /// <summary>The ranges.</summary>
    public static IReadOnlyList<ValidatedRange> All { get; } =
    [
        new ValidatedRange
        {
            Case = "dawson-emptying",
            Quantity = "end of emptying",
            Output = "drying_time",
            Solvent = "NMP",
            Materials = ["NMC622", "C65", "PVDF"],
            // One film: the ranges are the spread of its published numbers (rate .024 to .031 g/m2/s by mass balance, ambient temperature), no more.
            Conditions =
            [
                ("wet_thickness", 150e-6, 210e-6), ("coldest_film", 288.15, 303.15), ("hottest_film", 288.15, 303.15), ("mean_drying_rate", 2.2e-5, 3.3e-5),
                ("prescribed_porosity", 0.58, 0.63), ("dry_to", 0.005, 0.01),
            ],
        },
    ];

    /// <summary>The conditions of a pass by name [SI of each]: wet_thickness [m], coldest_film and hottest_film [K], mean_drying_rate [kg/(m2 s)], dry_to [-], prescribed_porosity [-].</summary>
    /// <param name="job">the job</param>
    /// <param name="wet">the wet film</param>
    /// <param name="result">what drying gave</param>
    public static IReadOnlyDictionary<string, double> Conditions(LineJob job, WetFilm wet, DryingResult result)
    {
        var conditions = new Dictionary<string, double>(StringComparer.Ordinal) { ["wet_thickness"] = wet.Thickness, ["dry_to"] = job.Drying!.DryTo };
        if (job.Drying.Porosity is { } porosity) conditions["prescribed_porosity"] = porosity;
        if (result.Solution is { } solution)
        {
            conditions["coldest_film"] = solution.Series.Temperature.Min();
            conditions["hottest_film"] = solution.Series.Temperature.Max();
            if (solution.Outputs.MeanDryingRate.Value is { } rate) conditions["mean_drying_rate"] = rate;
        }
        return conditions;
    }

    /// <summary>The range that an output lies in.</summary>
    /// <param name="output">its name</param>
    /// <param name="formulation">what the coating is made of</param>
    /// <param name="conditions">the conditions of the pass</param>
    /// <returns>null where it lies in none</returns>
    public static ValidatedRange? Find(string output, Formulation formulation, IReadOnlyDictionary<string, double> conditions) =>
        All.FirstOrDefault(r => r.Output == output && r.Solvent == formulation.Solvent
            && r.Materials.All(m => formulation.Components.Any(c => c.Name == m))
            && r.Conditions.All(c => conditions.TryGetValue(c.Condition, out var value) && value >= c.Low && value <= c.High));
}
