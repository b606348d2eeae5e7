namespace Lamina.Studies.Starting;

/// <summary>What a new recipe needs to know, as the user would write it.</summary>
public sealed record StarterAnswers
{
    /// <summary>Active material.</summary>
    public required string Active { get; init; }

    /// <summary>Conductive carbon.</summary>
    public required string Carbon { get; init; }

    /// <summary>Binder, or two joined by a plus sign.</summary>
    public required string Binder { get; init; }

    /// <summary>Solvent.</summary>
    public required string Solvent { get; init; }

    /// <summary>Solids content with unit.</summary>
    public required string SolidsContent { get; init; }

    /// <summary>Dry loading of one side with unit.</summary>
    public required string Loading { get; init; }

    /// <summary>Web speed with unit.</summary>
    public required string Speed { get; init; }

    /// <summary>Length of the dryer with unit.</summary>
    public required string DryerLength { get; init; }
}
