using Lamina.Data.Provenance;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Line.Equipment;
using Lamina.Line.Products;
using Lamina.Materials;
using Lamina.Materials.Binders;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Line.Drying;

/// <summary>Builds the film model's input from the wet film, the materials, the line and the drying settings.</summary>
public static class FilmCaseBuilder
{
    // Infrared absorptivities of a dark coating and of bare metal, heat capacities of the solids: see the materials. A dried first side is taken to
    // hold the same heat per mass as this side's dry coating.

    /// <summary>Builds the case.</summary>
    /// <param name="film">the wet film</param>
    /// <param name="solvent">the solvent</param>
    /// <param name="settings">the drying settings of the recipe</param>
    /// <param name="line">the equipment</param>
    /// <exception cref="ArgumentException">a material lacks what drying needs, or a setting names a species that the film does not have</exception>
    public static FilmCase Build(WetFilm film, Solvent solvent, DryingSettings settings, LineFile line)
    {
        var components = film.Formulation.Components;
        var warnings = new List<string>();
        var immobile = components.Where(c => !c.Mobile).ToArray();
        var immobileVolume = immobile.Sum(c => c.SpecificVolume) * film.Loading;
        foreach (var named in settings.Species.Keys)
            if (!components.Any(c => c.Mobile && c.Name == named))
                throw new ArgumentException($"drying.species.{named}: the film has no mobile species of that name; it has {string.Join(", ", components.Where(c => c.Mobile).Select(c => c.Name))}");

        var particlePores = immobile.Sum(c => c.Material is ActiveMaterial active ? c.SpecificVolume * film.Loading * Pores(active) : 0) / immobileVolume;
        var polymer = components.FirstOrDefault(c => c is { Mobile: true, Material: Binder { Kind: BinderKind.DissolvedPolymer } });
        var species = components.Where(c => c.Mobile)
            .Select(c => Species(c, film, settings.Species.GetValueOrDefault(c.Name), particlePores, polymer)).ToArray();

        var foil = line.Web.FoilMaterial ?? MaterialCatalogue.Find<Foil>(line.Web.Foil);
        var dryHeat = components.Sum(c => c.MassFraction * Heat(c));
        var input = new FilmInput
        {
            Solids =
            [
                .. immobile.Select(c => new ImmobileSolid
                {
                    Name = c.Name, Role = Role(c.Role), Mass = film.Loading * c.MassFraction, Density = c.Density, HeatCapacity = Heat(c),
                }),
            ],
            Species = species,
            Solvent = solvent.ForDrying(),
            SolventMass = film.SolventLoading - film.ClearSolvent * film.Formulation.SolventDensity,
            ClearSolventLayer = film.ClearSolvent,
            InitialTemperature = line.Web.PreheatTemperature ?? film.Temperature,
            FoilHeatCapacity = line.Web.FoilThickness * foil.Density * foil.HeatCapacity,
            FirstSideHeatCapacity = line.Web.Side == WebSide.Second ? (line.Web.FirstSideLoading ?? film.Loading) * dryHeat : 0,
        };

        var main = immobile.Where(c => c.Material is ActiveMaterial).OrderByDescending(c => c.MassFraction).FirstOrDefault()
            ?? throw new ArgumentException("formulation.components: the film model needs an active material, whose size sets pores and packing");
        var activeMaterial = (ActiveMaterial)main.Material;
        var shape = settings.ParticleShape ?? (activeMaterial.Name.Contains("graphite", StringComparison.OrdinalIgnoreCase) ? ParticleShape.Flake : ParticleShape.Round);
        var closures = ClosureDefaults.For(input, activeMaterial.D50, shape);
        if (polymer?.Material is Binder solution)
        {
            // What the binder itself says is nearer to the truth than a default for any binder.
            if (solution.FloryHugginsChi is { } chi) closures = closures.With("chi", chi);
            if (solution.GelConcentration is { } gel) closures = closures.With("gel_polymer_fraction", Scaled(gel, 1 / solution.Density));
            if (solution.SolventDiffusivity is { } held)
                closures = closures.With("polymer_diffusivity_intercept", held.Intercept).With("polymer_diffusivity_slope", held.Slope);
        }
        foreach (var (name, value) in settings.Closures.Given())
            closures = closures.With(name, closures.All.First(c => c.Key == name).Value with
            {
                Value = value, Lower = null, Upper = null, Source = new Source { Kind = SourceKind.Given, Citation = $"recipe, drying.closures.{name}" },
            });
        closures = closures with { PrescribedPorosity = settings.Porosity, Settling = settings.Settling };

        var mechanics = MechanicsDefaults.Constants;
        foreach (var (name, value) in settings.Mechanics.Given())
            mechanics = mechanics.With(name, mechanics.All.First(c => c.Key == name).Value with
            {
                Value = value, Lower = null, Upper = null, Source = new Source { Kind = SourceKind.Given, Citation = $"recipe, drying.mechanics.{name}" },
            });
        if (settings.Mechanics.WetModulus is null || settings.Mechanics.Toughness is null || settings.Mechanics.RelaxationTime is null)
            warnings.Add(MechanicsRange(film.Formulation, activeMaterial.Name));

        var (program, notes) = DryerProgramBuilder.Build(line, solvent, settings.Speed);
        warnings.AddRange(notes);
        return new FilmCase
        {
            Input = input,
            Closures = closures,
            Mechanics = mechanics,
            Foil = foil.YoungsModulus is { } modulus ? new FoilStiffness { Thickness = line.Web.FoilThickness, Modulus = modulus } : null,
            Dryer = line.Dryer is { } dryer ? new DryerAir
            {
                Settings = line.Energy,
                RoomTemperature = line.Room.Temperature,
                Recirculation = [.. dryer.Zones.Select(z => (z.Recirculation ?? 0) * DryerProgramBuilder.NormalMolarDensity)],
                LaserFlux = [.. dryer.Zones.Select(z => (z.Top?.LaserFlux ?? 0) + (z.Bottom?.LaserFlux ?? 0))],
                OutsidePressure = line.AirPressure,
                CapacityPerArea = Capacity(film),
            } : null,
            Program = program,
            Options = new FilmOptions { Cells = settings.Cells, DryTo = settings.DryTo, SlabFraction = settings.Slice, ProfileTimes = settings.ProfileTimes },
            Assumed =
            [
                .. closures.Assumed.Select(Closure),
                .. mechanics.All.Where(c => c.Value.Source.Kind == SourceKind.Assumed).Select(Mechanical),
                .. components.Where(c => c.Mobile).SelectMany(c => SpeciesConstants(c, settings.Species.GetValueOrDefault(c.Name))),
            ],
            Warnings = warnings,
        };
    }

