using Lamina.Data.Faults;

namespace Lamina.Data.Expressions;

/// <summary>A named value.</summary>
internal sealed class NameTerm(string name) : Term
{
    public override void CollectNames(List<string> names) => names.Add(name);

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole)
    {
        var values = lookup(name) ?? throw whole.Wrong($"`{name}` is not known here", "`lamina explain` lists the outputs", FaultKind.NotFound);
        // A comparison with NaN is false whichever way it is written, which would hide that there is no value.
        foreach (var value in values)
            if (double.IsNaN(value.Value)) throw whole.Wrong($"`{name}` has no value", null, FaultKind.NotFound);
        return values;
    }
}
