using Lamina.Data.Quantities;

namespace Lamina.Data.Expressions;

/// <summary>A function. Those of one value go item by item; those of many take all items of all arguments together.</summary>
internal sealed class FunctionTerm(string name, IReadOnlyList<Term> arguments) : Term
{
    public static readonly string[] OfOne = ["abs", "sqrt", "exp", "log", "log10"];
    public static readonly string[] OfMany = ["min", "max", "sum", "mean"];

    public override void CollectNames(List<string> names)
    {
        foreach (var argument in arguments) argument.CollectNames(names);
    }

    public override IReadOnlyList<Measured> Values(Lookup lookup, Expression whole)
    {
        if (OfOne.Contains(name)) return [.. arguments[0].Values(lookup, whole).Select(item => One(item, whole))];
        var items = arguments.SelectMany(argument => argument.Values(lookup, whole)).ToArray();
        if (items.Length == 0) throw whole.Wrong($"`{name}` has nothing to work on");
        foreach (var item in items)
            if (item.Dimension != items[0].Dimension) throw Mismatch(whole, $"`{name}` of", items[0].Dimension, item.Dimension);
        var values = items.Select(item => item.Value).ToArray();
        var result = name switch
        {
            "min" => values.Min(),
            "max" => values.Max(),
            "sum" => values.Sum(),
            _ => values.Sum() / values.Length,
        };
        return [items[0] with { Value = result }];
    }

    private Measured One(Measured item, Expression whole)
    {
        switch (name)
        {
            case "abs":
                return item with { Value = Math.Abs(item.Value) };
            case "sqrt":
                return new Measured { Value = Math.Sqrt(item.Value), Dimension = PowerTerm.Raise(item.Dimension, 0.5, whole) };
        }
        if (!item.Dimension.IsOne) throw whole.Wrong($"`{name}` takes a pure number, not a {item.Dimension}", "divide by a reference with the same unit", Faults.FaultKind.WrongDimension);
        return Measured.Pure(name switch
        {
            "exp" => Math.Exp(item.Value),
            "log" => Math.Log(item.Value),
            _ => Math.Log10(item.Value),
        });
    }
}
