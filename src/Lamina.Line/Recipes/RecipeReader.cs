using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Provenance;
using Lamina.Data.Yaml;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Line.Structures;
using Lamina.Materials;
using Lamina.Materials.Binders;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;
using PolymerBinder = Lamina.Materials.Binders.Binder;
using SettingsBinder = Lamina.Data.Binding.Binder;

namespace Lamina.Line.Recipes;

/// <summary>Reads a recipe and turns it into a job: resolves materials, checks what single settings cannot, reports every fault with its place.</summary>
public static class RecipeReader
{
    /// <summary>Reads a recipe file.</summary>
    /// <param name="path">the file</param>
    /// <param name="changes">keys changed by <c>--set key=value</c>, applied in order; keys may be left out as in <see cref="KeyAddress"/></param>
    /// <exception cref="InputException">with all faults of the recipe and its line file</exception>
    public static ReadRecipe Read(string path, IEnumerable<KeyValuePair<string, string>>? changes = null)
    {
        var folder = path.Length > 0 ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        return Changed(changes, folder, (FaultList faults, out Draft? draft, IEnumerable<KeyValuePair<string, string>> full) => SettingsBinder.TryRead<Recipe>(path, faults, out draft, full));
    }

    /// <summary>Reads a recipe from text; a line file is looked for beside <paramref name="file"/>.</summary>
    /// <param name="text">the recipe</param>
    /// <param name="file">name of the file in messages</param>
    /// <param name="changes">keys changed by <c>--set key=value</c>, applied in order</param>
    /// <exception cref="InputException">with all faults</exception>
    public static ReadRecipe Parse(string text, string file = "(text)", IEnumerable<KeyValuePair<string, string>>? changes = null)
    {
        var document = Document.Parse(text, file);
        return Changed(changes, null, (FaultList faults, out Draft? draft, IEnumerable<KeyValuePair<string, string>> full) => SettingsBinder.TryBind<Recipe>(document, faults, out draft, full));
    }

    /// <summary>Reads a recipe from documents in memory, for studies that read the same files many times.</summary>
    /// <param name="document">the recipe</param>
    /// <param name="files">documents of the files that it names, by path</param>
    /// <param name="changes">full paths changed, applied in order</param>
    /// <exception cref="InputException">with all faults</exception>
    public static ReadRecipe Read(Document document, IReadOnlyDictionary<string, Document> files, IEnumerable<KeyValuePair<string, string>>? changes = null)
    {
        var faults = new FaultList();
        return Resolve(SettingsBinder.TryBind<Recipe>(document, faults, out var draft, changes, files), draft, faults, null);
    }

    private delegate Bound<Recipe>? Bind(FaultList faults, out Draft? draft, IEnumerable<KeyValuePair<string, string>> changes);

    // The addresses of the changes mean what is written without them; a fault that a change makes is told of the change, not of a line that the user never wrote.
    private static ReadRecipe Changed(IEnumerable<KeyValuePair<string, string>>? changes, string? folder, Bind bind)
    {
        ReadRecipe Read(IEnumerable<KeyValuePair<string, string>> full)
        {
            var faults = new FaultList();
            return Resolve(bind(faults, out var draft, full), draft, faults, folder);
        }
        var given = changes?.ToArray() ?? [];
        if (given.Length == 0) return Read([]);
        bind(new FaultList(), out var written, []);
        var set = new RecipeChanges(given, written);
        try
        {
            return Read(set.Full);
        }
        catch (InputException exception)
        {
            throw new InputException(set.Attribute(exception.Faults, () => Read([])));
        }
    }

    private static ReadRecipe Resolve(Bound<Recipe>? bound, Draft? draft, FaultList faults, string? folder)
    {
        if (bound is not null) return Resolve(bound, faults, folder);
        if (draft is not null) CheckNames(draft, faults);
        throw new InputException(faults);
    }

    // Names are judged although other keys are at fault, so that the user mends all of them in one go.
    private static void CheckNames(Draft draft, FaultList faults)
    {
        var own = (draft.Document.Find("materials") is [MapNode map] ? map.Entries.Select(e => e.Key) : []).ToHashSet(StringComparer.Ordinal);
        var none = new Dictionary<string, Material>();
        foreach (var (path, given) in draft.Given)
        {
            if (KeyPath.Parse(path).Steps is not [var first, .., var last]) continue;
            if (path == "formulation.solvent" && !own.Contains(given.Text)) Find<Solvent>(given.Text, none, draft, path, faults, own);
            else if (path == "line.web.foil" && !own.Contains(given.Text)) Find<Foil>(given.Text, none, draft, path, faults, own);
            else if (first.Key == "formulation" && path.StartsWith("formulation.components.", StringComparison.Ordinal) && !own.Contains(last.Key!))
                CheckComponent(Find<Material>(last.Key!, none, draft, path, faults, own), last.Key!, draft, path, faults);
        }
    }

