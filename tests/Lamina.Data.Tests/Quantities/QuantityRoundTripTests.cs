using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Quantities;

namespace Lamina.Data.Tests.Quantities;

/// <summary>parse(print(q)) == q, for values that people write and for any double.</summary>
public sealed class QuantityRoundTripTests
{
    private static readonly string[] Units =
    [
        "1", "um", "mm", "m/min", "degC", "degF", "K", "mg/cm2", "W/m2/K", "kg/(m2 s)", "Pa m^0.5", "MPa mm^0.5", "1/(um us)", "%", "ppm", "wt%", "vol%", "mPa s",
        "kWh", "mAh/g", "N/mm", "rpm", "deg", "bar", "µm", "psi", "eV", "Torr", "inch", "g/m2/s", "1/h", "Å", "J/mol/degC",
    ];

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20260, 17);

    [Fact]
    public void Printing_and_reading_any_SI_value_in_any_unit_gives_it_back()
    {
        var doubles = ArbMap.Default.ArbFor<NormalFloat>().Generator.Select(f => f.Get).Where(Quantity.Holds);
        var cases = from value in doubles
                    from sd in Gen.OneOf(Gen.Constant<double?>(null), doubles.Select(d => (double?)Math.Abs(d)))
                    from unit in Gen.Elements(Units)
                    select Quantity.FromSI(value, unit, sd);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), quantity => Quantity.Parse(quantity.ToString()) == quantity));
    }

    [Fact]
    public void Printing_and_reading_random_bits_gives_them_back()
    {
        var cases = from high in Gen.Choose(int.MinValue, int.MaxValue)
                    from low in Gen.Choose(int.MinValue, int.MaxValue)
                    from unit in Gen.Elements(Units)
                    let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
                    where double.IsFinite(value) && Math.Abs(value) is > 1e-280 and < 1e280
                    select Quantity.FromSI(value, unit);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), quantity => Quantity.Parse(quantity.ToString()) == quantity));
    }

    [Fact]
    public void What_people_write_is_printed_as_they_wrote_it()
    {
        var cases = from digits in Gen.Choose(1, 99999)
                    from decimals in Gen.Choose(0, 4)
                    from unit in Gen.Elements(Units)
                    select (Number: Trim(digits, decimals), unit);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), written =>
        {
            var text = written.unit == "1" ? written.Number : $"{written.Number} {written.unit}";
            return Quantity.Parse(text).ToString() == text;
        }));
    }

    [Fact]
    public void Reading_random_text_never_throws()
    {
        var alphabet = "0123456789.+-eE*/^() µm°C%WKgs,±\0\n\tαΩ²⁻".ToCharArray();
        var texts = Gen.ArrayOf(Gen.Elements(alphabet)).Select(chars => new string(chars));
        Check.One(Fixed, Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var read = Quantity.TryParse(text, out var quantity, out var error);
            var ranged = QuantityRange.TryParse(text, out var range, out _);
            if (ranged != range is not null) return false;
            return read ? quantity is not null && error is null : quantity is null && error is not null;
        }));
    }

    private static string Trim(int digits, int decimals)
    {
        var text = digits.ToString().PadLeft(decimals + 1, '0');
        if (decimals == 0) return text;
        var trimmed = (text[..^decimals] + "." + text[^decimals..]).TrimEnd('0');
        return trimmed.TrimEnd('.');
    }
}
