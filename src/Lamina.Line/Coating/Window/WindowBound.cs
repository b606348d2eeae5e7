namespace Lamina.Line.Coating.Window;

/// <summary>One bound of the coating window and where the operating point stands.</summary>
public sealed record WindowBound
{
    /// <summary>Name, e.g. <c>vacuum_min</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is seen beyond it.</summary>
    public required CoatingDefect Defect { get; init; }

    /// <summary>The quantity at the operating point [SI, see <see cref="Unit"/>].</summary>
    public required double Value { get; init; }

    /// <summary>The bound [SI, see <see cref="Unit"/>].</summary>
    public required double Bound { get; init; }

    /// <summary>Whether the value must stay below the bound.</summary>
    public required bool IsUpper { get; init; }

    /// <summary>What the distance is measured by [SI, see <see cref="Unit"/>].</summary>
    public required double Scale { get; init; }

    /// <summary>SI unit as text.</summary>
    public required string Unit { get; init; }

    /// <summary>Distance to the bound over the scale; negative outside [-].</summary>
    public double Margin => (IsUpper ? Bound - Value : Value - Bound) / Scale;
}