    private static bool CheckComponent(Material? material, string name, Draft draft, string path, FaultList faults)
    {
        if (material is not (Solvent or Foil)) return material is not null;
        faults.Add(Fault(draft, path, FaultKind.WrongType, $"{name} is a {(material is Foil ? "foil" : "solvent")}: it is no dry component of a coating", "components are active materials, conductive carbons and binders"));
        return false;
    }

    private static ReadRecipe Resolve(Bound<Recipe> bound, FaultList faults, string? folder)
    {
        var recipe = bound.Value;
        var own = OwnMaterials(bound, faults);
        var named = recipe.Materials.Keys.ToHashSet(StringComparer.Ordinal);
        var solvent = Find<Solvent>(recipe.Formulation.Solvent, own, bound, "formulation.solvent", faults, named);
        if (solvent is { MissingForDrying.Count: > 0 } && DryingSettings.NeedsFilm(recipe.Drying))
            faults.Add(Fault(bound, "formulation.solvent", FaultKind.NotFound, $"the film model cannot dry {solvent.Name}: it lacks {string.Join(", ", solvent.MissingForDrying)}", "NMP and water have every law; or use drying.model: prescribed"));

        if (recipe.Drying is { Model: DryingModel.Particles, Particles: { Drive: DryingDrive.Sweep } swept } && solvent is not null
            && ((solvent.SurfaceTension is null && swept.Sweep?.SurfaceTension is null) || (solvent.Viscosity is null && swept.Sweep?.Viscosity is null)))
            faults.Add(Fault(bound, "drying.particles.drive", FaultKind.NotFound, $"a liquid surface of {solvent.Name} cannot sweep: its surface tension or viscosity is not known", "give drying.particles.sweep.surface_tension and viscosity"));

        var components = new List<Component>();
        var sum = recipe.Formulation.Components.Values.Sum();
        foreach (var (name, fraction) in recipe.Formulation.Components)
        {
            var path = KeyPath.Root.Then("formulation").Then("components").Then(name).ToString();
            var material = Find<Material>(name, own, bound, path, faults, named);
            if (!CheckComponent(material, name, bound, path, faults) || material is null || solvent is null) continue;
            if (material is PolymerBinder { Kind: BinderKind.Fibril })
                faults.Add(Fault(bound, path, FaultKind.Inconsistent, $"{name} is a binder of dry processes: it does not go through a slurry", "use PVDF in NMP, or CMC and SBR in water"));
            else if (material is PolymerBinder binder && DryingSettings.NeedsFilm(recipe.Drying) && !MaterialCatalogue.TryFind(binder.SolventName, out _))
                faults.Add(Fault(bound, path, FaultKind.Inconsistent, $"the solvent {binder.SolventName} of {name} is not known"));
            components.Add(new Component
            {
                Material = material,
                Role = material switch { ActiveMaterial => ComponentRole.Active, ConductiveAdditive => ComponentRole.Carbon, PolymerBinder => ComponentRole.Binder, _ => ComponentRole.Other },
                // Within the tolerance of the sum check, so that mass fractions sum to one exactly.
                MassFraction = fraction / sum,
                Mobile = material is PolymerBinder || (material is ConductiveAdditive && recipe.Drying is { MobileCarbon: true }),
            });
        }
        var foil = recipe.Line?.Web.Foil is { } foilName ? Find<Foil>(foilName, own, bound, "line.web.foil", faults, named) : null;
        if (recipe.Measured is { } measured && folder is not null && !File.Exists(Path.Combine(folder, measured)))
            faults.Add(Fault(bound, "measured", FaultKind.NotFound, $"measured: there is no file {measured} beside the recipe", "give the path relative to the recipe"));
        if (components.Count == recipe.Formulation.Components.Count && DryingSettings.NeedsFilm(recipe.Drying) && components.All(c => c.Role != ComponentRole.Active))
            faults.Add(Fault(bound, "formulation.components", FaultKind.Inconsistent, "the coating holds no active material", "the film model needs one: its size sets pores and packing"));
        foreach (var species in recipe.Drying?.Species.Keys ?? [])
            if (components.Count == recipe.Formulation.Components.Count && !components.Any(c => c.Mobile && c.Name == species))
                faults.Add(Fault(bound, KeyPath.Root.Then("drying").Then("species").Then(species).ToString(), FaultKind.NotFound, $"the film has no mobile species {species}",
                    $"mobile species are {string.Join(", ", components.Where(c => c.Mobile).Select(c => c.Name))}"));
        if (recipe is { Drying.Speed: not null, Line: { Batch: not null, Coater: null, Mixer: null }, Rheology: null })
            faults.Add(Fault(bound, "drying.speed", FaultKind.Inconsistent, "drying.speed: the line dries in a batch, where no web moves and the speed would have no effect", "leave it out, or give line.dryer.zones"));
        var (structure, tables) = ReadSizes(bound, faults, folder);
        faults.ThrowIfAny();

        var equipment = recipe.Line ?? new Equipment.LineFile();
        var formulation = new Formulation
        {
            Components = components,
            Solvent = solvent!.Name,
            SolventDensity = solvent.Density.At(298.15),
            SolidsContent = recipe.Slurry?.SolidsContent ?? recipe.Formulation.SolidsContent ?? 1,
        };
        var job = new LineJob
        {
            Name = recipe.Name,
            Formulation = formulation,
            Solvent = solvent,
            Equipment = equipment with { Web = equipment.Web with { FoilMaterial = foil } },
            Mixing = recipe.WetFilm is null && recipe.DryElectrode is null && recipe.Slurry is null ? recipe.Mixing ?? new MixingSettings() : null,
            Rheology = recipe.Rheology,
            Slurry = recipe.Slurry is null ? null : MixingStep.Mix(formulation),
            Coating = recipe.Coating,
            WetFilm = recipe.WetFilm is { } wet ? Film(wet, formulation, bound) : null,
            Drying = recipe.Drying,
            DryElectrode = recipe.DryElectrode is { } dry ? Electrode(dry, formulation, bound) : null,
            Calendering = recipe.Calendering,
            Structure = structure,
        };
        CheckPress(job, bound);
        CheckBox(job, bound);
        return new ReadRecipe { Bound = bound, Job = job, Tables = tables };
    }

