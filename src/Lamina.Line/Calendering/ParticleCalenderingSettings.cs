using Lamina.Data.Binding;
using Lamina.Particles.ForceFields;

namespace Lamina.Line.Calendering;

/// <summary>Calendering of particles: contact law, end of the stroke, what the rolls' heat softens, path parameters.</summary>
[Describe("Calendering of particles: contact law, end of the stroke, what the rolls' heat softens, path parameters.")]
public sealed record ParticleCalenderingSettings
{
    /// <summary>Contact law.</summary>
    [Describe("Contact law.")]
    public PressContacts Contacts { get; init; } = PressContacts.Dried;

    /// <summary>Where the stroke ends.</summary>
    [Describe("Where the stroke ends.")]
    public PressStroke Stroke { get; init; } = PressStroke.Thickness;

    /// <summary>Bridges of binder.</summary>
    [Describe("Bridges of binder that form once the structure rests under the preload; none when left out.")]
    public ForceFieldFile.BondsEntry? Bonds { get; init; }

    /// <summary>Speed of the web through the rolls; absent takes the coating as heated through [m/s].</summary>
    [Describe("Speed of the web through the rolls, for how deep their heat reaches; absent takes the coating as heated through.")]
    [Physical("m/min", Min = "0.01 m/min", Max = "500 m/min", Example = "20 m/min")]
    public double? Speed { get; init; }

    /// <summary>Relative fall of the binder domain's stiffness and cohesion per kelvin above 25 degC and the glass transition; absent takes 0.012, assumed [1/K].</summary>
    [Describe("Relative fall of the binder domain's stiffness and cohesion per kelvin above 25 degC and the glass transition; absent takes 0.012 1/K, assumed.")]
    [Physical("1/K", Min = "0 1/K", Max = "0.1 1/K")]
    public double? Softening { get; init; }

    /// <summary>Glass transition of the binder; absent takes -38 degC, assumed [K].</summary>
    [Describe("Glass transition of the binder, below which nothing softens; absent takes -38 degC, assumed (PVDF).")]
    [Physical("degC", Min = "-150 degC", Max = "250 degC", Example = "-38 degC")]
    public double? GlassTransition { get; init; }

    /// <summary>How the rolls' heat reaches the binder.</summary>
    [Describe("How the rolls' heat reaches the carbon-binder particles.")]
    public PressHeat Heat { get; init; } = PressHeat.Slab;

    /// <summary>Thermal constants of the particles.</summary>
    [Describe("Thermal constants of the particles, for their effective conductivity and for heat: contacts.")]
    public ParticleConductionSettings? Conduction { get; init; }

    /// <summary>Thermal diffusivity of the coating; absent takes 0.28 mm2/s, assumed [m2/s].</summary>
    [Describe("Thermal diffusivity of the coating, for heat: slab; absent takes 0.28 mm2/s, assumed.")]
    [Physical("mm2/s", Min = "0.001 mm2/s", Max = "100 mm2/s")]
    public double? Diffusivity { get; init; }

    /// <summary>Increments of the stroke: a path parameter [-].</summary>
    [Describe("Increments of the stroke: a path parameter.")]
    [Whole(Min = 10, Max = 100000)]
    public int Increments { get; init; } = 50;

    /// <summary>Root mean square force over the mean pair force at which an increment is at rest; absent takes 0.1 [-].</summary>
    [Describe("Root mean square of the forces over the mean pair force at which an increment is at rest; the pressure is too high while forces are not. Absent takes 0.1.")]
    [Pure(Min = 0.001, Max = 100, Example = "0.1")]
    public double? RestTolerance { get; init; }

    /// <summary>Fewest damped steps per increment [-].</summary>
    [Describe("Fewest damped steps per increment, and after how many each looks for rest: a path parameter.")]
    [Whole(Min = 5, Max = 100000)]
    public int StepsPerIncrement { get; init; } = 40;

    /// <summary>Most damped steps per increment [-].</summary>
    [Describe("Most damped steps per increment; a run says where they ran out before forces were at rest. No fewer than steps_per_increment count.")]
    [Whole(Min = 5, Max = 1000000)]
    public int MostStepsPerIncrement { get; init; } = 4000;

    /// <summary>Damping of velocities against the mean of their height, per unit of pseudo-time: a path parameter [-].</summary>
    [Describe("Damping of velocities against the mean of their height, per unit of pseudo-time: a path parameter of Lamina's own engine.")]
    [Pure(Min = 1e-4, Max = 2, Example = "0.05")]
    public double Damping { get; init; } = 0.05;
}
