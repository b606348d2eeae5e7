using Lamina.Data.Provenance;
using Lamina.Line.Calendering.Laws;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.ForceFields;
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
    internal static PlaneCalenderingSettings Settings(double compression) => new() { Compression = compression, Increments = 50, StepsPerIncrement = 40, SettlingSteps = 1000 };

    /// <inheritdoc/>
    public StepResult<Electrode> Run(DryElectrode input, CalenderingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var target = balance.Run(input, settings, context, cancellation);
        // A coating that is still wet is not calendered, by whatever model.
        if (target.Model == CalenderingStep.Uncalendered) return target;
        var system = StructureOutputs.System(dried);
        var how = settings.Particles ?? new();
        var heat = new Heat(how, settings, target.Product, input);
        // Where the spheres' volumes fill the box but for 2 %: no stroke to a pressure goes further, for overlaps are no solid.
        var densest = 1 - system.SolidVolume / (PressedSolid * system.Box.Volume);
        var press = Press(how, target.Product, 1 - target.Product.Thickness / input.Thickness, densest, heat.Soften(how.Contacts == PressContacts.HertzSjkr2 ? PublishedForceFields.HertzSjkr2(system.Field) : system.Field, system));
        var result = Engine.Calender(system, press, context, share => context.Report("calendering", share), cancellation);
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
        const Badge badge = Badge.Assumed;
        return new StepResult<Electrode>
        {
            Step = "calendering",
            Model = "particles",
            Product = electrode,
            Structure = new ParticleStructure
            {
                Spheres = system.Particles.ToStructure(system.Box, "calendered"), Field = system.Field, Nanoporosity = dried.Nanoporosity, LoadingActive = dried.LoadingActive, Frames = dried.Frames, Stroke = result,
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
                    _ => o,
                }),
                StructureOutputs.StrokePressure.Of(result.PeakPressure, badge), StructureOutputs.BinderSoftening.Of(heat.Mean, badge),
                .. StructureOutputs.Of("calendering", system),
            ],
            Constants = heat.Constants,
            Balances = Balance.Checked("calendering",
            [
                Balance.Of("dry_mass", input.Loading, electrode.Density * electrode.Thickness),
                Balance.Of("particles", dried.Spheres.Count, system.Particles.Count),
            ]),
            Warnings =
            [
                .. target.Warnings, .. StructureOutputs.Notes(Engine), .. heat.Notes,
                .. result.Bonds > 0 ? (string[])[$"{result.Bonds} bonds of binder formed under the preload, {result.BrokenBonds} of them broke"] : [],
                $"compressed to {compressed * 1e6:G4} um at up to {result.PeakPressure / 1e6:G3} MPa with the force field '{result.ForceField}', sprung back by {100 * result.SpringBack:G3} %",
            ],
        };
    }

    private static PlaneCalenderingSettings Press(ParticleCalenderingSettings how, Electrode target, double compression, double densest, ForceField field)
    {
        var press = Settings(compression) with
        {
            Increments = how.Increments, StepsPerIncrement = how.StepsPerIncrement ?? (how.Contacts == PressContacts.Dried ? 40 : 200),
            SettlingSteps = how.Contacts == PressContacts.Dried ? 1000 : 4000,
            // 4/3 E* of the carbon-binder domain on steel; the published plates of the dried field are softer than its hard spheres.
            PlateStiffness = how.Contacts == PressContacts.Dried ? 2.5e8 : 3.5e9,
            Field = field with { Bonds = how.Bonds is { } b ? new() { Modulus = b.Modulus, Radius = b.Radius, BreakingStrain = b.BreakingStrain, Reach = b.Reach } : null },
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

    /// <summary>What the rolls' heat does to the carbon-binder domain.</summary>
    private sealed class Heat
    {
        private const double DefaultSoftening = 0.012, DefaultGlass = 235.15, DefaultDiffusivity = 0.28e-6;
        private readonly double softening, glass, diffusivity, roll, time, thickness;
        private readonly int sides;

        public Heat(ParticleCalenderingSettings how, CalenderingSettings settings, Electrode target, DryElectrode input)
        {
            (softening, glass, diffusivity) = (how.Softening ?? DefaultSoftening, how.GlassTransition ?? DefaultGlass, how.Diffusivity ?? DefaultDiffusivity);
            (roll, thickness, sides) = (settings.Temperature, input.Thickness, settings.Sides ?? 1);
            time = how.Speed is { } speed && target.Nip?.Length is { } length and > 0 ? length / speed : double.PositiveInfinity;
            if (roll <= RollHeat.Room) return;
            if (how.Speed is not null && double.IsPositiveInfinity(time)) Notes.Add("the length of the nip is not known (it needs line.calender): the coating is taken as heated through");
            Constants.Add(Assumed("particles.softening", how.Softening, DefaultSoftening, "1/K", 0.004, 0.03, "PVDF's modulus falls by about a half to two thirds between 25 and 100 degC; order of magnitude"));
            Constants.Add(Assumed("particles.glass_transition", how.GlassTransition, DefaultGlass, "K", 230, 243, "glass transition of PVDF"));
            if (!double.IsPositiveInfinity(time)) Constants.Add(Assumed("particles.diffusivity", how.Diffusivity, DefaultDiffusivity, "m2/s", 0.1e-6, 1e-6, "0.5 W/m/K over 2.2 g/cm3 and 0.8 J/g/K, orders of magnitude"));
        }

        /// <summary>Mean factor over the carbon-binder particles.</summary>
        public double Mean { get; private set; } = 1;

        public List<KeyValuePair<string, Sourced>> Constants { get; } = [];

        public List<string> Notes { get; } = [];

        /// <summary>Each carbon-binder type with the mean factor of the places where its particles are: after drying by thirds the types are thirds.</summary>
        public ForceField Soften(ForceField field, ParticleSystem system)
        {
            var (p, box) = (system.Particles, system.Box);
            var sums = new SortedDictionary<int, (double Sum, int Count)>();
            for (var i = 0; i < p.Count; i++)
            {
                if (!field.Types[p.Type[i]].IsBinderDomain) continue;
                var at = RollHeat.Temperature((p.Z[i] - box.LowZ) / box.LengthZ, roll, time, thickness, diffusivity, sides);
                var (sum, count) = sums.GetValueOrDefault(p.Type[i]);
                sums[p.Type[i]] = (sum + RollHeat.Softened(at, softening, glass), count + 1);
            }
            if (sums.Count == 0) return field;
            Mean = sums.Values.Sum(s => s.Sum) / sums.Values.Sum(s => s.Count);
            return Mean == 1 ? field : field.Softened(sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.Count));
        }

        private static KeyValuePair<string, Sourced> Assumed(string key, double? given, double usual, string unit, double lower, double upper, string why) => KeyValuePair.Create(key, given is { } value
            ? new Sourced { Value = value, Unit = unit, Source = new Source { Kind = SourceKind.Given, Citation = "given in the recipe" } }
            : new Sourced { Value = usual, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = SourceKind.Assumed, Citation = why } });
    }
}