    // The classes of a measured distribution take its place: a job needs no file.
    private static (StructureSettings Structure, IReadOnlyDictionary<string, string> Tables) ReadSizes(Bound<Recipe> bound, FaultList faults, string? folder)
    {
        var structure = bound.Value.Structure;
        if (structure.MeasuredSizes is not { } measured) return (structure, new Dictionary<string, string>());
        var path = Path.Combine(folder ?? Path.GetDirectoryName(Path.GetFullPath(bound.Documents[0].File)) ?? "", measured.File);
        if (!File.Exists(path))
        {
            faults.Add(Fault(bound, "structure.measured_sizes.file", FaultKind.NotFound, $"structure.measured_sizes: there is no file {measured.File} beside the recipe", "give the path relative to the recipe"));
            return (structure, new Dictionary<string, string>());
        }
        try
        {
            var classes = measured.Read(path).Cut(measured.Classes).Select(f => new SizeClass { Diameter = f.Diameter, Share = f.Number }).ToArray();
            return (structure with { MeasuredSizes = null, Sizes = classes, Shares = Particles.Slurry.SizeShares.Number }, new Dictionary<string, string> { [path] = File.ReadAllText(path) });
        }
        catch (InputException exception)
        {
            foreach (var fault in exception.Faults) faults.Add(fault);
            return (structure, new Dictionary<string, string>());
        }
    }

    // A box that cannot be made is said before the work, at the key that makes it so.
    private static void CheckBox(LineJob job, Draft draft)
    {
        if (job.Mixing is not { Model: MixingModel.Particles } && job.Drying is not { Model: DryingModel.Particles }) return;
        if (job.Formulation.Components.All(c => c.Role != ComponentRole.Active) || job.Formulation.Components.All(c => c.Role == ComponentRole.Active))
            throw new InputException([Fault(draft, "formulation.components", FaultKind.Inconsistent, "model: particles needs an active material and a carbon-binder domain in the formulation", "give both, or another model")]);
        var loading = job.WetFilm is { } film && job.Structure.LoadingOf(film.Formulation) is null ? film.Loading * film.Formulation.ActiveFraction : Line.ActiveLoading(job);
        var findings = new StructureBuilder(job.Formulation, job.Structure, loading).Findings().ToArray();
        if (findings.Length > 0) throw new InputException([.. findings.Select(f => Fault(draft, $"structure.{f.Key}", FaultKind.OutOfRange, $"structure.{f.Key}: {f.Message}", f.Remedy))]);
    }

