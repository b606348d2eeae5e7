namespace Lamina.Data.Expressions;

/// <summary>A number with or without unit.</summary>
internal sealed class NumberTerm(Measured value) : Term
{
    public Measured Value { get; } = value;

    public override void CollectNames(List<string> names)
    {
    }

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole) => [Value];
}
