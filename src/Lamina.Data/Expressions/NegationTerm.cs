namespace Lamina.Data.Expressions;

/// <summary>A value with the other sign.</summary>
internal sealed class NegationTerm(Term inner) : Term
{
    public override void CollectNames(List<string> names) => inner.CollectNames(names);

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole) => [.. inner.Values(lookup, whole).Select(item => item with { Value = -item.Value })];
}
