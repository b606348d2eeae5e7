using System.Globalization;
using Lamina.Data.Binding.Shapes;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;

namespace Lamina.Data.Binding;

/// <content>Single values.</content>
internal sealed partial class RecordReader
{
    private object? ReadQuantity(QuantityShape shape, Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false } scalar) return Wrong<object>(shape, node, path);
        if (shape.IsRange) return ReadRange(shape, scalar, path);
        if (!Quantity.TryParse(scalar.Text, out var quantity, out var error)) return BadQuantity(shape, scalar, path, error);
        if (shape.IsDifference) quantity = quantity.AsDifference();
        if (!Fits(shape, quantity, scalar, path)) return null;
        _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text, Quantity = quantity };
        return shape.KeepsQuantity ? quantity : quantity.Value;
    }

    private QuantityRange? ReadRange(QuantityShape shape, ScalarNode scalar, string path)
    {
        if (!QuantityRange.TryParse(scalar.Text, out var range, out var error)) return (QuantityRange?)BadQuantity(shape, scalar, path, error);
        if (shape.IsDifference) range = QuantityRange.Between(range.Low.AsDifference(), range.High.AsDifference());
        if (!Fits(shape, range.Low, scalar, path) || !Fits(shape, range.High, scalar, path)) return null;
        _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text };
        return range;
    }

    private object? BadQuantity(QuantityShape shape, ScalarNode scalar, string path, ParseError error)
    {
        // A plain value on one line keeps its characters, so the fault can point into it.
        var inside = !scalar.IsQuoted && scalar.Span.End - scalar.Span.Start == scalar.Text.Length && error.Position <= scalar.Text.Length;
        var span = inside
            ? scalar.Span with { Column = scalar.Span.Column + error.Position, Start = scalar.Span.Start + error.Position }
            : scalar.Span;
        var kind = error.Message.Contains("unit", StringComparison.Ordinal) ? FaultKind.UnknownUnit : FaultKind.WrongType;
        _faults.Add(kind, span, $"`{path}`: {Quote(scalar.Text)}: {error.Message}, expected {shape.Expected}",
            error.Nearest is { } near ? $"did you mean `{near}`?" : null, path);
        return null;
    }

    private bool Fits(QuantityShape shape, Quantity quantity, ScalarNode scalar, string path)
    {
        if (quantity.Dimension != shape.Dimension)
        {
            var message = quantity.Unit.Text == "1"
                ? $"`{path}`: {Quote(scalar.Text)} has no unit, expected {shape.Expected}"
                : $"`{path}`: {Quote(scalar.Text)} is {QuantityShape.Article(quantity.Dimension.Name ?? "quantity")} ({quantity.Dimension.SiUnit}), expected {shape.Expected}";
            _faults.Add(FaultKind.WrongDimension, scalar.Span, message, RemedyFor(shape, quantity), path);
            return false;
        }
        if (shape.Basis != FractionBasis.Any && quantity.Unit.Basis != FractionBasis.Any && quantity.Unit.Basis != shape.Basis)
        {
            _faults.Add(FaultKind.WrongDimension, scalar.Span, $"`{path}`: {Quote(scalar.Text)} is a fraction of {Whole(quantity.Unit.Basis)}, expected one of {Whole(shape.Basis)}",
                "convert it; `%` alone is read as what is expected", path);
            return false;
        }
        if (shape.Allows(quantity.Value)) return true;
        _faults.Add(FaultKind.OutOfRange, scalar.Span, $"`{path}`: {Quote(scalar.Text)} is out of range, allowed is {shape.Bounds(quantity.Unit)}", null, path);
        return false;
    }

    private static string? RemedyFor(QuantityShape shape, Quantity quantity)
    {
        if (shape.Dimension == Unit.Parse("K").Dimension && quantity.Unit.Text is "C") return "degrees Celsius are written `degC`; `C` is the coulomb";
        if (quantity.Unit.Text == "1") return $"write the unit, for example `{Quantity.FromSI(quantity.Value, Unit.One)} {shape.Usual}`";
        return null;
    }

    private static string Whole(FractionBasis basis) => basis switch
    {
        FractionBasis.Mass => "mass (wt%)",
        FractionBasis.Volume => "volume (vol%)",
        _ => "amount (mol%)",
    };

    private object? ReadWhole(WholeShape shape, Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false, IsQuoted: false } scalar) return Wrong<object>(shape, node, path);
        if (!long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return Wrong<object>(shape, node, path);
        if (value < shape.Min || value > shape.Max)
        {
            _faults.Add(FaultKind.OutOfRange, scalar.Span, $"`{path}`: {value} is out of range, allowed is {shape.Bounds}", null, path);
            return null;
        }
        _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text, Quantity = Quantity.FromSI(value, Unit.One) };
        return shape.IsInt ? (object)(int)value : value;
    }

    private object? ReadFlag(Node node, string path)
    {
        if (node is not ScalarNode { IsQuoted: false, Text: "true" or "false" } scalar) return Wrong<object>(new FlagShape(), node, path);
        _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text };
        return scalar.Text == "true";
    }

    private string? ReadText(Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false } scalar) return Wrong<string>(new TextShape(), node, path);
        if (scalar.Text.Length is 0 or > TextShape.MaxLength)
        {
            _faults.Add(FaultKind.OutOfRange, scalar.Span, $"`{path}`: a text has 1 to {TextShape.MaxLength} characters, this has {scalar.Text.Length}", null, path);
            return null;
        }
        _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text };
        return scalar.Text;
    }

    private object? ReadChoice(ChoiceShape shape, Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false } scalar) return Wrong<object>(shape, node, path);
        foreach (var (name, value, _) in shape.Choices)
        {
            if (name != scalar.Text) continue;
            _given[path] = new Given { Path = path, Span = scalar.Span, Text = scalar.Text };
            return value;
        }
        var near = Nearest.To(scalar.Text, shape.Choices.Select(choice => choice.Name));
        _faults.Add(FaultKind.UnknownChoice, scalar.Span, $"`{path}`: {Quote(scalar.Text)} is not known here, expected {shape.Expected}",
            near is null ? null : $"did you mean `{near}`?", path);
        return null;
    }
}
