using Lamina.Data.Binding;
using Lamina.Data.Provenance;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Materials;
using Lamina.Materials.Solids;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;

namespace Lamina.Line.Structures;

/// <summary>Makes the slurry of a formulation as particles: counts from the mass balance, places at random, rest under a pressure along the thickness or at the volume of its solids content.</summary>
public sealed class StructureBuilder
{
    private const string PublishedMaterial = "NMC111", PublishedSolvent = "NMP";
    // Width of a distribution of which only the median is known: that of common cathode and anode powders.
    private const double AssumedSigma = 0.4;
    // The published diameters and their counts in the paper's slurry.
    private static readonly double[] publishedCounts = [28, 36, 25, 22, 32, 12];
    private readonly Formulation formulation;
    private readonly StructureSettings settings;
    private readonly double loadingActive;
    private readonly double activeDensity, binderDensity;
    private readonly IReadOnlyList<SizeFraction> sizes;
    private readonly ActiveMaterial? main;

    /// <summary>Prepares a builder.</summary>
    /// <param name="formulation">what the coating is made of</param>
    /// <param name="settings">the box</param>
    /// <param name="loadingActive">active mass per area [kg/m2]</param>
    /// <exception cref="ArgumentException">the formulation has no active material, or nothing else</exception>
    public StructureBuilder(Formulation formulation, StructureSettings settings, double loadingActive)
    {
        (this.formulation, this.settings, this.loadingActive) = (formulation, settings, loadingActive);
        var active = formulation.Components.Where(c => c.Role == ComponentRole.Active).ToArray();
        var rest = formulation.Components.Where(c => c.Role != ComponentRole.Active).ToArray();
        if (active.Length == 0 || rest.Length == 0) throw new ArgumentException("model: particles needs an active material and a carbon-binder domain in the formulation");
        activeDensity = active.Sum(c => c.MassFraction) / active.Sum(c => c.SpecificVolume);
        binderDensity = rest.Sum(c => c.MassFraction) / rest.Sum(c => c.SpecificVolume);
        main = active.MaxBy(c => c.MassFraction)!.Material as ActiveMaterial;
        sizes = Sizes();
    }

    /// <summary>Solid mass of one carbon-binder particle [kg].</summary>
    public double BinderParticleMass => Math.PI / 6 * Math.Pow(settings.BinderDiameter, 3) * (1 - settings.Nanoporosity) * binderDensity;

    /// <summary>Diameters of the active classes and their shares by number.</summary>
    public IReadOnlyList<SizeFraction> ActiveSizes => sizes;

    /// <summary>What the slurry comes to rest at. The published pressure squeezes slurries that its force field was not fitted to, those of light powders most, to less liquid than dries out of them.</summary>
    public SlurryRest Rest => settings.Rest ?? (IsPublishedSlurry ? SlurryRest.Pressure : SlurryRest.SolidsContent);

    private bool IsPublishedSlurry => IsPublished(main) && formulation.Solvent == PublishedSolvent;

    // Particles per area of the box that the distribution and the mass balance ask for.
    private double ActivePerArea => loadingActive / activeDensity / sizes.Sum(s => s.Volume);
    private double BinderPerArea => loadingActive * (1 - formulation.ActiveFraction) / formulation.ActiveFraction / BinderParticleMass;
    private double Edge => settings.Edge ?? (settings.Particles is { } wanted ? Math.Sqrt(wanted / (ActivePerArea + BinderPerArea)) : StructureSettings.PublishedEdge);

    /// <summary>The force fields of the heterogeneous drying with this formulation's sizes and densities: start, target, target once the active material is fixed.</summary>
    public (ForceField Start, ForceField Target, ForceField Fixed) Fields()
    {
        var diameters = sizes.Select(c => c.Diameter).ToArray();
        var binder = settings.BinderDiameter;
        var dry = BinderParticleMass / (Math.PI / 6 * Math.Pow(binder, 3));
        return
        (
            PublishedForceFields.MigrationStart(diameters, activeDensity, binder, settings.BinderSlurryDiameter),
            PublishedForceFields.MigrationTarget(diameters, activeDensity, dry, binder), PublishedForceFields.MigrationFixedTarget(diameters, activeDensity, dry, binder)
        );
    }

    /// <summary>What is wrong with the box, by keys of the recipe's structure; empty where it can be made.</summary>
    public IEnumerable<Finding> Findings()
    {
        var key = settings.Particles is null ? "edge" : "particles";
        var (edge, counts) = (Edge, Counts(out var activeVolume));
        if (!(activeVolume > 0))
            yield return new Finding { Key = key, Message = $"a box of {edge * 1e6:G4} um holds less than one active particle at {loadingActive * 100:G4} mg/cm2", Remedy = $"give a larger box, or smaller particles than {sizes[0].Diameter * 1e6:G3} um" };
        var total = counts.Values.Sum(n => (long)n);
        if (total > StructureSettings.MostParticles)
        {
            var fits = Math.Floor(Math.Sqrt(0.9 * StructureSettings.MostParticles / (ActivePerArea + BinderPerArea)) * 1e6);
            yield return new Finding
            {
                Key = key, Message = $"a box of {edge * 1e6:G4} um would hold {total} particles ({counts.GetValueOrDefault(1)} of them carbon-binder domain of {settings.BinderDiameter * 1e6:G3} um), {StructureSettings.MostParticles} at most",
                Remedy = $"give an edge below {fits:0} um, or a larger binder_diameter",
            };
        }
    }

