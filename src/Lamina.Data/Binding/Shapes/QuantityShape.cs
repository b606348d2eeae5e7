using System.Globalization;
using Lamina.Data.Quantities;

namespace Lamina.Data.Binding.Shapes;

/// <summary>A number with unit, or a pure number, within bounds.</summary>
internal sealed class QuantityShape : Shape
{
    public required Unit Usual { get; init; }
    public Quantity? Min { get; init; }
    public Quantity? Max { get; init; }
    public bool MinExclusive { get; init; }
    public bool MaxExclusive { get; init; }
    public bool IsDifference { get; init; }
    public FractionBasis Basis { get; init; }
    public string? WrittenExample { get; init; }

    /// <summary>Whether the property takes a range between two quantities.</summary>
    public bool IsRange { get; init; }

    /// <summary>Whether the property keeps unit and uncertainty.</summary>
    public bool KeepsQuantity { get; init; }

    public Dimension Dimension => Usual.Dimension;

    public bool IsPure => Dimension.IsOne;

    public string Example => WrittenExample ?? (IsRange, IsPure) switch
    {
        (true, _) => $"1..2 {Usual}",
        (false, true) => "0.4",
        _ => Usual.Text == Dimension.SiUnit || IsDifference ? $"1 {Usual}" : Within(NamedDimensions.ExampleOf(Dimension)),
    };

    public override string Expected => IsRange
        ? $"a range of {Kind} such as `{Example}`"
        : IsPure ? $"a pure number such as `{Example}`" : $"{Article(Kind)} such as `{Example}`";

    public override string Sort => IsRange ? $"range of {Kind}" : Basis switch
    {
        FractionBasis.Mass => "mass fraction",
        FractionBasis.Volume => "volume fraction",
        FractionBasis.Amount => "amount fraction",
        _ => Kind,
    };

    public string Kind => IsDifference ? "temperature difference" : Dimension.Name ?? $"quantity in {Dimension.SiUnit}";

    /// <summary>The bounds as a user reads them, in a unit of theirs; null where there are none.</summary>
    public string? Bounds(Unit unit)
    {
        string Print(Quantity bound)
        {
            var difference = IsDifference ? unit.AsDifference() : unit;
            var text = Quantity.FromSI(bound.Value, difference).ToString();
            // A bound that is no round number in the user's unit is easier to read as it was set.
            return text.Length > unit.Text.Length + 9 ? bound.ToString() : text;
        }
        return (Min, Max) switch
        {
            (null, null) => null,
            ({ } min, null) => MinExclusive ? $"more than {Print(min)}" : $"at least {Print(min)}",
            (null, { } max) => MaxExclusive ? $"less than {Print(max)}" : $"at most {Print(max)}",
            ({ } min, { } max) => $"{(MinExclusive ? "more than " : "")}{Print(min)} to {(MaxExclusive ? "less than " : "")}{Print(max)}",
        };
    }

    public bool Allows(double value) =>
        (Min is null || (MinExclusive ? value > Min.Value : value >= Min.Value)) && (Max is null || (MaxExclusive ? value < Max.Value : value <= Max.Value));

    public static QuantityShape From(PhysicalAttribute physical, bool isRange, bool keeps, string where)
    {
        try
        {
            var unit = Unit.Parse(physical.Unit);
            Quantity? Bound(string? text)
            {
                if (text is null) return null;
                var bound = physical.Difference ? Quantity.Parse(text).AsDifference() : Quantity.Parse(text);
                return bound.Dimension == unit.Dimension ? bound : throw new FormatException($"the bound {text} is a {bound.Dimension}");
            }
            var isTemperature = unit.Dimension == Unit.Parse("K").Dimension && !physical.Difference;
            return new QuantityShape
            {
                Usual = physical.Difference ? unit.AsDifference() : unit,
                Min = Bound(physical.Min) ?? (isTemperature ? Quantity.Parse("0 K") : null),
                Max = Bound(physical.Max),
                MinExclusive = physical.MinExclusive,
                MaxExclusive = physical.MaxExclusive,
                IsDifference = physical.Difference,
                WrittenExample = physical.Example,
                IsRange = isRange,
                KeepsQuantity = keeps,
            };
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"{where}: {e.Message}", e);
        }
    }

    public static QuantityShape From(PureAttribute pure, bool isRange, bool keeps) => new()
    {
        Usual = Unit.One,
        Min = double.IsNaN(pure.Min) ? null : Quantity.FromSI(pure.Min, Unit.One),
        Max = double.IsNaN(pure.Max) ? null : Quantity.FromSI(pure.Max, Unit.One),
        MinExclusive = pure.MinExclusive,
        MaxExclusive = pure.MaxExclusive,
        Basis = pure.Basis,
        WrittenExample = pure.Example,
        IsRange = isRange,
        KeepsQuantity = keeps,
    };

    /// <summary>The everyday example, unless it lies outside the bounds.</summary>
    private string Within(string example)
    {
        if (Allows(Quantity.Parse(example).Value)) return example;
        var low = Min?.Value ?? Max!.Value / 2;
        var high = Max?.Value ?? (low == 0 ? 1 : 2 * low);
        return Quantity.FromSI(double.Parse(((low + high) / 2).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), Usual).ToString();
    }

    internal static string Article(string noun) => noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " + noun : "a " + noun;
}
