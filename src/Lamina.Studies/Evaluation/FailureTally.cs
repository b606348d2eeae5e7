using System.Text.RegularExpressions;

namespace Lamina.Studies.Evaluation;

/// <summary>Counts the points of a study that could not be run, by reason. Safe for any number of threads; what it lists does not depend on their order.</summary>
public sealed partial class FailureTally
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, FailedPoints> _reasons = new(StringComparer.Ordinal);

    /// <summary>Points that could not be run [-].</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _reasons.Values.Sum(r => r.Count);
        }
    }

    /// <summary>The reasons, the most frequent first.</summary>
    public IReadOnlyList<FailedPoints> Reasons
    {
        get
        {
            lock (_gate) return [.. _reasons.Values.OrderByDescending(r => r.Count)];
        }
    }

    /// <summary>Counts a point if it failed, and hands it on.</summary>
    /// <param name="at">the point</param>
    public EvaluatedPoint Judge(EvaluatedPoint at)
    {
        if (at.Failure is { } reason) Add(reason);
        return at;
    }

    /// <summary>Counts points.</summary>
    /// <param name="reason">why they could not be run</param>
    /// <param name="count">how many [-]</param>
    public void Add(string reason, int count = 1)
    {
        // Times and values differ from point to point where the cause is one.
        var kind = Numbers().Replace(reason, "#");
        lock (_gate)
        {
            var known = _reasons.GetValueOrDefault(kind);
            _reasons[kind] = new FailedPoints { Reason = known is not null && string.CompareOrdinal(known.Reason, reason) < 0 ? known.Reason : reason, Count = count + (known?.Count ?? 0) };
        }
    }

    [GeneratedRegex(@"[-+]?\d[\d.]*([eE][-+]?\d+)?")]
    private static partial Regex Numbers();
}