    /// <summary>What is to be known of a structure of this box: assumed force fields and sizes, and a box too small for its sizes.</summary>
    public IEnumerable<string> Notes()
    {
        var name = main?.Name ?? "this active material";
        if (!IsPublishedSlurry)
            yield return $"the force field was published for {PublishedMaterial} with carbon and PVDF in {PublishedSolvent} (Lombardo et al. 2021): for {name} in {formulation.Solvent} its wells, stiffness and damping are assumed; sizes, densities and composition are this recipe's";
        if (settings is { Sizes: null, LogNormal: null, MeasuredSizes: null } && !UsesPublishedSizes)
            yield return $"the sizes of the active particles are not given: log-normal around the median of {main?.D50.Value * 1e6:G3} um that {name} has in the catalogue, by volume, sigma {AssumedSigma} assumed; give structure.log_normal, sizes or measured_sizes";
        var counts = Counts(out _);
        var volume = sizes.Sum(s => s.Volume);
        var lost = Enumerable.Range(0, sizes.Count).Where(k => counts[4 + k] == 0).ToArray();
        if (lost.Sum(k => sizes[k].Volume) is var gone && gone > 0.01 * volume)
            yield return $"the box is too small for the sizes of the active particles: those of {string.Join(", ", lost.Select(k => $"{sizes[k].Diameter * 1e6:G3}"))} um, {100 * gone / volume:G2} % of the volume, come to less than half a particle; give a larger structure.edge";
        if (sizes[^1].Diameter > Edge) yield return $"the largest active particles ({sizes[^1].Diameter * 1e6:G3} um) are wider than the box ({Edge * 1e6:G3} um) and touch their own images; give a larger structure.edge";
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
    /// <exception cref="ArgumentException">the box cannot be made</exception>
    public (ParticleSystem System, RelaxationSettings Relaxation, double LoadingActive) Start(ulong seed)
    {
        if (Findings().FirstOrDefault() is { } fault) throw new ArgumentException($"structure.{fault.Key}: {fault.Message}; {fault.Remedy}");
        var counts = Counts(out var activeVolume);
        var actual = activeVolume * activeDensity;
        // The box takes what rounding to whole particles changes.
        var area = actual / loadingActive;
        var slurry = MixingStep.Mix(formulation);
        var height = Rest == SlurryRest.SolidsContent
            ? actual / formulation.ActiveFraction / slurry.SolidsContent / slurry.Density / area
            // The published slurry holds 41 % of active material; three times the height lets random places find room.
            : 3 * activeVolume / 0.41 / area;
        var edge = Math.Sqrt(area);
        var system = SlurryGenerator.Place(Fields().Start, counts, Box.Between([0, 0, 0], [edge, edge, height]), seed);
        var axes = Rest == SlurryRest.SolidsContent ? RelaxedAxes.None : RelaxedAxes.Z;
        return (system, new RelaxationSettings { Pressure = settings.Pressure, Axes = axes, LargestStrain = settings.Relaxation.LargestStrain, ForceTolerance = settings.Relaxation.ForceTolerance }, actual / area);
    }

    /// <summary>A structure from a system in its present state.</summary>
    internal ParticleStructure Of(ParticleSystem system, ForceField field, double loading) => new()
    {
        Spheres = system.ToStructure(formulation.ActiveFraction.ToString("G4") + " active"), Field = field, Nanoporosity = settings.Nanoporosity, NanoporeExponent = settings.NanoporeExponent, LoadingActive = loading,
        PeriodicThroughThickness = system.Box.BoundaryZ == Boundary.Periodic,
    };

    private static bool IsPublished(ActiveMaterial? material) =>
        material is not null && MaterialCatalogue.TryFind(PublishedMaterial, out var known) && known is ActiveMaterial published && material.Formula == published.Formula;

    // A median that the recipe gives counts more than the published set.
    private bool UsesPublishedSizes => main is null || (IsPublished(main) && main.D50.Source.Kind != SourceKind.Given);

    private IReadOnlyList<SizeFraction> Sizes()
    {
        if (settings.MeasuredSizes is { } measured) return measured.Read(measured.File).Cut(measured.Classes);
        if (settings.LogNormal is { } law) return law.Distribution(settings.Shares).Cut(law.Classes);
        if (settings.Sizes is { } given)
            return SizeDistribution.OfShares([.. given.Select(c => c.Diameter)], [.. given.Select(c => c.Share)], settings.Shares).Fractions;
        return UsesPublishedSizes
            ? SizeDistribution.OfShares([.. PublishedForceFields.ActiveDiameters], publishedCounts, SizeShares.Number).Fractions
            : SizeDistribution.LogNormal(main!.D50.Value, AssumedSigma, SizeShares.Volume).Cut(new LogNormalSizes { Median = 1 }.Classes);
    }

    /// <summary>Particles by type: 1 is the carbon-binder domain, 4 on the active classes.</summary>
    private SortedDictionary<int, int> Counts(out double activeVolume)
    {
        var numbers = SlurryGenerator.Counts(sizes, loadingActive * Edge * Edge / activeDensity, out activeVolume);
        SortedDictionary<int, int> counts = [];
        for (var k = 0; k < numbers.Length; k++) counts[4 + k] = numbers[k];
        counts[1] = Whole(activeVolume * activeDensity * (1 - formulation.ActiveFraction) / formulation.ActiveFraction / BinderParticleMass);
        return counts;
    }

    private static int Whole(double number) => (int)Math.Min(Math.Round(number), int.MaxValue / 16);
}
