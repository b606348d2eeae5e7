namespace Lamina.Data.Binding.Shapes;

/// <summary>A whole number within bounds.</summary>
internal sealed class WholeShape : Shape
{
    public long Min { get; init; } = long.MinValue;
    public long Max { get; init; } = long.MaxValue;

    /// <summary>Whether the property is an <see cref="int"/>.</summary>
    public bool IsInt { get; init; }

    public override string Expected => $"a whole number{(Bounds is { } bounds ? ", " + bounds : "")}";

    public override string Sort => "whole number";

    public string? Bounds => (Min, Max) switch
    {
        (long.MinValue, long.MaxValue) => null,
        (_, long.MaxValue) => $"at least {Min}",
        (long.MinValue, _) => $"at most {Max}",
        _ => $"{Min} to {Max}",
    };
}
