namespace Lamina.Studies.Running;

/// <summary>What the bounds of assumed constants do to one output: one constant moved at a time, all others at their values.</summary>
public sealed record OutputBand
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Lowest value over all one-at-a-time runs that have the output [SI of the output].</summary>
    public required double Low { get; init; }

    /// <summary>Highest value over all one-at-a-time runs; null where the output is a time that is not reached in one of them, so that the band is open above [SI of the output].</summary>
    public required double? High { get; init; }

    /// <summary>Why the output does not exist in some of the runs, in the words of the first of them; null where all have it.</summary>
    public string? Absent { get; init; }

    /// <summary>Constants by influence, the strongest first.</summary>
    public required IReadOnlyList<ConstantInfluence> Influences { get; init; }

    /// <summary>Its two ends in words: <c>48.2 to 80.5</c>, or <c>48.2 and more</c> where not every run reaches it.</summary>
    /// <param name="show">a number as text, in the reader's unit</param>
    public string Words(Func<double, string> show) =>
        High is { } high ? $"{show(Low)} to {show(high)}{(Absent is null ? "" : ", or none")}" : $"{show(Low)} and more: not always reached";

    /// <summary>The band of an output over runs with one constant at a bound.</summary>
    /// <param name="output">the output of the base run, with a value</param>
    /// <param name="constants">the constants, with bounds</param>
    /// <param name="runs">outputs with constant k at its lower bound (2k) and its upper one (2k + 1); null where there is no solution</param>
    /// <param name="moved">the value that stands for one of such a run [SI of the output]</param>
    /// <param name="negligible">influences up to this size are left out [SI of the output]</param>
    /// <returns>null where no constant moves the output</returns>
    internal static OutputBand? Of(
        Line.Steps.Output output, IReadOnlyList<(string Name, Data.Provenance.Sourced Value)> constants, IReadOnlyList<IReadOnlyList<Line.Steps.Output>?> runs, Func<double, double> moved, double negligible)
    {
        var value = output.Value!.Value;
        double low = value, high = value;
        string? absent = null;
        var influences = new List<(ConstantInfluence Influence, double Size)>();
        for (var c = 0; c < constants.Count; c++)
        {
            double? At(int run)
            {
                if (runs[run]?.FirstOrDefault(o => o.Name == output.Name) is not { } found) return null;
                if (found.Value is { } there) return moved(there);
                absent ??= found.Reason;
                return null;
            }
            var (lower, upper) = (At(2 * c), At(2 * c + 1));
            // A bound at which the output does not exist matters most of all.
            var size = lower is null || upper is null ? double.PositiveInfinity : Math.Max(Math.Abs(lower.Value - value), Math.Abs(upper.Value - value));
            if (size <= negligible) continue;
            low = Math.Min(low, Math.Min(lower ?? low, upper ?? low));
            high = Math.Max(high, Math.Max(lower ?? high, upper ?? high));
            var (name, constant) = constants[c];
            influences.Add((new ConstantInfluence { Constant = name, Unit = constant.Unit, Lower = constant.Lower!.Value, Upper = constant.Upper!.Value, AtLower = lower, AtUpper = upper }, size));
        }
        if (influences.Count == 0) return null;
        var isOpen = absent is not null && Line.Outputs.OutputCatalogue.Find(output.Name) is [{ IsReached: true }, ..];
        return new OutputBand { Output = output.Name, Low = low, High = isOpen ? null : high, Absent = absent, Influences = [.. influences.OrderByDescending(i => i.Size).Select(i => i.Influence)] };
    }
}
