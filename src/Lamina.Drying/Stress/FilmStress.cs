using Lamina.Drying.Film;

namespace Lamina.Drying.Stress;

/// <summary>
/// Stress of a dried film, integrated along its recorded drying: d(sigma)/dt = (1-2nu)/(1-nu) d(chi s)/dt + E/(1-nu) d(eps_d)/dt - sigma/tau_r, within
/// what the pack bears before it yields (Rankine 1857, on effective stresses). The film is held by
/// the foil in its plane and free in its thickness; suction s counts once, through the network that it compresses; before the network locks there is no stress.
/// Film means are used: the suction that empties pores between active particles is flat through the thickness.
/// </summary>
public static class FilmStress
{
    // Between two records thickness, saturation and temperature are straight lines; the suction is not, near locking it rises by its own size within one record.
    private const int Substeps = 8;

    private const int TableSize = 600;

    /// <summary>Stress over the drying of a film.</summary>
    /// <param name="solution">the dried film</param>
    /// <param name="constants">mechanical constants</param>
    public static StressHistory Of(FilmSolution solution, MechanicsConstants constants)
    {
        var series = solution.Series;
        var closures = solution.Closures;
        var solvent = solution.Input.Solvent;
        var reference = solvent.SurfaceTension(FilmConstants.ReferenceTemperature);
        var curve = new SuctionCurve(closures, reference);
        var prescribed = closures.PrescribedPorosity is not null;
        var retention = Retention(curve);
        var solid = solution.Input.Solids.Sum(s => s.Mass / s.Density);
        var kappa = DeswellingShare(solution, constants);
        // In thickness the pack is pressed by chi s, in its plane by chi s - sigma: it yields where one is more than (1 + sin)/(1 - sin) times the other.
        var sine = Math.Sin(constants.FrictionAngle);
        double active = (1 - sine) / (1 + sine), cohesion = 2 * constants.Cohesion;
        var airEntry = solution.Outputs.AirEntryTime.Value;

        double nu = constants.PoissonRatio, E_w = constants.WetModulus, q = constants.StiffeningExponent, tau = constants.RelaxationTime, Z = constants.ReleaseFactor;
        var locking = constants.LockingShare * curve.Entry;
        var n = (series.Time.Length - 1) * Substeps + 1;
        var history = new StressHistory
        {
            Time = new double[n], Thickness = new double[n], Suction = new double[n], Modulus = new double[n], Stress = new double[n],
            Deswelling = new double[n], FreeShrinkage = new double[n], EnergyRelease = new double[n], AirEntryTime = airEntry, DeswellingShare = kappa,
        };
        double? locked = null;
        // The hardest that the network was pressed: consolidation does not come back.
        double pressed = 0, emptied = 0;
        for (var i = 0; i < n; i++)
        {
            var (a, share) = (Math.Min(i / Substeps, series.Time.Length - 2), (double)(i % Substeps) / Substeps);
            if (i == n - 1) share = 1;
            double At(double[] values) => values[a] + share * (values[a + 1] - values[a]);
            var t = At(series.Time);
            var h = At(series.Thickness);
            var S = Math.Clamp(At(series.Saturation), 0, 1);
            var gamma = prescribed ? 1 : solvent.SurfaceTension(At(series.Temperature)) / reference;
            var entry = gamma * curve.Entry;
            var open = airEntry is { } entered && t >= entered;
            var s = open
                ? entry * EffectiveStress(retention, S)
                : Math.Min(curve.Pressure(At(series.SolidFraction)), entry);
            if (locked is null && s >= locking) locked = t;

            history.Time[i] = t;
            history.Thickness[i] = h;
            history.Suction[i] = s;
            if (locked is null) continue;

            var before = i == 0 || t == locked ? locking : history.Suction[i - 1];
            var hardest = Math.Max(pressed, s);
            var E = E_w * Math.Pow(Math.Min(1, Math.Max(hardest, locking) / curve.Entry), q);
            // Each part of the pore volume that air takes is closed once, however the saturation goes on.
            var empty = Math.Max(emptied, (1 - S) * (h - solid));
            var deswelled = 0.5 * kappa * (empty - emptied) / h;
            var squeezed = (1 - 2 * nu) / E * (hardest - Math.Max(pressed, locking));
            (pressed, emptied) = (hardest, empty);
            if (i == 0) continue;
            var dt = t - history.Time[i - 1];
            var load = (1 - 2 * nu) / (1 - nu) * (s - before) + E / (1 - nu) * deswelled;
            // Exact for a load that rises evenly within the step.
            var x = dt / tau;
            var kept = Math.Exp(-x);
            // (1 - exp(-x))/x, by its series where the difference would lose its digits.
            var reached = x < 1e-4 ? 1 - x / 2 + x * x / 6 : (1 - kept) / x;
            history.Modulus[i] = E;
            history.Stress[i] = Math.Clamp(history.Stress[i - 1] * kept + load * reached,
                -(1 / active - 1) * s - cohesion / Math.Sqrt(active), (1 - active) * s + cohesion * Math.Sqrt(active));
            history.Deswelling[i] = history.Deswelling[i - 1] + deswelled;
            history.FreeShrinkage[i] = history.FreeShrinkage[i - 1] + deswelled + Math.Max(0, squeezed);
            var tension = Math.Max(0, history.Stress[i]);
            history.EnergyRelease[i] = Z * tension * tension * h * (1 - nu * nu) / E;
        }
        return history with { LockingTime = locked };
    }

    /// <summary>Share of the emptied pore volume that in-plane deswelling closes: k omega p^2, p = 1 - 1/(1 + 1.4 v) how far the domain holds the particles apart, at most 0.9 [-].</summary>
    /// <param name="solution">the dried film</param>
    /// <param name="constants">mechanical constants</param>
    public static double DeswellingShare(FilmSolution solution, MechanicsConstants constants)
    {
        double active = 0, domain = solution.Input.Species.Sum(s => s.Mass / s.Density);
        foreach (var s in solution.Input.Solids)
        {
            if (s.Role == SolidRole.Active) active += s.Mass / s.Density;
            else if (s.Role is SolidRole.Carbon or SolidRole.Binder) domain += s.Mass / s.Density;
        }
        var propped = 1 - 1 / (1 + MechanicsDefaults.PropFactor * domain / active);
        return Math.Min(0.9, constants.DeswellingFactor * solution.Closures.FinePoreShare * propped * propped);
    }

    // Effective stress over entry suction against saturation, from the retention curve, falling saturations.
    private static (double[] Saturation, double[] Stress) Retention(SuctionCurve curve)
    {
        double[] saturation = new double[TableSize], stress = new double[TableSize];
        var top = Math.Log(1e3 * Math.Max(20, curve.FineEntry));
        for (var i = 0; i < TableSize; i++)
        {
            var s = Math.Exp(top * i / (TableSize - 1));
            saturation[i] = curve.Saturation(s);
            stress[i] = curve.EffectiveStress(s);
        }
        return (saturation, stress);
    }

    private static double EffectiveStress((double[] Saturation, double[] Stress) table, double S)
    {
        var (low, high) = (0, TableSize - 1);
        if (S >= table.Saturation[0]) return table.Stress[0];
        if (S <= table.Saturation[high]) return table.Stress[high] * S / table.Saturation[high];
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (table.Saturation[middle] >= S) low = middle; else high = middle;
        }
        var share = (table.Saturation[low] - S) / (table.Saturation[low] - table.Saturation[high]);
        return table.Stress[low] + share * (table.Stress[high] - table.Stress[low]);
    }
}
