using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;

namespace Lamina.Line.Structures;

/// <summary>Makes the slurry of a formulation as particles: counts from the mass balance, places at random, rest under the pressure along the thickness.</summary>
public sealed class StructureBuilder
{
    // The published diameters and their counts in the paper's slurry.
    private static readonly double[] publishedCounts = [28, 36, 25, 22, 32, 12];
    private readonly Formulation formulation;
    private readonly StructureSettings settings;
    private readonly double loadingActive;
    private readonly IReadOnlyList<SizeClass> sizes;
    private readonly double activeDensity, binderDensity;

    /// <summary>Prepares a builder.</summary>
    /// <param name="formulation">what the coating is made of</param>
    /// <param name="settings">the box</param>
    /// <param name="loadingActive">active mass per area [kg/m2]</param>
    public StructureBuilder(Formulation formulation, StructureSettings settings, double loadingActive)
    {
        (this.formulation, this.settings, this.loadingActive) = (formulation, settings, loadingActive);
        sizes = [.. (settings.Sizes ?? settings.LogNormal?.Cut()
            ?? [.. PublishedForceFields.ActiveDiameters.Zip(publishedCounts, (d, n) => new SizeClass { Diameter = d, Share = n })]).Where(c => c.Share > 0).OrderBy(c => c.Diameter)];
        var active = formulation.Components.Where(c => c.Role == ComponentRole.Active).ToArray();
        var rest = formulation.Components.Where(c => c.Role != ComponentRole.Active).ToArray();
        if (active.Length == 0 || rest.Length == 0) throw new ArgumentException("model: particles needs an active material and a carbon-binder domain in the formulation");
        activeDensity = active.Sum(c => c.MassFraction) / active.Sum(c => c.SpecificVolume);
        binderDensity = rest.Sum(c => c.MassFraction) / rest.Sum(c => c.SpecificVolume);
    }

    /// <summary>Solid mass of one carbon-binder particle [kg].</summary>
    public double BinderParticleMass => Math.PI / 6 * Math.Pow(PublishedForceFields.DryBinderDiameter, 3) * (1 - settings.Nanoporosity) * binderDensity;

    /// <summary>The force fields of the heterogeneous drying with this formulation's sizes and densities: start, target, target once the active material is fixed.</summary>
    public (ForceField Start, ForceField Target, ForceField Fixed) Fields()
    {
        var diameters = sizes.Select(c => c.Diameter).ToArray();
        var dry = BinderParticleMass / (Math.PI / 6 * Math.Pow(PublishedForceFields.DryBinderDiameter, 3));
        return (PublishedForceFields.MigrationStart(diameters, activeDensity), PublishedForceFields.MigrationTarget(diameters, activeDensity, dry), PublishedForceFields.MigrationFixedTarget(diameters, activeDensity, dry));
    }

    /// <summary>Makes the slurry.</summary>
    /// <param name="engine">moves the particles</param>
    /// <param name="context">seed of the places, threads, where the state is kept</param>
    /// <param name="name">of what is kept</param>
    /// <param name="progress">called with the share done [-]</param>
    /// <param name="cancellation">stops between steps</param>
    /// <returns>the relaxed slurry and whether it came to rest</returns>
    public (ParticleStructure Structure, RelaxationResult Relaxation) Make(IParticleEngine engine, RunContext context, string name, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var (system, relaxation, loading) = Start(context.Seed);
        var rest = engine.Rest(system, relaxation, context, name, progress, cancellation);
        return (Of(system, system.Field, loading), rest);
    }

    /// <summary>The slurry at random places, before it relaxes: with how, and the active mass over the area of its box [kg/m2].</summary>
    /// <param name="seed">seed of the places</param>
    public (ParticleSystem System, RelaxationSettings Relaxation, double LoadingActive) Start(ulong seed)
    {
        var counts = Counts(out var actual);
        // The box takes what rounding to whole particles changes.
        var edge = Math.Sqrt(actual / loadingActive);
        var field = Fields().Start;
        // The published slurry holds 41 % of active material; three times the height lets random places find room.
        var height = 3 * actual / activeDensity / 0.41 / (edge * edge);
        var system = SlurryGenerator.Place(field, counts, Box.Between([0, 0, 0], [edge, edge, height]), seed);
        return (system, new RelaxationSettings { Pressure = settings.Pressure, Axes = RelaxedAxes.Z }, actual / (edge * edge));
    }

    /// <summary>A structure from a system in its present state.</summary>
    internal ParticleStructure Of(ParticleSystem system, ForceField field, double loading) => new()
    {
        Spheres = system.Particles.ToStructure(system.Box, formulation.ActiveFraction.ToString("G4") + " active"), Field = field, Nanoporosity = settings.Nanoporosity, LoadingActive = loading,
        PeriodicThroughThickness = system.Box.BoundaryZ == Boundary.Periodic,
    };

    /// <summary>Particles by type: 1 is the carbon-binder domain, 4 on the active classes.</summary>
    private SortedDictionary<int, int> Counts(out double activeMass)
    {
        double Volume(SizeClass c) => Math.PI / 6 * Math.Pow(c.Diameter, 3);
        var number = sizes.Select(c => settings.Shares == SizeShares.Number ? c.Share : c.Share / Volume(c)).ToArray();
        var volume = number.Zip(sizes, (n, c) => n * Volume(c)).Sum();
        var scale = loadingActive * settings.Edge * settings.Edge / activeDensity / volume;
        SortedDictionary<int, int> counts = [];
        activeMass = 0;
        for (var k = 0; k < sizes.Count; k++)
        {
            counts[4 + k] = (int)Math.Round(number[k] * scale);
            activeMass += counts[4 + k] * Volume(sizes[k]) * activeDensity;
        }
        if (!(activeMass > 0))
            throw new ArgumentException($"structure.edge: a box of {settings.Edge * 1e6:G4} um holds less than one active particle at {loadingActive * 100:G4} mg/cm2; give a larger edge");
        counts[1] = (int)Math.Round(activeMass * (1 - formulation.ActiveFraction) / formulation.ActiveFraction / BinderParticleMass);
        var total = counts.Values.Sum();
        if (total > 200_000) throw new ArgumentException($"structure.edge: the box would hold {total} particles, 200000 at most; give a smaller edge");
        return counts;
    }
}
