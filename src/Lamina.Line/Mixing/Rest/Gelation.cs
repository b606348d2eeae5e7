using Lamina.Data.Binding;

namespace Lamina.Line.Mixing.Rest;

/// <summary>Whether the slurry can still be coated.</summary>
public enum Gelation
{
    /// <summary>It flows.</summary>
    [Describe("It flows.")]
    None,

    /// <summary>PVDF beside an alkaline nickel-rich or sodium oxide has waited long enough that it may gel.</summary>
    [Describe("PVDF beside an alkaline nickel-rich or sodium oxide has waited long enough that it may gel.")]
    Risk,

    /// <summary>The solids, agglomerates included, fill more than the maximum packing.</summary>
    [Describe("The solids, agglomerates included, fill more than the maximum packing.")]
    Jammed,
}
