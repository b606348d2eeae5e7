using System.Globalization;
using Lamina.Materials.Binders;
using Lamina.Materials.Solids;
using Lamina.Materials.Solvents;

namespace Lamina.Materials.Sheets;

/// <summary>Everything known about a material as plain rows: what <c>lamina materials show</c> prints and JSON carries.</summary>
public sealed record MaterialSheet
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What it is used as.</summary>
    public required MaterialClass Class { get; init; }

    /// <summary>Facts that are words: formula, ion, kind of binder.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Scalar properties that the material has.</summary>
    public required IReadOnlyList<PropertyRow> Properties { get; init; }

    /// <summary>Temperatures of the law table [K].</summary>
    public required IReadOnlyList<double> Temperatures { get; init; }

    /// <summary>Temperature laws; empty for solids.</summary>
    public required IReadOnlyList<LawRow> Laws { get; init; }

    /// <summary>What a reader should know: disagreements between sources, what is missing.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The sheet of a material.</summary>
    /// <param name="material">any</param>
    public static MaterialSheet Of(Material material)
    {
        var solvent = material as Solvent;
        double[] temperatures = solvent is null ? [] : [293.15, 313.15, 333.15, 353.15, 373.15, 393.15];
        return new()
        {
            Name = material.Name,
            Aliases = material.Aliases,
            Class = material.Class,
            Facts = FactsOf(material),
            Properties =
            [
                .. material.Properties.Select(p => (p, Value: p.Get(material))).Where(entry => entry.Value is not null)
                    .Select(entry => new PropertyRow { Key = entry.p.Key, Label = entry.p.Label, Value = entry.Value! }),
            ],
            Temperatures = temperatures,
            Laws = solvent is null ? [] :
            [
                .. solvent.Laws.Select(law => new LawRow
                {
                    About = law.About,
                    Values = [.. temperatures.Select(t => law.About.Covers(t) ? law.At(t) : (double?)null)],
                }),
            ],
            Remarks = RemarksOf(material),
        };
    }

    private static Dictionary<string, string> FactsOf(Material material) => material switch
    {
        ActiveMaterial active => new() { ["formula"] = active.Formula, ["ion"] = active.Ion == Ion.Lithium ? "Li" : "Na", ["role"] = active.Role.ToString().ToLowerInvariant() },
        Binder binder => new()
        {
            ["kind"] = binder.Kind switch { BinderKind.DissolvedPolymer => "dissolved polymer", BinderKind.Latex => "latex", _ => "fibril" },
            ["solvent"] = binder.SolventName,
        },
        Solvent solvent => new() { ["formula"] = solvent.Formula },
        _ => [],
    };

    private static List<string> RemarksOf(Material material)
    {
        var remarks = new List<string>();
        if (material.Note is { } note) remarks.Add(note);
        if (material is not Solvent solvent) return remarks;
        remarks.AddRange(solvent.Laws.Where(l => l.About.Note is not null).Select(l => $"{l.About.Label}: {l.About.Note}"));
        if (solvent.MissingForDrying is { Count: > 0 } missing)
        {
            remarks.Add($"cannot be dried: no {string.Join(", no ", missing)} law is known");
            return remarks;
        }
        var evaporating = solvent.ForDrying();
        foreach (var t in (double[])[333.15, 343.15, 353.15, 373.15, 393.15])
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"latent heat at {t - 273.15:F0} degC: {evaporating.LatentHeat(t) / 1e3:F1} kJ/kg in use, {evaporating.ClapeyronLatentHeat(t) / 1e3:F1} from the slope of the vapour pressure (mismatch {100 * evaporating.LatentHeatMismatch(t):+0.0;-0.0} %)"));
        remarks.Add(string.Create(CultureInfo.InvariantCulture,
            $"vapour heat capacity on the same enthalpy basis: {evaporating.VapourHeatCapacity(353.15):F0} J/(kg K) at 80 degC"));
        if (solvent.Formula == Catalogue.Water.Solvent.Formula)
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"surface tension with 2-propanol at 25 degC: {string.Join(", ", new[] { 0.1, 0.2, 0.3 }.Select(w => string.Create(CultureInfo.InvariantCulture, $"{100 * w:F0} wt% {1e3 * WaterIsopropanol.SurfaceTension(w, 298.15):F1} mN/m")))} ({WaterIsopropanol.Source.Kind.ToString().ToLowerInvariant()}: {WaterIsopropanol.Source.Citation})"));
        if (solvent.ExplosionLimit is { } limit)
            foreach (var t in (double[])[298.15, 373.15, 403.15])
                remarks.Add(string.Create(CultureInfo.InvariantCulture,
                    $"lower explosive limit at {t - 273.15:F0} degC: {100 * limit.At(t):F2} vol% used for margins{(limit.OtherAt(t) is { } other ? string.Create(CultureInfo.InvariantCulture, $", {100 * other:F2} vol% by another source") : "")}"));
        return remarks;
    }
}