    private static MobileSpecies Species(Component component, WetFilm film, SpeciesOverride? change, double particlePores, Component? polymer)
    {
        var mass = film.Loading * component.MassFraction;
        if (component.Material is Binder binder)
        {
            var latex = binder.Kind == BinderKind.Latex;
            var entangling = latex && polymer is { Material: Binder dissolved } ? dissolved.EntanglementConcentration?.Value / dissolved.Density : null;
            return new MobileSpecies
            {
                Name = component.Name,
                Role = Role(component.Role),
                Kind = latex ? SpeciesKind.Latex : SpeciesKind.DissolvedPolymer,
                Mass = mass,
                Density = binder.Density,
                HeatCapacity = binder.HeatCapacity,
                Diffusivity = new DiffusivityLaw
                {
                    Reference = change?.Diffusivity ?? binder.ApparentDiffusivity, FollowsViscosity = change?.FollowsViscosity ?? true, EntanglementConcentration = entangling,
                },
                Partition = new PartitionLaw
                {
                    Coefficient = change?.Partition ?? 0,
                    HalfCoverage = change?.HalfCoverage,
                    BlockedBy = change?.BlockedBy,
                    // Latex is larger than the pores inside active particles.
                    ParticlePores = latex ? 0 : particlePores,
                },
                Fixation = new FixationRules
                {
                    GelConcentration = change?.GelConcentration ?? (binder.GelConcentration is { } gel ? Math.Min(0.95, gel / binder.Density) : null),
                    CoalescenceTemperature = change?.CoalescenceTemperature ?? (latex ? binder.CoalescenceTemperature?.Value : null),
                    DisconnectionSaturation = change?.DisconnectionSaturation,
                },
            };
        }
        return new MobileSpecies
        {
            Name = component.Name,
            Role = Role(component.Role),
            Kind = SpeciesKind.Carbon,
            Mass = mass,
            Density = component.Density,
            HeatCapacity = Heat(component),
            Diffusivity = new DiffusivityLaw { Reference = change?.Diffusivity ?? CarbonDiffusivity.Value, FollowsViscosity = change?.FollowsViscosity ?? true },
            Partition = new PartitionLaw { Coefficient = change?.Partition ?? 0, HalfCoverage = change?.HalfCoverage },
            Fixation = new FixationRules { GelConcentration = change?.GelConcentration, DisconnectionSaturation = change?.DisconnectionSaturation },
        };
    }

