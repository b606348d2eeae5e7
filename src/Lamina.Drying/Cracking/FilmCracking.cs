using Lamina.Drying.Film;
using Lamina.Drying.Stress;

namespace Lamina.Drying.Cracking;

/// <summary>
/// Cracking of a film from its stress: a channelling crack opens when Z sigma^2 h/E' reaches the toughness, but not before air has entered (a pore that air has
/// emptied is the flaw that it starts from) and the film has stopped thinning (until then thinning makes up for the liquid that leaves). How many cracks follow, and how wide they open, comes from <see cref="CrackSpacing"/> and the free shrinkage.
/// </summary>
public static class FilmCracking
{
    /// <summary>Cracking and adhesion of a dried film.</summary>
    /// <param name="solution">the dried film</param>
    /// <param name="stress">its stress</param>
    /// <param name="constants">mechanical constants</param>
    public static CrackHistory Of(FilmSolution solution, StressHistory stress, MechanicsConstants constants)
    {
        var binder = Binder(solution);
        // A crack has to cut every layer: layers poor in binder are weak in proportion, those rich in it gain nothing, for the crack follows the weak ones.
        var toughness = constants.Toughness * (binder is null ? 1 : Mean(solution, i => Math.Min(1, binder[i])));
        var bottom = solution.Outputs.BinderBottomOverMean.Value ?? 1;
        var heat = Math.Exp(Math.Max(0, solution.Outputs.PeakFilmTemperature.Value!.Value - constants.BondingTemperature) / constants.BondingScale);
        var interfaceToughness = constants.InterfaceToughness * bottom;

        var n = stress.Time.Length;
        var drive = new double[n];
        var area = new double[n];
        double? onset = null, delamination = null, critical = null, spacing = null;
        double highest = 0, previous = 0;
        double? open = stress.AirEntryTime is { } entry && solution.Outputs.EndOfShrinkageTime.Value is { } shrunk ? Math.Max(entry, shrunk) : null;
        for (var i = 0; i < n; i++)
        {
            drive[i] = stress.EnergyRelease[i] / toughness;
            if (open is not { } from || stress.Time[i] < from) continue;
            if (drive[i] > highest)
            {
                highest = drive[i];
                critical = stress.Thickness[i] / highest;
            }
            if (onset is null && drive[i] >= 1)
                onset = previous == 0 ? from : stress.Time[i - 1] + (stress.Time[i] - stress.Time[i - 1]) * (1 - previous) / (drive[i] - previous);
            previous = drive[i];
            if (onset is null) continue;
            var over = CrackSpacing.OverShearLength(highest);
            spacing = over * constants.ReleaseFactor * stress.Thickness[i];
            var strain = stress.FreeShrinkage[i] * CrackSpacing.Relieved(over);
            area[i] = 1 - (1 - strain) * (1 - strain);
            var pull = 0.5 * stress.Modulus[i] / (1 - constants.PoissonRatio) * stress.FreeShrinkage[i] * stress.FreeShrinkage[i] * stress.Thickness[i];
            if (delamination is null && pull >= interfaceToughness) delamination = stress.Time[i];
        }
        return new CrackHistory
        {
            Drive = drive,
            AreaFraction = area,
            Toughness = toughness,
            InterfaceToughness = interfaceToughness,
            CriticalThickness = critical,
            OpenFrom = open,
            OnsetTime = onset,
            DelaminationTime = delamination,
            Spacing = onset is null || spacing is not { } found || double.IsInfinity(found) ? null : found,
            AdhesionIndex = bottom * heat,
            HeatBonding = heat,
            EdgeOverdryTime = EdgeOverdry(solution, constants),
        };
    }

    // While the surface is wet a thin edge loses as much per area as the middle: it is dry when the middle has lost the edge's share of the solvent.
    private static double? EdgeOverdry(FilmSolution solution, MechanicsConstants constants)
    {
        if (solution.Outputs.DryingTime.Value is not { } dry) return null;
        var series = solution.Series;
        var left = series.Residual[0] + constants.EdgeThickness * (solution.Options.DryTo - series.Residual[0]);
        for (var i = 1; i < series.Time.Length; i++)
            if (series.Residual[i] <= left)
            {
                var share = (series.Residual[i - 1] - left) / (series.Residual[i - 1] - series.Residual[i]);
                return Math.Max(0, dry - (series.Time[i - 1] + share * (series.Time[i] - series.Time[i - 1])));
            }
        return null;
    }

    // All binder, mobile or not, per volume of film over its mean, at the end; null without binder.
    private static double[]? Binder(FilmSolution solution)
    {
        var profile = solution.Profiles[^1];
        var content = new double[profile.SolidFraction.Length];
        var immobile = solution.Input.Solids.Where(s => s.Role == SolidRole.Binder).Sum(s => s.Mass) / solution.Input.Solids.Sum(s => s.Mass / s.Density);
        var any = immobile > 0;
        for (var i = 0; i < content.Length; i++) content[i] = immobile * profile.SolidFraction[i];
        for (var k = 0; k < solution.Input.Species.Count; k++)
        {
            if (solution.Input.Species[k].Role != SolidRole.Binder) continue;
            any = true;
            for (var i = 0; i < content.Length; i++) content[i] += solution.Input.Species[k].Density * profile.Species[k][i] * profile.SolidFraction[i];
        }
        if (!any) return null;
        var mean = Mean(solution, i => content[i]);
        for (var i = 0; i < content.Length; i++) content[i] /= mean;
        return content;
    }

    private static double Mean(FilmSolution solution, Func<int, double> value)
    {
        var faces = solution.Profiles[^1].Faces;
        var sum = 0.0;
        for (var i = 0; i + 1 < faces.Length; i++) sum += value(i) * (faces[i + 1] - faces[i]);
        return sum / faces[^1];
    }
}
