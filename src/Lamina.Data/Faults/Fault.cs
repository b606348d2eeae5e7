using System.Text.Json.Nodes;
using Lamina.Data.Binding;

namespace Lamina.Data.Faults;

/// <summary>One mistake in what a user gave: where it is, what is wrong, what to do.</summary>
public sealed record Fault
{
    /// <summary>What sort of mistake.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>What is wrong, with the value found: <c>gap: 2 h is a time (s), expected a length (m)</c>.</summary>
    public required string Message { get; init; }

    /// <summary>Where it is written, where it is written anywhere.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The key path, where it belongs to a key: <c>dryer.zones[0].length</c>.</summary>
    public string? Path { get; init; }

    /// <summary><c>{kind, file, line, column, message, remedy}</c>, the form of errors under <c>--json</c>; what is not known is null.</summary>
    public JsonObject ToJson() => new()
    {
        ["kind"] = Names.SnakeCase(Kind.ToString()),
        ["file"] = Span?.File,
        ["line"] = Span?.Line,
        ["column"] = Span?.Column,
        ["message"] = Message,
        ["remedy"] = Remedy,
    };

    /// <summary>Place, message and remedy in one line.</summary>
    public override string ToString() =>
        $"{(Span is null ? "" : Span + ": ")}{Message}{(Remedy is null ? "" : $" ({Remedy})")}";
}
