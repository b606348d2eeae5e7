using Lamina.Data.Binding;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;

namespace Lamina.Data.Tests.Binding;

/// <summary>A recipe with every sort of setting, for the tests of reader, schema and reference page.</summary>
[Describe("A recipe for tests.")]
public sealed record SampleRecipe : IValidated
{
    [Describe("What the recipe is called.")]
    public required string Name { get; init; }

    [Pure(Min = 0, Max = 1, Basis = FractionBasis.Mass)]
    [Describe("Mass fraction of each solid.")]
    [Items(Min = 1)]
    public required IReadOnlyDictionary<string, double> Formulation { get; init; }

    [Describe("The coater.")]
    public required SampleCoater Coater { get; init; }

    [Items(Min = 1, Max = 4)]
    public IReadOnlyList<SampleZone> Zones { get; init; } = [];

    public SampleModel Model { get; init; } = new SampleFilm();

    public SampleNumerics Numerics { get; init; } = new();

    [FromFile]
    [Describe("The line, here or in a file.")]
    public SampleLine? Line { get; init; }

    public Node? Extra { get; init; }

    public IEnumerable<Finding> Validate()
    {
        var sum = Formulation.Values.Sum();
        if (Math.Abs(sum - 1) > 1e-9)
            yield return new Finding { Key = "formulation", Message = $"the fractions add up to {100 * sum:0.####} %, not to 100 %", Remedy = "correct one of them" };
    }
}

[Describe("How the film is laid down.")]
public sealed record SampleCoater
{
    [Physical("um", Min = "0 um", MinExclusive = true, Max = "5 mm")]
    [Describe("Gap below the blade.")]
    public double? Gap { get; init; }

    [Physical("m/min", Min = "0 m/min")]
    [Describe("Web speed.")]
    public required double Speed { get; init; }

    [Describe("Blade or slot.")]
    public SampleMethod Method { get; init; } = SampleMethod.DoctorBlade;

    [Whole(Min = 1, Max = 8)]
    public int Lanes { get; init; } = 1;

    public bool TwoSided { get; init; }
}

[Describe("Ways to coat.")]
public enum SampleMethod
{
    [Describe("A doctor blade.")]
    DoctorBlade,

    SlotDie,

    [Key("comma")]
    CommaBar,
}

[Describe("One zone of the dryer.")]
public sealed record SampleZone
{
    [Physical("m", Min = "0 m", MinExclusive = true)]
    public required double Length { get; init; }

    [Physical("degC", Min = "-50 degC", Max = "300 degC")]
    public required Quantity AirTemperature { get; init; }

    [Physical("K", Difference = true)]
    public double Spread { get; init; } = 2;

    [Physical("W/m2/K", Min = "0 W/m2/K")]
    public Quantity HeatTransfer { get; init; } = Quantity.Parse("35 W/m2/K");

    [Physical("degC")]
    public QuantityRange? Limits { get; init; }

    public SampleSupport Support { get; init; } = new SampleFloating();
}

[Tagged(typeof(SampleFloating), typeof(SampleRollers), typeof(SamplePlate))]
[Describe("What carries the web.")]
public abstract record SampleSupport;

[Tag("floating")]
public sealed record SampleFloating : SampleSupport;

[Tag("rollers")]
public sealed record SampleRollers : SampleSupport
{
    [Physical("m", Min = "0 m", MinExclusive = true)]
    public required double Pitch { get; init; }

    [Pure(Min = 0, Max = 7)]
    public double Wrap { get; init; } = 0.1;
}

[Tag("plate")]
[Shorthand("temperature")]
public sealed record SamplePlate : SampleSupport
{
    [Physical("degC")]
    public double Temperature { get; init; } = 298.15;
}

[Tagged(typeof(SampleFilm), typeof(SampleEmpirical), Discriminator = "model", Default = "film")]
public abstract record SampleModel
{
    [Whole(Min = 10, Max = 1000)]
    public int Cells { get; init; } = 60;
}

[Tag("film")]
public sealed record SampleFilm : SampleModel;

[Tag("empirical")]
public sealed record SampleEmpirical : SampleModel
{
    [Physical("g/m2/s")]
    public required double Rate { get; init; }
}

public sealed record SampleNumerics
{
    [Pure(Min = 0, MinExclusive = true, Max = 0.1)]
    public double Tolerance { get; init; } = 1e-6;
}

public sealed record SampleLine
{
    [Physical("m", Min = "0 m", MinExclusive = true)]
    public required double Width { get; init; }
}
