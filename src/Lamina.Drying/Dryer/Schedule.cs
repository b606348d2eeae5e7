namespace Lamina.Drying.Dryer;

/// <summary>A quantity prescribed over time: linear between points, constant outside them. Time counts from the start of the segment.</summary>
public sealed record Schedule
{
    /// <summary>Times, increasing [s].</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Values at these times [SI unit of the quantity].</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>A constant.</summary>
    /// <param name="value">[SI unit of the quantity]</param>
    public static Schedule Constant(double value) => new() { Times = [0], Values = [value] };

    /// <summary>The value at a time [SI unit of the quantity].</summary>
    /// <param name="time">since the start of the segment [s]</param>
    public double At(double time)
    {
        var n = Times.Count;
        if (n == 1 || time <= Times[0]) return Values[0];
        for (var i = 1; i < n; i++)
            if (time < Times[i])
                return Values[i - 1] + (Values[i] - Values[i - 1]) * (time - Times[i - 1]) / (Times[i] - Times[i - 1]);
        return Values[n - 1];
    }
}
