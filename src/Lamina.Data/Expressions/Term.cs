using Lamina.Data.Faults;
using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>One node of an expression. Its depth is bounded by the parser, so it may call itself.</summary>
internal abstract class Term
{
    public virtual bool IsCondition => false;

    public abstract void CollectNames(List<string> names);

    /// <summary>The values of a formula: one, or one per item.</summary>
    public virtual IReadOnlyList<Measured> Values(Lookup lookup, Expression whole) => throw whole.Wrong("a condition stands where a value is needed");

    public virtual bool Holds(Lookup lookup, Expression whole) => throw whole.Wrong("a value stands where a condition is needed");

    /// <summary>Two lists item by item; a single value goes with every item of the other.</summary>
    protected static IReadOnlyList<T> Pairwise<T>(IReadOnlyList<Measured> a, IReadOnlyList<Measured> b, Expression whole, Func<Measured, Measured, T> combine)
    {
        if (a.Count != b.Count && a.Count != 1 && b.Count != 1) throw whole.Wrong($"lists of {a.Count} and {b.Count} items do not go together");
        var count = a.Count == 0 || b.Count == 0 ? 0 : Math.Max(a.Count, b.Count);
        var result = new T[count];
        for (var i = 0; i < count; i++) result[i] = combine(a[a.Count == 1 ? 0 : i], b[b.Count == 1 ? 0 : i]);
        return result;
    }

    protected static InputException Mismatch(Expression whole, string what, Dimension a, Dimension b) =>
        whole.Wrong($"{what} {a} and {b} do not go together", "write the units, as in `residual_solvent <= 500 ppm`", FaultKind.WrongDimension);
}
