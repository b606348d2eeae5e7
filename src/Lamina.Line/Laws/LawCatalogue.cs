using Lamina.Data.Faults;

namespace Lamina.Line.Laws;

/// <summary>Every law of mixing, coating and calendering that has constants.</summary>
public static class LawCatalogue
{
    /// <summary>All laws, step by step.</summary>
    public static IReadOnlyList<ProcessLaw> All { get; } = [.. MixingLaws.All, .. CoatingLaws.All, .. CalenderingLaws.All];

    /// <summary>The law of a name.</summary>
    /// <param name="name">e.g. <c>krieger-dougherty</c></param>
    /// <exception cref="InputException">no such law; the message names the nearest</exception>
    public static ProcessLaw Find(string name) => All.FirstOrDefault(l => l.Name == name)
        ?? throw new InputException(FaultKind.NotFound, $"there is no law {name}",
            $"{(Nearest.To(name, All.Select(l => l.Name)) is { } near ? $"did you mean {near}? " : "")}laws are {string.Join(", ", All.Select(l => l.Name))}");
}
