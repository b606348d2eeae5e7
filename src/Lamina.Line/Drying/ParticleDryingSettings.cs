using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>Drying of particles: relative shrink factors of the carbon-binder particles as published, in one stage or several.</summary>
[Describe("Drying of particles: relative shrink factors of the carbon-binder particles as published, in one stage or several.")]
public sealed record ParticleDryingSettings : IValidated
{
    /// <summary>What drives the drying.</summary>
    [Describe("What drives the drying.")]
    public DryingDrive Drive { get; init; } = DryingDrive.Shrink;

    /// <summary>Relative shrink factor of the centre third at the end of the ramp [-].</summary>
    [Describe("Relative shrink factor of the centre third at the end of the ramp.")]
    [Pure(Min = 0.5, Max = 5, Example = "1.1")]
    public double Centre { get; init; } = 1.1;

    /// <summary>Relative shrink factor of the top third at the end of the ramp [-].</summary>
    [Describe("Relative shrink factor of the top third at the end of the ramp.")]
    [Pure(Min = 0.5, Max = 5, Example = "1.4")]
    public double Top { get; init; } = 1.4;

    /// <summary>Stages of a schedule, in place of centre and top; the last ends at 1.</summary>
    [Describe("Stages of a schedule, in place of centre and top; the last ends at 1.")]
    [Items(Min = 1, Max = 20)]
    public IReadOnlyList<ShrinkStageSettings>? Stages { get; init; }

    /// <summary>Porosity, by solid volumes without overlaps, at which the active material is fixed [-].</summary>
    [Describe("Porosity, by solid volumes without overlaps, at which the active material is fixed.")]
    [Pure(Min = 0, Max = 1, Example = "42 %")]
    public double FixAt { get; init; } = 0.42;

    /// <summary>How particles follow the ramps.</summary>
    [Describe("How particles follow the ramps, with drive: shrink.")]
    public ParticleMotion Motion { get; init; } = ParticleMotion.Rest;

    /// <summary>Increments of the ramps: a path parameter [-].</summary>
    [Describe("Increments of the ramps: a path parameter.")]
    [Whole(Min = 10, Max = 100000)]
    public int Increments { get; init; } = 200;

    /// <summary>Damped steps per increment: a path parameter [-].</summary>
    [Describe("Damped steps per increment: a path parameter.")]
    [Whole(Min = 1, Max = 100000)]
    public int StepsPerIncrement { get; init; } = 20;

    /// <summary>Damping of velocities against the mean of their height, per unit of pseudo-time: a path parameter [-].</summary>
    [Describe("Damping of velocities against the mean of their height, per unit of pseudo-time: a path parameter of Lamina's own engine.")]
    [Pure(Min = 1e-4, Max = 2, Example = "0.05")]
    public double Damping { get; init; } = 0.05;

    /// <summary>Whether the same slurry is also dried without gradients, for the report to draw beside this structure.</summary>
    [Describe("Whether the same slurry is also dried without gradients (relative shrink factors of 1; with drive: film under the same film, carbon and binder spread like the solid), for the report to draw beside this structure.")]
    public bool AgainstHomogeneous { get; init; }

    /// <summary>The liquid surface, with drive: sweep.</summary>
    [Describe("The liquid surface, with drive: sweep; absent takes the defaults.")]
    public SweepSettings? Sweep { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Sweep is not null && Drive != DryingDrive.Sweep)
            yield return new Finding { Key = "sweep", Message = "a liquid surface sweeps with drive: sweep only; here it would have no effect", Remedy = "give drive: sweep, or leave sweep out" };
        if (Stages is not null && Drive == DryingDrive.Sweep)
            yield return new Finding { Key = "stages", Message = "stages of shrink factors have no effect with drive: sweep, where particles keep their size", Remedy = "leave stages out, or give drive: shrink" };
        if (Stages is not null && Drive == DryingDrive.Film)
            yield return new Finding { Key = "stages", Message = "stages of shrink factors have no effect with drive: film", Remedy = "the film's zones are its stages: leave stages out, or give drive: shrink" };
        var from = 0.0;
        for (var i = 0; i < (Stages?.Count ?? 0); i++)
        {
            if (Stages![i].Until <= from) yield return new Finding { Key = $"stages[{i}]", Message = "stages must end one after the other", Remedy = $"give until above {from}" };
            from = Stages[i].Until;
        }
        if (Stages is not null && from != 1) yield return new Finding { Key = "stages", Message = $"the last stage ends at {from}, not at 1", Remedy = "times are normalised: the last stage ends at 1" };
    }
}
