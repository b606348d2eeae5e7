namespace Lamina.Data.Provenance;

/// <summary>How a value is known. Reports and docs count the kinds apart.</summary>
public enum SourceKind
{
    /// <summary>Read in a named publication, data sheet or data set.</summary>
    Found,

    /// <summary>Computed here from found values; the note says how.</summary>
    Computed,

    /// <summary>Fitted to named data.</summary>
    Fitted,

    /// <summary>Not known: a stated guess with bounds, to be calibrated. Every output that rests on one says so.</summary>
    Assumed,

    /// <summary>Given by the user in the recipe or line file.</summary>
    Given,
}

/// <summary>Where a value comes from.</summary>
public sealed record Source
{
    /// <summary>How the value is known.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Publication, data set or file and line; for an assumed value the reasoning.</summary>
    public required string Citation { get; init; }

    /// <summary>DOI or page of the source, where it has one.</summary>
    public string? Reference { get; init; }
}

/// <summary>A scalar property in SI with its source and, where assumed, the bounds that its uncertainty band uses.</summary>
public sealed record Sourced
{
    /// <summary>The value [SI, see <see cref="Unit"/>].</summary>
    public required double Value { get; init; }

    /// <summary>The SI unit as text, <c>1</c> for pure numbers.</summary>
    public required string Unit { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }

    /// <summary>Lower bound [SI]; required where the source is assumed.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper bound [SI]; required where the source is assumed.</summary>
    public double? Upper { get; init; }

    /// <summary>The value.</summary>
    public static implicit operator double(Sourced sourced) => sourced.Value;
}
