using Lamina.Line.Calendering;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Laws;
using Lamina.Line.Mixing;
using Lamina.Line.Steps;

namespace Lamina.Line;

/// <summary>The line: one product after another, each made by one step from the one before.</summary>
public static class Line
{
    /// <summary>Runs a recipe from the product that it starts with to its last step, or to the step asked for.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="context">seed, progress, clock</param>
    /// <param name="until">last step to run; null, or a step after the recipe's last, runs to the recipe's end</param>
    /// <param name="cancellation">stops within a second</param>
    public static LineResult Run(LineJob job, RunContext context, StepName? until = null, CancellationToken cancellation = default)
    {
        var result = new LineResult();
        var slurry = job.Slurry;
        var film = job.WetFilm;
        var dried = job.DryElectrode;

        if (job.Mixing is { } mixing)
        {
            IProcessStep<Products.Formulation, MixingSettings, Products.Slurry> step = mixing.Model == MixingModel.Particles
                ? new ParticleMixingStep(Mixer(job), job.Structure, ActiveLoading(job)) { Engine = job.Engine }
                : Mixer(job);
            result = result with { Mixing = Timed(context, () => step.Run(job.Formulation, mixing, context, cancellation)) };
            slurry = result.Mixing.Product;
        }
        else if (slurry is not null && job.Rheology is not null) slurry = Mixer(job).Ready(slurry, new MixingSettings());

        if (until < StepName.Coating) return result;
        if (job.Coating is { } coating && slurry is not null)
        {
            result = result with { Coating = Timed(context, () => Coater(job).Run(slurry, coating, context, cancellation)) };
            film = result.Coating.Product;
        }

        if (until < StepName.Drying) return result;
        if (job.Drying is { } drying && film is not null)
        {
            IProcessStep<Products.WetFilm, DryingSettings, DryingResult> step = drying.Model switch
            {
                DryingModel.Particles when DryingSettings.NeedsFilm(drying) =>
                    new FilmDrivenParticleStep(new FilmDryingStep(job.Equipment, job.Solvent) { Solve = job.Solve, CarrySpread = job.CarrySpread }, job.Structure, result.Mixing?.Structure),
                DryingModel.Particles => new ParticleDryingStep(job.Structure, result.Mixing?.Structure) { Engine = job.Engine, Solvent = job.Solvent },
                DryingModel.Prescribed => new PrescribedDryingStep(job.Equipment),
                _ => new FilmDryingStep(job.Equipment, job.Solvent) { Solve = job.Solve, CarrySpread = job.CarrySpread },
            };
            result = result with { Drying = Timed(context, () => step.Run(film, drying, context, cancellation)) };
            dried = result.Drying.Product.Electrode;
        }

        if (until < StepName.Calendering) return result;
        if (job.Calendering is { } calendering && dried is not null)
        {
            IProcessStep<Products.DryElectrode, CalenderingSettings, Products.Electrode> step = calendering.Model == CalenderingModel.Particles
                ? new ParticleCalenderingStep(Calender(job), result.Drying?.Structure ?? throw new ArgumentException("calendering.model: particles needs a dried structure of particles: give drying.model: particles")) { Engine = job.Engine }
                : Calender(job);
            result = result with { Calendering = Timed(context, () => step.Run(dried, calendering, context, cancellation)) };
        }
        return result;
    }

    /// <summary>Active mass per area that a particle box made before coating must hold [kg/m2].</summary>
    internal static double ActiveLoading(LineJob job)
    {
        const double published = 0.136;
        if (job.Structure.LoadingOf(job.Formulation) is { } given) return given;
        if (job.Coating is not { } coating) return published;
        var film = new CoatingStep().Run(MixingStep.Mix(job.Formulation), coating, new RunContext()).Product;
        return film.Loading * job.Formulation.ActiveFraction;
    }

    /// <summary>The mixing step of a job: its mixer, its flow curve and what it must know of the coater.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="constants">constants in the place of the recipe's, for bands and calibrations; null takes the recipe's</param>
    public static MixingStep Mixer(LineJob job, StepConstants? constants = null) => new()
    {
        Constants = constants,
        Mixer = job.Equipment.Mixer,
        Solvent = job.Solvent,
        Rheology = job.Rheology,
        CoatingTemperature = job.Coating?.Temperature ?? 298.15,
        CoatingShearRate = slurry => job.Coating is { } coating ? CoatingStep.ShearRate(slurry, coating, job.Drying?.Speed) : null,
    };

    /// <summary>The coating step of a job.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="constants">constants in the place of the recipe's, for bands and calibrations; null takes the recipe's</param>
    public static CoatingStep Coater(LineJob job, StepConstants? constants = null) => new() { Constants = constants, Coater = job.Equipment.Coater, Solvent = job.Solvent, WebSpeed = job.Drying?.Speed };

    /// <summary>The calendering step of a job.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="constants">constants in the place of the recipe's, for bands and calibrations; null takes the recipe's</param>
    public static CalenderingStep Calender(LineJob job, StepConstants? constants = null) => new() { Constants = constants, Calender = job.Equipment.Calender, Web = job.Equipment.Web };

    private static StepResult<T> Timed<T>(RunContext context, Func<StepResult<T>> step)
    {
        var wall = context.Clock.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var result = step();
        context.Report(result.Step, 1);
        return result with
        {
            WallTime = context.Clock.GetElapsedTime(wall).TotalSeconds,
            CpuTime = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
        };
    }
}