    // The solid's own thickness and density are known before drying: no calender presses beyond them.
    private static void CheckPress(LineJob job, Draft draft)
    {
        if (job.Calendering is not { } calendering) return;
        var densest = job.Formulation.DryDensity;
        if (calendering.Density > densest)
            throw new InputException([Fault(draft, "calendering.density", FaultKind.Inconsistent, $"calendering: {calendering.Density / 1000:G4} g/cm3 is denser than the {densest / 1000:G4} g/cm3 of the solid without pores", $"ask for less than {densest / 1000:G4} g/cm3")]);
        if (calendering.Thickness is not { } thickness) return;
        var loading = job.DryElectrode?.Loading ?? job.WetFilm?.Loading
            ?? (job.Coating is { } coating ? coating.Loading ?? new CoatingStep().Run(job.Slurry ?? MixingStep.Mix(job.Formulation), coating, new Steps.RunContext()).Product.Loading : 0);
        if (thickness < loading / densest)
            throw new InputException([Fault(draft, "calendering.thickness", FaultKind.Inconsistent, $"calendering: a thickness of {thickness * 1e6:G4} um is less than the {loading / densest * 1e6:G4} um that the solid alone fills", $"ask for more than {loading / densest * 1e6:G4} um")]);
    }

    private static WetFilm Film(WetFilmSettings wet, Formulation formulation, Draft draft)
    {
        var solidsVolume = wet switch
        {
            { Loading: { } loading } => loading / formulation.DryDensity,
            { SolidsVolumeFraction: { } fraction } => wet.Thickness * fraction,
            { ActiveVolumeFraction: { } active } => wet.Thickness * active
                / (formulation.Components.Where(c => c.Role == ComponentRole.Active).Sum(c => c.SpecificVolume) * formulation.DryDensity),
            _ => wet.Thickness * MixingStep.Mix(formulation).SolidsVolumeFraction,
        };
        var solvent = wet.Thickness - solidsVolume;
        if (!(solvent > 0))
            throw new InputException(FaultKind.Inconsistent, span: SpanOf(draft, "wet_film.thickness"), message: $"wet_film: solids of {solidsVolume * 1e6:G4} um do not fit into a suspension of {wet.Thickness * 1e6:G4} um", remedy: "check thickness and loading");
        return new WetFilm
        {
            Formulation = formulation,
            Loading = solidsVolume * formulation.DryDensity,
            SolventLoading = (solvent + wet.ClearSolvent) * formulation.SolventDensity,
            Thickness = wet.Thickness + wet.ClearSolvent,
            ClearSolvent = wet.ClearSolvent,
            Temperature = wet.Temperature,
        };
    }

    private static DryElectrode Electrode(DryElectrodeSettings dry, Formulation formulation, Draft draft)
    {
        var loading = dry.Loading ?? dry.Thickness * (1 - dry.Porosity!.Value) * formulation.DryDensity;
        var porosity = 1 - loading / formulation.DryDensity / dry.Thickness;
        if (porosity < 0)
            throw new InputException(FaultKind.Inconsistent, span: SpanOf(draft, "dry_electrode.thickness"), message: $"dry_electrode: {loading * 100:G4} mg/cm2 of solid are thicker than {dry.Thickness * 1e6:G4} um: the porosity would be {100 * porosity:G4} %", remedy: "check thickness and loading");
        return new DryElectrode
        {
            Formulation = formulation, Loading = loading, ResidualSolvent = dry.ResidualSolvent * loading, Thickness = dry.Thickness, Porosity = porosity,
        };
    }

    private static Dictionary<string, Material> OwnMaterials(Bound<Recipe> bound, FaultList faults)
    {
        var own = new Dictionary<string, Material>(StringComparer.Ordinal);
        foreach (var (name, settings) in bound.Value.Materials)
        {
            var path = KeyPath.Root.Then("materials").Then(name);
            var citation = settings.Source ?? "given in the recipe";
            try
            {
                if (settings.Like is { } like)
                {
                    if (!MaterialCatalogue.TryFind(like, out var known) && !own.TryGetValue(like, out known))
                    {
                        faults.Add(Fault(bound, path.Then("like").ToString(), FaultKind.NotFound, $"no material is called {like}", $"nearest: {string.Join(", ", MaterialCatalogue.Nearest(like))}; lamina materials list shows all"));
                        continue;
                    }
                    var before = faults.Count;
                    var changes = Sourced(settings, known, citation, bound, path, faults);
                    foreach (var (key, value) in changes) CheckChange(known, key, value, bound, path.Then(key).ToString(), faults);
                    if (faults.Count > before) continue;
                    var material = MaterialCatalogue.Derive(known, changes, name);
                    if (material is Solvent solvent)
                        foreach (var fault in PropertyGuard.Faults(solvent))
                            faults.Add(Fault(bound, path.Then(changes.Keys.FirstOrDefault(k => k.StartsWith("lower_explosive_limit", StringComparison.Ordinal)) ?? "like").ToString(),
                                FaultKind.OutOfRange, fault, "leave the key out to keep the catalogue's value"));
                    own[name] = material;
                }
                else if (settings.Class is { } materialClass)
                {
                    var values = Sourced(settings, MaterialCatalogue.OfClass(materialClass)[0] with { Name = name }, citation, bound, path, faults);
                    own[name] = MaterialCatalogue.Create(materialClass, name, values);
                }
            }
            catch (ArgumentException exception)
            {
                foreach (var line in exception.Message.Split('\n')) faults.Add(Fault(bound, path.ToString(), FaultKind.OutOfRange, line));
            }
        }
        return own;
    }

