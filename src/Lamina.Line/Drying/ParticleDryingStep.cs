using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Materials.Solvents;
using Lamina.Particles.Drying;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Drying;

/// <summary>
/// Drying as particles by one of two models that know no temperature and no time but a normalised one, so that times, rates and heat do not exist. Drive shrink, after Lombardo et al. 2021: carbon-binder particles
/// shrink by relative factors. Drive sweep: a liquid surface sinks through particles of their dry sizes. Thickness, porosity and where the binder is follow.
/// </summary>
/// <param name="structure">the box</param>
/// <param name="slurry">the slurry as particles; null makes it here</param>
public sealed class ParticleDryingStep(StructureSettings structure, ParticleStructure? slurry) : IProcessStep<WetFilm, DryingSettings, DryingResult>
{
    private const string NoTime = "model: particles with drive: shrink knows no physical time, temperature or air; use model: film";
    private const string ScaledTime = "model: particles with drive: sweep scales the speed of the surface: it knows no physical time, temperature or air; use model: film";
    private const int SweepFrames = 50;

    /// <summary>What moves the particles.</summary>
    public IParticleEngine Engine { get; init; } = new ParticleEngine();

    /// <summary>The solvent whose surface sweeps, with drive: sweep.</summary>
    public Solvent? Solvent { get; init; }

    /// <inheritdoc/>
    public StepResult<DryingResult> Run(WetFilm input, DryingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var drying = settings.Particles ?? new();
        var loading = input.Loading * input.Formulation.ActiveFraction;
        var builder = new StructureBuilder(input.Formulation, structure, slurry?.LoadingActive ?? structure.LoadingOf(input.Formulation) ?? loading);
        List<string> warnings = [.. StructureOutputs.Notes(Engine)];
        var start = slurry;
        if (start is null)
        {
            warnings.AddRange(builder.Notes());
            (start, var rest) = builder.Make(Engine, context, "drying-slurry", share => context.Report("drying", 0.3 * share), cancellation);
            if (!rest.Converged) warnings.Add($"the slurry did not come to rest: {rest.Steps} steps, pressure {rest.Pressure / 1e3:G4} kPa");
        }
        var off = start.LoadingActive / loading - 1;
        if (Math.Abs(off) > 0.01) warnings.Add($"the particle box holds {start.LoadingActive * 100:G4} mg/cm2 of active material, the film {loading * 100:G4}: thickness and loadings are those of the box; leave structure.loading_active or structure.height out, or let them agree with the film");

        var system = StructureOutputs.System(start);
        Action<double> progress = share => context.Report("drying", 0.3 + 0.6 * share);
        var result = drying.Drive == DryingDrive.Sweep
            ? Swept(system, drying.Sweep ?? new(), builder, context, progress, warnings, cancellation)
            : Shrunk(system, settings, builder, context, progress, warnings, cancellation);

        var transport = StructureTransport.Of(system, structure.Nanoporosity, structure.NanoporeExponent, context.Threads, share => context.Report("drying", 0.9 + 0.1 * share), cancellation);
        var dried = builder.Of(system, system.Field, start.LoadingActive) with { Frames = result.Frames, Transport = transport, Homogeneous = drying.AgainstHomogeneous ? Homogeneous(start, settings, structure, builder, context, cancellation) : null };
        var total = start.LoadingActive / input.Formulation.ActiveFraction;
        var electrode = Electrode(input.Formulation, total, result.Height, system);
        return new StepResult<DryingResult>
        {
            Step = "drying",
            Model = "particles",
            Product = new DryingResult { Electrode = electrode },
            Structure = dried,
            Outputs = [.. Outputs(input, electrode, system, result, drying.Drive == DryingDrive.Sweep ? ScaledTime : NoTime), .. StructureOutputs.Of("drying", transport)],
            Constants = [StructureTransport.Constant(structure.NanoporeExponent)],
            Balances = Balance.Checked("drying",
            [
                Balance.Of("dry_mass", total, electrode.Thickness * (1 - electrode.Porosity) * input.Formulation.DryDensity),
                Balance.Of("particles", start.Spheres.Count, dried.Spheres.Count),
            ]),
            Warnings = warnings,
        };
    }

    private Dried Shrunk(ParticleSystem system, DryingSettings settings, StructureBuilder builder, RunContext context, Action<double> progress, List<string> warnings, CancellationToken cancellation)
    {
        var limit = (settings.Particles ?? new()).FixAt;
        var result = Engine.Dry(system, Settings(settings, structure, builder), context, progress, cancellation);
        if (result.FreezeTime is 0)
            warnings.Add($"the slurry is as dense at rest as where the active material is fixed ({limit:G3} porosity): it is fixed from the start and no film shrinks; give structure.rest: solids_content, or a lower drying.particles.fix_at");
        if (result.FreezeTime is null) warnings.Add($"the porosity never fell to {limit:G3}: the active material was not fixed; it ended at {result.Frames[^1].PorosityFormula:G3}");
        return new Dried(result.Frames, result.Height, [StructureOutputs.FreezeTime.Of(result.FreezeTime, Badge.Assumed, "the porosity never fell to the limit")]);
    }

