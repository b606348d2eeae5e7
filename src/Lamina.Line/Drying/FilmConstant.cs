using Lamina.Data.Provenance;

namespace Lamina.Line.Drying;

/// <summary>A constant of a film case that can be moved between its bounds: a closure or a property of a species.</summary>
public sealed record FilmConstant
{
    /// <summary>Name; a species property carries the species, e.g. <c>PVDF.apparent_diffusivity</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Value, unit, source and bounds.</summary>
    public required Sourced Value { get; init; }

    /// <summary>The same case with another value of this constant [SI of the constant].</summary>
    public required Func<FilmCase, double, FilmCase> Change { get; init; }
}
