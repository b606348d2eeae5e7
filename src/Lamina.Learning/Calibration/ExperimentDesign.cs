namespace Lamina.Learning.Calibration;

/// <summary>
/// Which of several experiments says most about the parameters before any of them is made: the gain in the determinant of Fisher's information (D-optimality; Atkinson
/// and Donev, Optimum Experimental Designs, 1992) beside what ranges and earlier data say. Linearised at the current estimates.
/// </summary>
public static class ExperimentDesign
{
    /// <summary>Judges experiments one by one.</summary>
    /// <param name="parameters">number of parameters</param>
    /// <param name="known">directions of an earlier fit to the same parameters and ranges; null where there are no data yet</param>
    /// <param name="candidates">the experiments</param>
    /// <returns>the candidates, the most informative first; equal ones in the order given</returns>
    public static IReadOnlyList<ExperimentGain> Rank(int parameters, IReadOnlyList<Direction>? known, IReadOnlyList<ExperimentCandidate> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        var before = Information(parameters, known, null);
        return
        [
            .. candidates.Select(candidate =>
            {
                if (candidate.Sensitivities.Length != parameters || candidate.Sensitivities.Any(c => c.Length != candidate.Sensitivities[0].Length || !Array.TrueForAll(c, double.IsFinite)))
                    throw new ArgumentException($"{candidate.Name}: sensitivities are one column of finite numbers per parameter.");
                var after = Information(parameters, known, candidate.Sensitivities);
                return new ExperimentGain
                {
                    Name = candidate.Name, Gain = after.LogDeterminant / 2 - before.LogDeterminant / 2, Before = before.Deviations, After = after.Deviations,
                };
            }).OrderByDescending(g => g.Gain),
        ];
    }

    private static (double LogDeterminant, double[] Deviations) Information(int n, IReadOnlyList<Direction>? known, double[][]? sensitivities)
    {
        var rows = sensitivities is null ? 0 : sensitivities[0].Length;
        var directions = known?.Count ?? 0;
        var columns = new double[n][];
        for (var j = 0; j < n; j++)
        {
            columns[j] = new double[n + directions + rows];
            // A range says as much as a normal prior of the same standard deviation, 1/sqrt(12) of its width.
            columns[j][j] = Math.Sqrt(12);
            for (var k = 0; k < directions; k++) columns[j][n + k] = known![k].SingularValue * known[k].Shares[j];
            sensitivities?[j].CopyTo(columns[j], n + directions);
        }
        var (triangle, _) = Dense.Triangle(columns, new double[n + directions + rows]);
        var logarithm = 0.0;
        for (var j = 0; j < n; j++) logarithm += 2 * Math.Log(Math.Abs(triangle[j][j]));
        var (values, vectors) = Dense.Singular(triangle);
        var deviations = new double[n];
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < n; k++) deviations[j] += Math.Pow(vectors[k][j] / values[k], 2);
            deviations[j] = Math.Sqrt(deviations[j]);
        }
        return (logarithm, deviations);
    }
}
