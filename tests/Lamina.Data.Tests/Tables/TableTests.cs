using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Faults;
using Lamina.Data.Tables;
using Lamina.Testing;

namespace Lamina.Data.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void Numbers_become_SI_by_the_unit_in_the_header()
    {
        var table = TableReader.Parse("""
            # measured in the oven
            time [min], film_temperature [degC], loading [mg/cm2], porosity, zone, "odd, name [um]"

            0, 25, 13.6, 0.5, "first, long", 1
            1.5,110,,50e-2,second,2e1
            """);
        Assert.Equal([0, 90], table["time"]);
        Assert.Equal([298.15, 383.15], table["film_temperature"]);
        Assert.Equal([0.136, double.NaN], table["loading"]);
        Assert.Equal([0.5, 0.5], table["porosity"]);
        Assert.True(table.TryGet("zone", out var zone));
        Assert.Equal(["first, long", "second"], zone.Texts!);
        Close.Relative(2e-5, table["odd, name"][1], 1e-15);
        Assert.Equal(table.Find("time", "h").Values, table["time"]);
    }

    [Theory]
    [InlineData("a;b [s]\n1;2\n")]
    [InlineData("a\tb [s]\n1\t2\n")]
    [InlineData("a,b [s]\r\n1,2\r\n")]
    [InlineData("a , b [ s ]\n 1 , 2 \n\n")]
    public void Other_separators_and_line_ends_are_read(string text)
    {
        var table = TableReader.Parse(text);
        Assert.Equal([1], table["a"]);
        Assert.Equal([2], table["b"]);
    }

    [Theory]
    [InlineData("", FaultKind.Empty, 1, "empty")]
    [InlineData("# nothing\n", FaultKind.Empty, 1, "empty")]
    [InlineData("a [s],b\n1,2\n3\n", FaultKind.Syntax, 3, "1 cells, the header has 2")]
    [InlineData("a [s]\n1\nx\n", FaultKind.WrongType, 3, "`x` is not a finite number")]
    [InlineData("a [s]\ninf\n", FaultKind.WrongType, 2, "not a finite number")]
    [InlineData("a [s];b\n1,5;2\n", FaultKind.WrongType, 2, "decimal point")]
    [InlineData("a [sx]\n1\n", FaultKind.UnknownUnit, 1, "not a known unit")]
    [InlineData("a,a\n1,2\n", FaultKind.DuplicateKey, 1, "two columns")]
    [InlineData("a,\n1,2\n", FaultKind.Syntax, 1, "has no name")]
    [InlineData("a,b\n\n# c\n\"open,2\n", FaultKind.Syntax, 4, "quote is not closed")]
    [InlineData("a,b\n\"x\"y,2\n", FaultKind.Syntax, 2, "follow a closing quote")]
    [InlineData("a,b\n\"x\ny\",2\n1,2,3\n", FaultKind.Syntax, 4, "3 cells")]
    [InlineData("a,b\n\0,2\n", FaultKind.Encoding, 2, "control character")]
    public void A_mistake_names_its_line(string text, FaultKind kind, int line, string message)
    {
        var fault = Assert.Single(Assert.Throws<InputException>(() => TableReader.Parse(text, "t.csv")).Faults);
        Assert.Equal((kind, line), (fault.Kind, fault.Span!.Line));
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void All_mistakes_come_at_once() =>
        Assert.Equal([2, 3, 4], Assert.Throws<InputException>(() => TableReader.Parse("a [s],b [m]\nx,1\n1\n1,y\n")).Faults.Select(fault => fault.Span!.Line));

    [Fact]
    public void Size_is_bounded()
    {
        var limits = new TableLimits { MaxRows = 10, MaxColumns = 10, MaxBytes = 10_000 };
        Assert.Throws<InputException>(() => TableReader.Parse("a\n" + string.Concat(Enumerable.Repeat("1\n", 11)), "t", limits));
        Assert.Throws<InputException>(() => TableReader.Parse(new string(',', 100), "t", limits));
        Assert.Throws<InputException>(() => TableReader.Parse("a\n" + new string(',', 100), "t", limits));
        var path = Path.Combine(Places.Scratch("table"), "t.csv");
        File.WriteAllText(path, new string('1', 20_000));
        Assert.Equal(FaultKind.TooLarge, Assert.Throws<InputException>(() => TableReader.Read(path, limits)).Faults[0].Kind);
    }

    [Fact]
    public void A_missing_column_names_the_nearest_one()
    {
        var table = TableReader.Parse("film_temperature [degC],note\n1,x\n");
        Assert.Contains("`film_temperature`", Assert.Throws<InputException>(() => table["film_temprature"]).Faults[0].Remedy);
        Assert.Equal(FaultKind.WrongType, Assert.Throws<InputException>(() => table["note"]).Faults[0].Kind);
        Assert.Equal(FaultKind.WrongDimension, Assert.Throws<InputException>(() => table.Find("film_temperature", "s")).Faults[0].Kind);
    }

    [Fact]
    public void Columns_of_one_length_and_different_names_make_a_table()
    {
        Assert.Throws<ArgumentException>(() => new Table([Column.Of("a", "m", [1]), Column.Of("b", "m", [1, 2])]));
        Assert.Throws<ArgumentException>(() => new Table([Column.Of("a", "m", [1]), Column.Of("a", "m", [1])]));
        Assert.Throws<ArgumentException>(() => TableWriter.Write(new Table([Column.Of("a", "m", [double.PositiveInfinity])])));
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_bits()
    {
        var cells = ArbMap.Default.ArbFor<NormalFloat>().Generator.Select(number => number.Get);
        var texts = Gen.ArrayOf(Gen.Elements("ab1 ,;\"\n#\t".ToCharArray())).Select(chars => "x" + new string(chars) + "x");
        var cases = from count in Gen.Choose(1, 20)
                    from a in Gen.ArrayOf(Gen.OneOf(cells, Gen.Constant(double.NaN)), count)
                    from b in Gen.ArrayOf(cells, count)
                    from t in Gen.ArrayOf(texts, count)
                    from only in Gen.Elements(false, true)
                    select new Table(only ? [Column.Of("a", "Pa s", a)] : [Column.Of("a", "Pa s", a), Column.Of("b", "1", b), Column.Of("t", t)]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(3, 9), Prop.ForAll(cases.ToArbitrary(), table =>
        {
            var read = TableReader.Parse(TableWriter.Write(table));
            return read.Rows == table.Rows && read.Columns.Zip(table.Columns).All(pair => pair.First.Header == pair.Second.Header
                && pair.First.Values.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(pair.Second.Values.Select(BitConverter.DoubleToInt64Bits))
                && (pair.First.Texts ?? []).SequenceEqual(pair.Second.Texts ?? []));
        }));
    }

    [Fact]
    public void Random_text_is_a_table_or_a_list_of_faults()
    {
        var texts = Gen.ArrayOf(Gen.Elements("a1,;\"\n\r#[] s\t.e-".ToCharArray())).Select(chars => new string(chars));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(4, 5), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var faults = new FaultList();
            return TableReader.TryParse(text, "t", faults) is null == faults.Count > 0;
        }));
    }
}
