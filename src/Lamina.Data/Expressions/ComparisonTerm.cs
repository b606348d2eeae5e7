namespace Lamina.Data.Expressions;

/// <summary>A comparison of two values; with several items it holds when it holds for each.</summary>
internal sealed class ComparisonTerm(string sign, Term left, Term right) : Term
{
    public override bool IsCondition => true;

    public override void CollectNames(List<string> names)
    {
        left.CollectNames(names);
        right.CollectNames(names);
    }

    public override bool Holds(Lookup lookup, Expression whole) => Each(lookup, whole, (a, b) => sign switch
    {
        "<" => a < b,
        "<=" => a <= b,
        ">" => a > b,
        ">=" => a >= b,
        "==" => a == b,
        _ => a != b,
    }).All(holds => holds);

    public double? Margin(Lookup lookup, Expression whole)
    {
        if (sign is "==" or "!=") return null;
        var margins = Each(lookup, whole, (a, b) => (sign[0] == '<' ? b - a : a - b) / (b == 0 ? 1 : Math.Abs(b)));
        return margins.Count == 0 ? null : margins.Min();
    }

    private IReadOnlyList<T> Each<T>(Lookup lookup, Expression whole, Func<double, double, T> compare) =>
        Pairwise(left.Values(lookup, whole), right.Values(lookup, whole), whole, (a, b) =>
            a.Dimension == b.Dimension ? compare(a.Value, b.Value) : throw Mismatch(whole, "the two sides of the comparison,", a.Dimension, b.Dimension));
}
