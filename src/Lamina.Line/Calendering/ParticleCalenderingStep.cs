using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Calendering;

/// <summary>
/// Calendering as particles: the dried structure between two plates, with the force field that it was dried in (as Lombardo et al. 2021 did) or hard contacts (as Ngandjong et al. 2021), down to the
/// target thickness or to the pressure of the nip, and released. Hot rolls soften the carbon-binder domain as deep as their heat reaches.
/// </summary>
/// <param name="balance">the step that says what thickness the calender's set point asks for</param>
/// <param name="dried">the dried structure</param>
public sealed class ParticleCalenderingStep(IProcessStep<DryElectrode, CalenderingSettings, Electrode> balance, ParticleStructure dried) : IProcessStep<DryElectrode, CalenderingSettings, Electrode>
{
    /// <summary>What moves the particles.</summary>
    public IParticleEngine Engine { get; init; } = new ParticleEngine();

    private const double PressedSolid = 0.98, LargestCompression = 0.8;

    /// <summary>Settings of a compression.</summary>
    internal static PlaneCalenderingSettings Settings(double compression, ParticleCalenderingSettings how) => new() { Compression = compression, Increments = how.Increments, StepsPerIncrement = how.StepsPerIncrement, SettlingSteps = 1000 };

    /// <inheritdoc/>
    public StepResult<Electrode> Run(DryElectrode input, CalenderingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var target = balance.Run(input, settings, context, cancellation);
        // A coating that is still wet is not calendered, by whatever model.
        if (target.Model == CalenderingStep.Uncalendered) return target;
        var system = StructureOutputs.System(dried);
        var how = settings.Particles ?? new();
        var heat = new RollHeating(how, settings, target.Product, input);
        // Where the spheres' volumes fill the box but for 2 %: no stroke to a pressure goes further, for overlaps are no solid.
        var densest = 1 - system.SolidVolume / (PressedSolid * system.Box.Volume);
        var press = Press(how, target.Product, 1 - target.Product.Thickness / input.Thickness, densest);
        var field = heat.Soften(how.Contacts == PressContacts.HertzSjkr2 ? PublishedForceFields.HertzSjkr2(system.Field) : system.Field, system, press);
        press = press with { Field = field with { Bonds = how.Bonds is { } b ? new() { Modulus = b.Modulus, Radius = b.Radius, BreakingStrain = b.BreakingStrain, Reach = b.Reach } : null } };
        var result = Engine.Calender(system, press, context, share => context.Report("calendering", 0.9 * share), cancellation);
        if (!result.ReachedPressure)
            throw new ArgumentException($"calendering: a pressure of {press.PressureLimit / 1e6:G4} MPa in the nip is not reached: at {result.CompressedThickness * 1e6:G4} um, where the particles fill {100 * PressedSolid:G3} % "
                + $"of the box, the plates feel {result.PeakPressure / 1e6:G3} MPa with the force field '{result.ForceField}'; give a lower line load, contacts: hertz-sjkr2, or stroke: thickness");
        // Plates touch the outermost spheres, the dried thickness counts to the highest centre: what the stroke and the release do is applied to the latter.
        var compressed = input.Thickness * result.CompressedThickness / result.InitialThickness;
        var thickness = input.Thickness * result.ReleasedThickness / result.InitialThickness;
        var electrode = target.Product with
        {
            Thickness = thickness, Porosity = 1 - input.Loading / input.Formulation.DryDensity / thickness,
            Profiles = [.. input.Profiles.Select(p => p with { Faces = [.. p.Faces.Select(z => z * thickness / input.Thickness)] })],
        };
        var transport = StructureTransport.Of(system, dried.Nanoporosity, dried.NanoporeExponent, context.Threads, share => context.Report("calendering", 0.9 + 0.1 * share), cancellation);
        var through = StructureOutputs.Of("calendering", transport).ToDictionary(o => o.Name);
        const Badge badge = Badge.Assumed;
        return new StepResult<Electrode>
        {
            Step = "calendering",
            Model = "particles",
            Product = electrode,
            Structure = new ParticleStructure
            {
                Spheres = system.ToStructure("calendered"), Field = system.Field, Nanoporosity = dried.Nanoporosity, NanoporeExponent = dried.NanoporeExponent, LoadingActive = dried.LoadingActive, Frames = dried.Frames, Transport = transport, Stroke = result,
            },
            // What particles do not say (line load, nip, rolls) is what the set point's laws say.
            Outputs =
            [
                .. target.Outputs.Select(o => o.Name switch
                {
                    "thickness" => CalenderingOutputs.Thickness.Of(electrode.Thickness, badge),
                    "porosity" => CalenderingOutputs.Porosity.Of(electrode.Porosity, badge),
                    "density" => CalenderingOutputs.Density.Of(electrode.Density, badge),
                    "compaction" => CalenderingOutputs.Compaction.Of(1 - electrode.Thickness / input.Thickness, badge),
                    "spring_back" => Output.Of(o.Name, result.SpringBack, o.Unit, badge),
                    "tortuosity" => through["tortuosity"],
                    "conductivity_ratio" => Gain(dried.Transport?.Conductivity, transport.Conductivity),
                    _ => o,
                }),
                StructureOutputs.PorosityBulk.Of(1 - (1 - SolidColumns.Of(system).Voids) * system.Box.LengthZ / thickness, badge),
                StructureOutputs.StrokePressure.Of(result.PeakPressure, badge), StructureOutputs.BinderSoftening.Of(heat.Mean, badge),
                StructureOutputs.ThermalConductivity.Of(heat.Conductivity(system, press), badge, "no path of touching particles leads from one face to the other"),
                .. StructureOutputs.Of("calendering", system), .. through.Values.Where(o => o.Name != "tortuosity"),
            ],
            Constants = [.. heat.Constants, StructureTransport.Constant(dried.NanoporeExponent)],
            Balances = Balance.Checked("calendering",
            [
                Balance.Of("dry_mass", input.Loading, electrode.Density * electrode.Thickness),
                Balance.Of("particles", dried.Spheres.Count, system.Particles.Count),
            ]),
            Warnings =
            [
                .. target.Warnings, .. StructureOutputs.Notes(Engine), .. heat.Notes,
                .. result.Bonds > 0 ? (string[])[$"{result.Bonds} bonds of binder formed under the preload, {result.BrokenBonds} of them broke"] : [],
                .. Unrest(result, press),
                $"compressed to {compressed * 1e6:G4} um at up to {result.PeakPressure / 1e6:G3} MPa with the force field '{result.ForceField}', sprung back by {100 * result.SpringBack:G3} %"
                    + (result.Residual.Length > 0 ? $"; forces at rest within {100 * result.Residual.Max():G2} % of the mean pair force in every increment" : ""),
            ],
        };
    }

