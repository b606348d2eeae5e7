using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary><c>+ - * /</c> of two values, item by item.</summary>
internal sealed class ArithmeticTerm(char sign, Term left, Term right) : Term
{
    public override void CollectNames(List<string> names)
    {
        left.CollectNames(names);
        right.CollectNames(names);
    }

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole) =>
        Pairwise(left.Values(lookup, whole), right.Values(lookup, whole), whole, (a, b) => Combine(a, b, whole));

    private Measured Combine(Measured a, Measured b, Expression whole)
    {
        if (sign is '+' or '-' && a.Dimension != b.Dimension) throw Mismatch(whole, sign == '+' ? "the sum of" : "the difference of", a.Dimension, b.Dimension);
        try
        {
            return sign switch
            {
                '+' => a with { Value = a.Value + b.Value },
                '-' => a with { Value = a.Value - b.Value },
                '*' => new Measured { Value = a.Value * b.Value, Dimension = a.Dimension * b.Dimension },
                _ => new Measured { Value = a.Value / b.Value, Dimension = a.Dimension / b.Dimension },
            };
        }
        catch (OverflowException)
        {
            throw whole.Wrong("the exponents of its units are too large");
        }
    }
}
