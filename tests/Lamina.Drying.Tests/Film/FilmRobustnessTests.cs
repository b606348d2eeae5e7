using Lamina.Drying.Film;
using Xunit;

namespace Lamina.Drying.Tests.Film;

/// <summary>Studies send thousands of odd settings: every film and program that could be made must dry to a balanced, finite answer.</summary>
public class FilmRobustnessTests
{
    [Fact]
    public void Odd_films_and_programs_converge_and_balance() => Try(first: 0, count: 15);

    [Fact]
    [Trait("Category", "Long")]
    public void Hundreds_of_odd_films_and_programs_converge_and_balance() => Try(first: 15, count: 400);

    private static void Try(int first, int count)
    {
        var faults = new List<string>();
        for (var i = first; i < first + count; i++)
            if (Fault(i) is { } fault) faults.Add($"case {i}: {fault}");
        Assert.True(faults.Count == 0, $"{faults.Count} of {count} failed:\n{string.Join("\n", faults)}");
    }

    internal static string? Fault(int index)
    {
        var (input, closures, program, options) = RandomFilms.Draw(index);
        FilmSolution solution;
        try
        {
            solution = FilmModel.Solve(input, closures, program, options);
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            return exception.Message;
        }
        foreach (var (balance, error) in solution.Balances)
            if (!(Math.Abs(error) <= 1e-10)) return $"balance {balance} is off by {error:G3}";
        foreach (var property in typeof(FilmOutputs).GetProperties())
            if (property.GetValue(solution.Outputs) is FilmOutput { Value: { } value } && !double.IsFinite(value)) return $"{property.Name} is {value}";
        foreach (var profile in solution.Profiles)
            for (var c = 0; c < profile.SolidFraction.Length; c++)
                if (!(profile.SolidFraction[c] is > 0 and < 1 && profile.FreeSolvent[c] > -1e-3)) return $"profile at {profile.Time:G4} s, cell {c}: solid fraction {profile.SolidFraction[c]:G4}, solvent {profile.FreeSolvent[c]:G4}";
        // Work in proportion to the grid: a front that crosses a cell costs a few steps.
        var passes = Math.Max(1, solution.Zones.Sum(z => z.Passes));
        var allowed = passes * (1500 + 40L * options.Cells);
        return solution.Statistics.Steps <= allowed ? null : $"{solution.Statistics.Steps} steps, {allowed} allowed for {options.Cells} cells in {passes} passes";
    }
}
