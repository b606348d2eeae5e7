namespace Lamina.Learning.Optimisation;

/// <summary>One point of a search with what was found there. Immutable.</summary>
public sealed record Trial
{
    /// <summary>The point, each coordinate a share of the way from the low to the high end of its variable [-].</summary>
    public required IReadOnlyList<double> Point { get; init; }

    /// <summary>The goal, smaller is better; NaN where the point could not be evaluated [unit of the goal].</summary>
    public required double Goal { get; init; }

    /// <summary>How far inside each constraint the point is, relative to its limit; negative outside [-].</summary>
    public required IReadOnlyList<double> Margins { get; init; }

    /// <summary>Whether the point could be evaluated.</summary>
    public bool Exists => !double.IsNaN(Goal);

    /// <summary>The worst breach of a constraint, 0 where all hold [-].</summary>
    public double Breach
    {
        get
        {
            if (!Exists) return double.PositiveInfinity;
            var worst = 0.0;
            foreach (var margin in Margins) worst = Math.Max(worst, -margin);
            return worst;
        }
    }

    /// <summary>Whether the point could be evaluated and keeps every constraint.</summary>
    public bool IsFeasible => Breach == 0;

    /// <summary>A point that could not be evaluated.</summary>
    /// <param name="point">the point [-]</param>
    public static Trial Failed(IReadOnlyList<double> point) => new() { Point = point, Goal = double.NaN, Margins = [] };

    /// <summary>Whether this is a better answer than another: feasible before not, then by goal, or by breach where neither is feasible.</summary>
    /// <param name="other">the other trial, or null</param>
    public bool IsBetterThan(Trial? other)
    {
        if (other is null || !other.Exists) return Exists;
        if (!Exists) return false;
        return IsFeasible != other.IsFeasible ? IsFeasible : IsFeasible ? Goal < other.Goal : Breach < other.Breach;
    }
}