    /// <summary>What the carbon-binder domain conducts after over before.</summary>
    private static Output Gain(StructureTransport.Extrapolated? before, StructureTransport.Extrapolated? after)
    {
        if (before is not { } from || after is not { } to) return CalenderingOutputs.ConductivityRatio.Missing("the transport through the structure's voxels has not converged");
        if (from.Value == 0) return CalenderingOutputs.ConductivityRatio.Missing("the carbon-binder domain of the dried structure does not reach from one end to the other: extrapolated from its voxels it conducts nothing");
        var gain = to.Value / from.Value;
        return CalenderingOutputs.ConductivityRatio.Of(gain, Badge.Assumed) with { StandardDeviation = gain * Math.Sqrt(Math.Pow(from.Change / from.Value, 2) + (to.Value > 0 ? Math.Pow(to.Change / to.Value, 2) : 0)) };
    }

    /// <summary>What is to be said where forces did not come to rest: the pressure is then one of motion.</summary>
    private static string[] Unrest(PlaneCalenderingResult result, PlaneCalenderingSettings press) => result.NotAtRest == 0 ? [] :
    [
        $"{result.NotAtRest} of {result.Thickness.Length} increments ran out of their {press.MostStepsPerIncrement} steps before forces were at rest within {100 * press.RestTolerance:G3} % of the mean pair force: "
            + "the pressure there has not converged; raise calendering.particles.most_steps_per_increment or increments",
    ];

    private static PlaneCalenderingSettings Press(ParticleCalenderingSettings how, Electrode target, double compression, double densest)
    {
        var press = Settings(compression, how) with
        {
            Damping = how.Damping, RestTolerance = how.RestTolerance ?? 0.1, MostStepsPerIncrement = Math.Max(how.StepsPerIncrement, how.MostStepsPerIncrement),
            SettlingSteps = how.Contacts == PressContacts.Dried ? 1000 : 4000,
            // 4/3 E* of the carbon-binder domain on steel; the published plates of the dried field are softer than its hard spheres.
            PlateStiffness = how.Contacts == PressContacts.Dried ? 2.5e8 : 3.5e9,
        };
        if (how.Stroke == PressStroke.Pressure)
            return press with
            {
                Compression = densest,
                PressureLimit = target.Nip?.Pressure ?? throw new ArgumentException(
                    "calendering.particles.stroke: pressure needs the pressure in the nip, which is not known: give line.calender.roll_radius and a line load, gap or target that the compaction law reaches, or stroke: thickness"),
            };
        if (compression > LargestCompression)
            throw new ArgumentException($"calendering: compressing the particles by {100 * compression:G4} % is more than the {100 * LargestCompression:G3} % that plates are moved; ask for a larger thickness or porosity");
        return press;
    }
}