    private Dried Swept(ParticleSystem system, SweepSettings sweep, StructureBuilder builder, RunContext context, Action<double> progress, List<string> warnings, CancellationToken cancellation)
    {
        var solvent = Solvent ?? throw new ArgumentException("drive: sweep needs the solvent");
        var (tension, viscosity) = (sweep.SurfaceTension ?? solvent.SurfaceTension!.At(sweep.Temperature), sweep.Viscosity ?? solvent.Viscosity!.At(sweep.Temperature));
        var speed = sweep.CapillaryNumber * tension / viscosity;
        // The published dry field ahead of the first step: particles have their own size from the start.
        system.SwitchTo(builder.Fields().Target);
        var result = SurfaceSweep.Run(system, new()
        {
            SurfaceTension = tension, ContactAngle = sweep.ContactAngle, Viscosity = viscosity, Density = solvent.Density.At(sweep.Temperature), Speed = speed, StepShare = sweep.StepShare, Frames = SweepFrames, Threads = context.Threads,
        }, progress, context.Keeper?.Invoke("drying-particles"), cancellation);
        if (result.CapillaryNumber > SweepSettings.SlowBound)
            warnings.Add($"the liquid surface sweeps at {speed:G3} m/s, a capillary number of {result.CapillaryNumber:G3}: above {SweepSettings.SlowBound} it outruns the particles; give a smaller drying.particles.sweep.capillary_number");
        // Heights count to the highest centre, as with the other drives.
        var height = result.Drying[^1].Height;
        system.Box = system.Box with { HighZ = system.Box.LowZ + height };
        return new Dried(result.Drying, height,
        [
            StructureOutputs.FreezeTime.Missing("drive: sweep fixes no particle"), StructureOutputs.SweepNumber.Of(result.CapillaryNumber, Badge.Prescribed),
            StructureOutputs.SweepPressure.Of(result.Frames.Max(f => f.CapillaryPressure), Badge.Assumed),
        ]);
    }

    /// <summary>What both drives give.</summary>
    private sealed record Dried(IReadOnlyList<DryingFrame> Frames, double Height, IReadOnlyList<Output> Own);

    /// <summary>The slurry dried by the same increments with relative shrink factors of 1.</summary>
    private static ParticleStructure Homogeneous(ParticleStructure start, DryingSettings settings, StructureSettings structure, StructureBuilder builder, RunContext context, CancellationToken cancellation)
    {
        var system = StructureOutputs.System(start);
        var even = Settings(settings, structure, builder) with { Stages = [new ShrinkStage { Centre = 1, Top = 1 }], Motion = DryingMotion.Settle, Friction = false, Threads = context.Threads };
        var result = HeterogeneousDrying.Run(system, even, share => context.Report("homogeneous", share), context.Keeper?.Invoke("drying-homogeneous"), cancellation);
        return builder.Of(system, system.Field, start.LoadingActive) with { Frames = result.Frames };
    }

    /// <summary>Settings of the drying of a recipe.</summary>
    internal static HeterogeneousDryingSettings Settings(DryingSettings settings, StructureSettings structure, StructureBuilder builder)
    {
        var drying = settings.Particles ?? new();
        var (first, target, fixedTarget) = builder.Fields();
        return new HeterogeneousDryingSettings
        {
            Start = first, Target = target, FixedTarget = fixedTarget, FixingPorosity = drying.FixAt, Pressure = structure.Pressure, CollectorDepth = 0, Increments = drying.Increments,
            StepsPerIncrement = drying.StepsPerIncrement, Damping = drying.Damping, Motion = drying.Motion == ParticleMotion.Published ? DryingMotion.Thermostat : DryingMotion.Settle,
            Friction = drying.Motion == ParticleMotion.Published, RecordEvery = Math.Max(1, drying.Increments / 100),
            Stages = drying.Stages is { } stages
                ? [.. stages.Select(s => new ShrinkStage { Until = s.Until, Centre = s.Centre, Top = s.Top })]
                : [new ShrinkStage { Centre = drying.Centre, Top = drying.Top }],
        };
    }

    private static DryElectrode Electrode(Products.Formulation formulation, double loading, double thickness, ParticleSystem system)
    {
        var columns = SolidColumns.Of(system);
        double[] faces = [.. Enumerable.Range(0, columns.ActiveProfile.Length + 1).Select(k => thickness * k / columns.ActiveProfile.Length)];
        ThroughThicknessProfile Profile(string name, double[] values) => new() { Name = name, Faces = faces, Values = values, Unit = "1" };
        return new DryElectrode
        {
            Formulation = formulation, Loading = loading, ResidualSolvent = 0, Thickness = thickness, Porosity = 1 - loading / formulation.DryDensity / thickness,
            Profiles = [Profile("active_fraction", columns.ActiveProfile), Profile("cbd_fraction", columns.BinderProfile)],
        };
    }

    private static List<Output> Outputs(WetFilm input, DryElectrode electrode, ParticleSystem system, Dried result, string noTime)
    {
        const Badge badge = Badge.Assumed;
        var list = new List<Output>();
        foreach (var definition in DryingOutputs.All)
            list.Add(definition.Name switch
            {
                "dry_thickness" => definition.Of(electrode.Thickness, badge),
                "porosity" => definition.Of(electrode.Porosity, badge),
                "porosity_bulk" => definition.Of(SolidColumns.Of(system).Voids, badge),
                "loading_total" => definition.Of(electrode.Loading, Badge.Exact),
                "loading_active" => definition.Of(electrode.Loading * input.Formulation.ActiveFraction, Badge.Exact),
                _ => definition.Missing(noTime),
            });
        foreach (var component in input.Formulation.Components)
            if (component.Mobile) list.AddRange(DryingOutputs.Of(component.Name).Select(d => d.Missing("model: particles holds binder and carbon in one kind of particle: see cbd_fraction_top")));
        list.Add((StructureOutputs.Density with { Step = "drying" }).Of(electrode.Loading / electrode.Thickness, badge));
        list.AddRange(result.Own);
        list.AddRange(StructureOutputs.Of("drying", system));
        return list;
    }
}