    // Each change alone, so that the message points at its key.
    private static void CheckChange(Material known, string key, Sourced value, Draft draft, string path, FaultList faults)
    {
        if (known is Solvent { LatentHeat: not null, VapourPressure: not null } && key is "latent_heat_at_room" or "boiling_point" or "critical_temperature")
        {
            faults.Add(Fault(draft, path, FaultKind.Inconsistent, $"drying takes vapour pressure and latent heat of {known.Name} from laws of temperature: {key} would have no effect", "leave it out"));
            return;
        }
        try
        {
            MaterialCatalogue.Derive(known, new Dictionary<string, Sourced> { [key] = value });
        }
        catch (ArgumentException exception)
        {
            faults.Add(Fault(draft, path, FaultKind.OutOfRange, exception.Message.TrimEnd('.'), "write the value in the unit named, or leave the key out to keep the catalogue's"));
        }
    }

    private static Dictionary<string, Sourced> Sourced(MaterialSettings settings, Material known, string citation, Bound<Recipe> bound, KeyPath path, FaultList faults)
    {
        var changes = new Dictionary<string, Sourced>(StringComparer.Ordinal);
        foreach (var (key, value) in settings.Given())
        {
            if (known.Properties.FirstOrDefault(p => p.Key == key) is not { } property)
            {
                faults.Add(Fault(bound, path.Then(key).ToString(), FaultKind.UnknownKey, $"{known.Name} has no property {key}", $"it has {string.Join(", ", known.Properties.Select(p => p.Key))}"));
                continue;
            }
            changes[key] = new Sourced { Value = value, Unit = property.Unit, Source = new Source { Kind = SourceKind.Given, Citation = citation } };
        }
        return changes;
    }

    /// <param name="name">of the material</param>
    /// <param name="own">own materials that are sound</param>
    /// <param name="bound">the recipe</param>
    /// <param name="path">where it is named</param>
    /// <param name="faults">receives what is wrong</param>
    /// <param name="named">names of all own materials: one that is at fault has been reported where it is defined</param>
    private static T? Find<T>(string name, Dictionary<string, Material> own, Draft bound, string path, FaultList faults, HashSet<string> named)
        where T : Material
    {
        if (own.TryGetValue(name, out var material) || MaterialCatalogue.TryFind(name, out material))
        {
            // Known under an alias: the recipe's word stays the name everywhere.
            if (material is T found) return found.Name == name ? found : found with { Name = name };
            faults.Add(Fault(bound, path, FaultKind.WrongType, $"{name} cannot stand here: it is of class {material.Class}", $"a {typeof(T).Name.ToLowerInvariant()} is needed"));
            return null;
        }
        if (named.Contains(name)) return null;
        faults.Add(Fault(bound, path, FaultKind.NotFound, $"no material is called {name}", $"nearest: {string.Join(", ", Nearest.Several(name, named).Concat(MaterialCatalogue.Nearest(name)).Concat(named).Distinct())}; lamina materials list shows all, materials: in the recipe adds own ones"));
        return null;
    }

    private static Fault Fault(Draft bound, string path, FaultKind kind, string message, string? remedy = null) => new()
    {
        Kind = kind,
        Message = message,
        Remedy = remedy,
        Path = path,
        Span = SpanOf(bound, path),
    };

    private static SourceSpan SpanOf(Draft draft, string path) => draft.Given.TryGetValue(path, out var given) ? given.Span
        : draft.Document.Find(path) is [{ } node, ..] ? node.Span : SourceSpan.Whole(draft.Document.File);
}
