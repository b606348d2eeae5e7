namespace Lamina.Studies.Advising;

/// <summary>How fast the line may run, what limits it, what to change first.</summary>
public sealed record Advice
{
    /// <summary>Speed of the run; null in a batch dryer [m/s].</summary>
    public double? Speed { get; init; }

    /// <summary>Highest speed at which every limit holds; null in a batch dryer or where none within a factor of eight does [m/s].</summary>
    public double? HighestSpeed { get; init; }

    /// <summary>Why there is no highest speed, or that it lies beyond the range searched.</summary>
    public string? SpeedNote { get; init; }

    /// <summary>The limits, the tightest first.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }

    /// <summary>The limit that is reached first when the line runs faster; in a batch dryer the tightest one; null without limits.</summary>
    public Limit? Limiting { get; init; }

    /// <summary>The limits of the unchanged pass on the grid that the changes were tried on: gains are differences to these.</summary>
    public IReadOnlyList<Limit> Basis { get; init; } = [];

    /// <summary>Changes tried, in the order of the line.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>Limits that hold in the pass as it is and not with a change: what the change would cost.</summary>
    /// <param name="proposal">the change</param>
    public IReadOnlyList<Limit> BrokenBy(Proposal proposal) =>
        [.. proposal.Limits.Where(l => l.Margin < Limit.Exactness && Basis.FirstOrDefault(b => b.Output == l.Output) is { Holds: true })];

    /// <summary>The change to make first for one limit: of those that gain visibly, the ones that break no other limit, then the ones that keep the speed, then the one that gains most.</summary>
    /// <param name="output">name of the limited output</param>
    /// <returns>null where no change gains more than 0.2 % of the limit's scale</returns>
    public (Proposal Proposal, double? Value)? FirstFor(string output)
    {
        var best = RankedFor(output).Where(p => p.Gain > 0.002).OrderBy(p => BrokenBy(p.Proposal).Count).ThenBy(p => p.Proposal.KeepsSpeed ? 0 : 1).FirstOrDefault();
        return best.Proposal is null ? null : (best.Proposal, best.Value);
    }

    /// <summary>The changes by what they gain in the margin of one limit, the most helpful first.</summary>
    /// <param name="output">name of the limited output</param>
    /// <returns>change, limited value [SI of the output], gain over the limit's scale [-]</returns>
    public IReadOnlyList<(Proposal Proposal, double? Value, double Gain)> RankedFor(string output)
    {
        var before = Basis.FirstOrDefault(l => l.Output == output)?.Margin;
        return
        [
            .. Proposals.Select(p => (Proposal: p, Limit: p.Limits.FirstOrDefault(l => l.Output == output)))
                .Where(p => p.Limit?.Margin is not null && before is not null)
                .Select(p => (p.Proposal, p.Limit!.Value, p.Limit.Margin!.Value - before!.Value))
                .OrderByDescending(p => p.Item3),
        ];
    }
}
