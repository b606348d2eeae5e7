using Lamina.Data.Provenance;

namespace Lamina.Line.Laws;

/// <summary>A constant of a law: what a calibration may move, between its bounds.</summary>
public sealed record LawParameter
{
    /// <summary>Name inside its law; <see cref="ProcessLaw.RecipeKeys"/> says where a recipe takes it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Default with unit, source and always both bounds.</summary>
    public required Sourced Default { get; init; }

    /// <summary>Whether its size is open rather than its value: search and prior then go by its logarithm.</summary>
    public bool Logarithmic { get; init; }

    internal static LawParameter Assumed(string name, double value, string unit, double lower, double upper, string why, string description, bool logarithmic = false) =>
        Of(SourceKind.Assumed, name, value, unit, lower, upper, why, description, logarithmic);

    internal static LawParameter Fitted(string name, double value, string unit, double lower, double upper, string data, string description, bool logarithmic = false) =>
        Of(SourceKind.Fitted, name, value, unit, lower, upper, data, description, logarithmic);

    internal static LawParameter Found(string name, double value, string unit, double lower, double upper, string citation, string description, bool logarithmic = false) =>
        Of(SourceKind.Found, name, value, unit, lower, upper, citation, description, logarithmic);

    private static LawParameter Of(SourceKind kind, string name, double value, string unit, double lower, double upper, string citation, string description, bool logarithmic) => new()
    {
        Name = name,
        Description = description,
        Default = new Sourced { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = kind, Citation = citation } },
        Logarithmic = logarithmic,
    };
}
