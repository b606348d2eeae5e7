using System.Globalization;

namespace Lamina.Studies.Validation.Data;

/// <summary>
/// A nonlinear regression set of the NIST Statistical Reference Datasets (public domain): two starts, certified estimates and standard deviations, data. Its
/// file is kept as NIST wrote it.
/// </summary>
internal sealed class StrdSet
{
    private StrdSet(string name, double[][] starts, double[] certified, double[] deviations, double sum, double[] y, double[] x) =>
        (Name, Starts, Certified, Deviations, SumOfSquares, Y, X) = (name, starts, certified, deviations, sum, y, x);

    public string Name { get; }

    public double[][] Starts { get; }

    public double[] Certified { get; }

    public double[] Deviations { get; }

    public double SumOfSquares { get; }

    public double[] Y { get; }

    public double[] X { get; }

    public static StrdSet Parse(string name, string text)
    {
        var parameters = new List<double[]>();
        var rows = new List<double[]>();
        var sum = double.NaN;
        var inData = false;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (line.StartsWith("Data:   y", StringComparison.Ordinal) || line.StartsWith("Data:  y", StringComparison.Ordinal)) inData = true;
            else if (inData && words.Length == 2) rows.Add([Number(words[0]), Number(words[1])]);
            else if (words.Length == 6 && words[0].StartsWith('b') && words[1] == "=") parameters.Add([.. words[2..].Select(Number)]);
            else if (line.StartsWith("Residual Sum of Squares:", StringComparison.Ordinal)) sum = Number(words[^1]);
        }
        return new StrdSet(name, [[.. parameters.Select(p => p[0])], [.. parameters.Select(p => p[1])]], [.. parameters.Select(p => p[2])], [.. parameters.Select(p => p[3])], sum,
            [.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]);
    }

    /// <summary>The model of the set, residuals data minus model.</summary>
    public bool Residuals(ReadOnlySpan<double> b, Span<double> residuals)
    {
        for (var i = 0; i < X.Length; i++)
        {
            var x = X[i];
            residuals[i] = Y[i] - Name switch
            {
                "Misra1a" => b[0] * (1 - Math.Exp(-b[1] * x)),
                "MGH09" => b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]),
                "Hahn1" or "Thurber" => (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))),
                _ => throw new InvalidOperationException(Name),
            };
        }
        return true;
    }

    private static double Number(string word) => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
}
