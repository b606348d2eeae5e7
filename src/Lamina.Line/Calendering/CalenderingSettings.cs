using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>The calender: what it is set to (line load or gap) or what it must reach (thickness, density or porosity), exactly one of them.</summary>
[Describe("The calender: what it is set to (line load or gap) or what it must reach (thickness, density or porosity), exactly one of them.")]
public sealed record CalenderingSettings : IValidated
{
    /// <summary>How calendering is computed.</summary>
    [Describe("How calendering is computed.")]
    public CalenderingModel Model { get; init; } = CalenderingModel.Balance;

    /// <summary>Thickness of the coating after calendering, without foil [m].</summary>
    [Describe("Thickness of the coating after calendering, without foil.")]
    [Physical("um", Min = "1 um", Max = "10 mm", Example = "60 um")]
    public double? Thickness { get; init; }

    /// <summary>Dry mass per volume of the coating after calendering [kg/m3].</summary>
    [Describe("Dry mass per volume of the coating after calendering.")]
    [Physical("g/cm3", Min = "0.1 g/cm3", Max = "20 g/cm3", Example = "3.4 g/cm3")]
    public double? Density { get; init; }

    /// <summary>Voids per volume of the coating after calendering [-].</summary>
    [Describe("Voids per volume of the coating after calendering.")]
    [Pure(Min = 0, Max = 0.95, Example = "30 %")]
    public double? Porosity { get; init; }

    /// <summary>Force per width of the rolls, as set point [N/m].</summary>
    [Describe("Force per width of the rolls, as set point.")]
    [Physical("N/mm", Min = "0 N/mm", Max = "10000 N/mm", Example = "300 N/mm")]
    public double? LineLoad { get; init; }

    /// <summary>Gap between the rolls before the web runs in, foil included, as set point; negative where the rolls are pressed on each other [m].</summary>
    [Describe("Gap between the rolls before the web runs in, foil included, as set point; negative where the rolls are pressed on each other.")]
    [Physical("um", Min = "-1 mm", Max = "10 mm", Example = "60 um")]
    public double? Gap { get; init; }

    /// <summary>Temperature of the rolls' surface [K].</summary>
    [Describe("Temperature of the rolls' surface.")]
    [Physical("degC", Min = "0 degC", Max = "250 degC", Example = "60 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Number of passes at the same line load [-].</summary>
    [Describe("Number of passes at the same line load.")]
    [Whole(Min = 1, Max = 20)]
    public int Passes { get; init; } = 1;

    /// <summary>Coated sides of the web in the nip; absent takes 2 where the line coats the second side, else 1 [-].</summary>
    [Describe("Coated sides of the web in the nip; absent takes 2 where the line coats the second side, else 1.")]
    [Whole(Min = 1, Max = 2)]
    public int? Sides { get; init; }

    /// <summary>Thickness may differ by this from its mean, plus or minus; what lies outside is scrap [m].</summary>
    [Describe("Thickness may differ by this from its mean, plus or minus; what lies outside is scrap.")]
    [Physical("um", Min = "0.01 um", Max = "1 mm", Example = "2 um")]
    public double Tolerance { get; init; } = 2e-6;

    /// <summary>How particles are calendered.</summary>
    [Describe("How particles are calendered, with model: particles.")]
    public ParticleCalenderingSettings? Particles { get; init; }

    /// <summary>Constants of the laws that are known better than the defaults.</summary>
    [Describe("Constants of the laws that are known better than the defaults.")]
    public CalenderingConstants Constants { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        var given = new double?[] { Thickness, Density, Porosity, LineLoad, Gap }.Count(value => value is not null);
        if (given != 1)
            yield return new Finding
            {
                Message = given == 0 ? "calendering has no target" : "calendering has more than one target",
                Remedy = "give exactly one of thickness, density, porosity, line_load and gap",
            };
        if (Particles is not null && Model != CalenderingModel.Particles)
            yield return new Finding { Key = "particles", Message = "calendering.particles belongs to model: particles; here it would have no effect", Remedy = "give calendering.model: particles" };
    }
}
