namespace Lamina.Data.Quantities;

/// <summary>Why a text is not a unit, quantity, range or expression, and where.</summary>
public sealed record ParseError
{
    /// <summary>What is wrong, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Index of the offending character in the text, from 0 [-].</summary>
    public required int Position { get; init; }

    /// <summary>The known name nearest to the one written, where one is near.</summary>
    public string? Nearest { get; init; }

    /// <summary>Message, place and suggestion in one line.</summary>
    public override string ToString() =>
        Nearest is null ? $"{Message} (at character {Position + 1})" : $"{Message} (at character {Position + 1}); did you mean `{Nearest}`?";
}
