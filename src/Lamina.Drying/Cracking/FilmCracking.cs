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
        // A crack has to cut every layer: layers poor in binder are weak in proportion, those rich in it gain nothing, for the crack follows the weak ones. What counts
        // is where the binder is when the crack opens; it goes on moving until it is fixed, well after air entry.
        double ToughnessAt(double time) => constants.Toughness * At(solution.Series.Time, solution.Series.BinderEvenness, time);
        var toughness = ToughnessAt(double.PositiveInfinity);
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
            drive[i] = stress.EnergyRelease[i] / ToughnessAt(stress.Time[i]);
            if (open is not { } from || stress.Time[i] < from) continue;
            if (drive[i] > highest)
            {
                highest = drive[i];
                toughness = ToughnessAt(stress.Time[i]);
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
            DelaminationStrain = stress.Modulus[^1] > 0 ? Math.Sqrt(2 * (1 - constants.PoissonRatio) * interfaceToughness / (stress.Modulus[^1] * stress.Thickness[^1])) : null,
            Spacing = onset is null || spacing is not { } found || double.IsInfinity(found) ? null : found,
            AdhesionIndex = bottom * heat,
            HeatBonding = heat,
            EdgeOverdryTime = EdgeOverdry(solution, constants),
        };
    }

    // Straight lines between records, which are in order of time.
    private static double At(double[] times, double[] values, double time)
    {
        var next = Array.BinarySearch(times, time);
        if (next >= 0) return values[next];
        next = ~next;
        if (next == 0) return values[0];
        if (next == times.Length) return values[^1];
        return values[next - 1] + (values[next] - values[next - 1]) * (time - times[next - 1]) / (times[next] - times[next - 1]);
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
}