    // Carbon moves about six times less strongly than PVDF in the one measured pair of profiles (Li and Wang 2011, read back through the shrinkage model).
    private static readonly Sourced CarbonDiffusivity = new()
    {
        Value = 1e-9, Unit = "m2/s", Lower = 2e-10, Upper = 5e-9,
        Source = new Source { Kind = SourceKind.Assumed, Citation = "apparent: some six times that of PVDF, after the ratio of Peclet numbers 2.5 and 0.43 read back from Li and Wang 2011" },
    };

    private static FilmConstant Mechanical(KeyValuePair<string, Sourced> constant) => new()
    {
        Name = constant.Key, Value = constant.Value, Change = (film, value) => film with { Mechanics = film.Mechanics.With(constant.Key, value) },
    };

    // The only cracking data that the defaults were brought near are aqueous graphite films with CMC and SBR.
    private static string MechanicsRange(Formulation formulation, string active) =>
        formulation.Solvent == "Water" && active.Contains("graphite", StringComparison.OrdinalIgnoreCase)
            ? "stress and cracks: wet modulus, relaxation time and toughness are assumed, near those of Kumberg's aqueous graphite films (43 wt%, 93/1.4/1.87/3.73); calibrate them for another recipe (drying.mechanics)"
            : $"stress and cracks: outside the calibrated formulation (aqueous graphite with CMC and SBR; here {active} in {formulation.Solvent}): onset, critical thickness and area of cracks are orders of magnitude until wet modulus, relaxation time and toughness are calibrated (drying.mechanics)";

    private static FilmConstant Closure(KeyValuePair<string, Sourced> constant) => new()
    {
        Name = constant.Key, Value = constant.Value, Change = (film, value) => film with { Closures = film.Closures.With(constant.Key, value) },
    };

    private static IEnumerable<FilmConstant> SpeciesConstants(Component component, SpeciesOverride? change)
    {
        var diffusivity = component.Material is Binder binder ? binder.ApparentDiffusivity : CarbonDiffusivity;
        if (change?.Diffusivity is null && diffusivity.Source.Kind == SourceKind.Assumed)
            yield return Of("apparent_diffusivity", diffusivity, (s, value) => s with { Diffusivity = s.Diffusivity with { Reference = value } });
        if (component.Material is not Binder polymer) yield break;
        if (change?.GelConcentration is null && polymer.GelConcentration is { Source.Kind: SourceKind.Assumed } gel)
            yield return Of("gel_concentration", gel, (s, value) => s with { Fixation = s.Fixation with { GelConcentration = Math.Min(0.95, value / s.Density) } });
        if (change?.CoalescenceTemperature is null && polymer.CoalescenceTemperature is { Source.Kind: SourceKind.Assumed } coalescence)
            yield return Of("coalescence_temperature", coalescence, (s, value) => s with { Fixation = s.Fixation with { CoalescenceTemperature = value } });

        FilmConstant Of(string name, Sourced value, Func<MobileSpecies, double, MobileSpecies> with) => new()
        {
            Name = $"{component.Name}.{name}",
            Value = value,
            Change = (film, number) => film with
            {
                Input = film.Input with { Species = [.. film.Input.Species.Select(s => s.Name == component.Name ? with(s, number) : s)] },
            },
        };
    }

    // A mass concentration as volume fraction of the solution.
    private static Sourced Scaled(Sourced value, double factor) => value with
    {
        Value = Math.Min(0.95, value.Value * factor),
        Unit = "1",
        Lower = value.Lower is { } low ? Math.Min(0.95, low * factor) : null,
        Upper = value.Upper is { } high ? Math.Min(0.95, high * factor) : null,
    };

    private static double? Capacity(WetFilm film)
    {
        var sum = 0.0;
        foreach (var component in film.Formulation.Components)
            if (component.Material is ActiveMaterial active)
            {
                if (active.PracticalCapacity is not { } capacity) return null;
                sum += film.Loading * component.MassFraction * capacity;
            }
        return sum;
    }

    // Pore volume per volume of pore-free solid.
    private static double Pores(ActiveMaterial active) => active.IntraParticlePorosity / (1 - active.IntraParticlePorosity);

    private static double Heat(Component component) => component.Material.Find("heat_capacity")?.Value
        ?? throw new ArgumentException($"materials.{component.Name}.heat_capacity: the heat balance needs it, e.g. 900 J/kg/K");

    private static SolidRole Role(ComponentRole role) => role switch
    {
        ComponentRole.Active => SolidRole.Active,
        ComponentRole.Carbon => SolidRole.Carbon,
        ComponentRole.Binder => SolidRole.Binder,
        _ => SolidRole.Other,
    };
}
