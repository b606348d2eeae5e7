namespace Lamina.Learning.Calibration;

/// <summary>One direction in the space of parameters, each measured in widths of its range (of its logarithm where it is logarithmic), and how well the data fix it.</summary>
public sealed record Direction
{
    /// <summary>Share of each parameter, of unit length as a whole; the largest is positive [-].</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Singular value of the weighted Jacobian: standard deviations of the data per width of the range [-].</summary>
    public required double SingularValue { get; init; }

    /// <summary>Standard deviation along it, in widths of the ranges; infinity where the data do not see it [-].</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The verdict.</summary>
    public required Knowledge Knowledge { get; init; }

    /// <summary>The combination in words, parameters with small shares left out: <c>0.71 a - 0.70 b</c>.</summary>
    /// <param name="names">names of the parameters</param>
    public string Words(IReadOnlyList<string> names)
    {
        var parts = Enumerable.Range(0, Shares.Count).Where(j => Math.Abs(Shares[j]) >= 0.2).OrderByDescending(j => Math.Abs(Shares[j])).ToArray();
        return string.Concat(parts.Select((j, k) => (k == 0 ? Shares[j] < 0 ? "-" : "" : Shares[j] < 0 ? " - " : " + ") + $"{Math.Abs(Shares[j]):F2} {names[j]}"));
    }

    internal static Knowledge Judge(double widths) => widths < 0.1 ? Knowledge.Determined : widths < 1 / Math.Sqrt(12) ? Knowledge.Weak : Knowledge.Undetermined;
}
