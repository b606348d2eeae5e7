using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>A power. With a unit in the base the exponent must be a plain number, known to three decimals.</summary>
internal sealed class PowerTerm(Term number, Term exponent) : Term
{
    public override void CollectNames(List<string> names)
    {
        number.CollectNames(names);
        exponent.CollectNames(names);
    }

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole) => Pairwise(number.Values(lookup, whole), exponent.Values(lookup, whole), whole, (a, b) =>
    {
        if (!b.Dimension.IsOne) throw whole.Wrong($"an exponent is a pure number, not a {b.Dimension}");
        return new Measured { Value = Math.Pow(a.Value, b.Value), Dimension = a.Dimension.IsOne ? Dimension.One : Raise(a.Dimension, b.Value, whole) };
    });

    internal static Dimension Raise(Dimension dimension, double exponent, Expression whole)
    {
        var thousandths = exponent * 1000;
        if (Math.Abs(exponent) > 12 || Math.Abs(thousandths - Math.Round(thousandths)) > 1e-9)
            throw whole.Wrong($"a value with unit can be raised to powers from -12 to 12 with at most three decimals, not to {exponent:G6}");
        try
        {
            return dimension.Power(new Rational((int)Math.Round(thousandths), 1000));
        }
        catch (OverflowException)
        {
            throw whole.Wrong("the exponents of its units are too large");
        }
    }
}
