using Lamina.Drying.Film;
using Lamina.Line.Products;

namespace Lamina.Line.Drying;

/// <summary>The dried electrode together with how it got there, for tables and charts.</summary>
public sealed record DryingResult
{
    /// <summary>The product.</summary>
    public required DryElectrode Electrode { get; init; }

    /// <summary>The case that was solved; null for a prescribed rate.</summary>
    public FilmCase? Case { get; init; }

    /// <summary>The solution; null for a prescribed rate.</summary>
    public FilmSolution? Solution { get; init; }

    /// <summary>Stress and cracks; null for a prescribed rate.</summary>
    public FilmMechanics? Mechanics { get; init; }

    /// <summary>What became of the spread of the loading; null where it was not carried through.</summary>
    public DriedSpread? Spread { get; init; }

    /// <summary>The crack pattern; null where the recipe asks for none.</summary>
    public Lamina.Drying.CrackPattern.CrackPatternResult? Pattern { get; init; }
}
