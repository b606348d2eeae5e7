namespace Lamina.Data.Expressions;

/// <summary><c>and</c>, <c>or</c>; with one operand <c>not</c>. Both sides are always evaluated, so that a fault in one is never hidden by the other.</summary>
internal sealed class LogicTerm(string word, Term left, Term? right) : Term
{
    public override bool IsCondition => true;

    public override void CollectNames(List<string> names)
    {
        left.CollectNames(names);
        right?.CollectNames(names);
    }

    public override bool Holds(Lookup lookup, Expression whole)
    {
        var a = left.Holds(lookup, whole);
        if (right is null) return !a;
        var b = right.Holds(lookup, whole);
        return word == "and" ? a && b : a || b;
    }
}
