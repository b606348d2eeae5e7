using Lamina.Drying.Film;
using Lamina.Line.Drying;

namespace Lamina.Studies.Running;

/// <summary>The tables of a drying step: the drying curve, the profiles, the segments of the dryer.</summary>
public static class DryingTables
{
    /// <summary>drying.csv: one row per recorded time.</summary>
    /// <param name="solution">the solution</param>
    public static string Curve(FilmSolution solution)
    {
        var s = solution.Series;
        var web = s.Position is not null;
        var table = new CsvText(
        [
            "time [s]", .. web ? ["position [m]"] : Array.Empty<string>(), "segment [1]", "film_temperature [K]", "thickness [m]", "solid_fraction [1]", "saturation [1]",
            "saturation_bottom [1]", "saturation_top [1]", "drying_rate [kg/(m2 s)]", "residual_solvent [1]", "suction_top [Pa]", "solvent_content [1]", "lel_fraction [1]", "fixed_binder [1]",
        ]);
        for (var i = 0; i < s.Time.Length; i++)
            table.Row(
            [
                s.Time[i], .. web ? [s.Position![i]] : Array.Empty<object?>(), s.Segment[i], s.Temperature[i], s.Thickness[i], s.SolidFraction[i], s.Saturation[i],
                s.SaturationBottom[i], s.SaturationTop[i], s.DryingRate[i], s.Residual[i], s.SuctionTop[i], s.SolventContent[i], s.LelFraction[i], s.FixedBinder[i],
            ]);
        return table.ToString();
    }

    /// <summary>profiles.csv: one row per time and cell, z from the current collector.</summary>
    /// <param name="solution">the solution</param>
    public static string Profiles(FilmSolution solution)
    {
        var table = new CsvText(
        [
            "time [s]", "cell [1]", "z_low [m]", "z_high [m]", "solid_fraction [1]", "saturation [1]", "free_solvent [1]", "held_solvent [1]",
            .. solution.Input.Species.Select(s => s.Name + "_over_mean [1]"),
        ]);
        foreach (var p in solution.Profiles)
            for (var i = 0; i < p.SolidFraction.Length; i++)
                table.Row([p.Time, i, p.Faces[i], p.Faces[i + 1], p.SolidFraction[i], p.Saturation[i], p.FreeSolvent[i], p.HeldSolvent[i], .. p.SpeciesOverMean.Select(s => (object?)s[i])]);
        return table.ToString();
    }

    /// <summary>dried_spread.csv: one row per point of equal probability of the loading.</summary>
    /// <param name="spread">what became of the spread of the loading</param>
    public static string Spread(DriedSpread spread)
    {
        var table = new CsvText("probability [1]", "relative_loading [1]", "residual_solvent [1]", "drying_time [s]", "dry_thickness [m]", "porosity [1]", "binder_bottom_over_mean [1]");
        for (var i = 0; i < spread.Relative.Count; i++)
            table.Row((i + 0.5) / spread.Relative.Count, spread.Relative[i], spread.Residuals[i], spread.DryingTimes?[i], spread.Thicknesses[i], spread.Porosities[i], spread.BinderBottoms?[i]);
        return table.ToString();
    }

    /// <summary>zones.csv: one row per segment of the way, with the air of its zone.</summary>
    /// <param name="solution">the solution</param>
    public static string Zones(FilmSolution solution)
    {
        var table = new CsvText("segment [1]", "name", "start [m]", "end [m]", "end_time [s]", "exit_film_temperature [K]", "exit_drying_rate [kg/(m2 s)]", "exit_residual_solvent [1]",
            "evaporated [kg/m2]", "heat_top [J/m2]", "heat_bottom [J/m2]", "heat_infrared [J/m2]", "heat_support [J/m2]", "vapour_enthalpy [J/m2]",
            "solvent_content [1]", "lel_fraction [1]", "vapour_flow [mol/s]", "air_balance_error [1]");
        for (var i = 0; i < solution.Segments.Count; i++)
        {
            var s = solution.Segments[i];
            var way = solution.Program.Segments[i];
            var zone = s.Zone is { } index ? solution.Zones[index] : null;
            table.Row(i, s.Name, way.Start, way.End, s.EndTime, s.Temperature, s.DryingRate, s.Residual, s.Evaporated, s.HeatTop, s.HeatBottom, s.HeatInfrared, s.HeatSupport, s.VapourEnthalpy,
                zone?.SolventContent, zone?.LelFraction, zone?.VapourFlow, zone?.BalanceError);
        }
        return table.ToString();
    }

    /// <summary>stress.csv: one row per eighth of a recorded time.</summary>
    /// <param name="mechanics">stress and cracks</param>
    public static string Stress(FilmMechanics mechanics)
    {
        var table = new CsvText("time [s]", "stress [Pa]", "suction_on_solids [Pa]", "modulus [Pa]", "deswelling [1]", "free_shrinkage [1]", "energy_release [J/m2]", "crack_drive [1]", "crack_area_fraction [1]");
        var (s, c) = (mechanics.Stress, mechanics.Cracks);
        for (var i = 0; i < s.Time.Length; i++)
            table.Row(s.Time[i], s.Stress[i], s.Suction[i], s.Modulus[i], s.Deswelling[i], s.FreeShrinkage[i], s.EnergyRelease[i], c.Drive[i], c.AreaFraction[i]);
        return table.ToString();
    }

    /// <summary>drying.csv of a prescribed rate: its corner points.</summary>
    /// <param name="loading">dry mass per area [kg/m2]</param>
    /// <param name="solvent">solvent per area at the start [kg/m2]</param>
    /// <param name="wetThickness">[m]</param>
    /// <param name="result">the step's product</param>
    /// <param name="rate">[kg/(m2 s)]</param>
    /// <param name="duration">[s]</param>
    public static string Prescribed(double loading, double solvent, double wetThickness, DryingResult result, double rate, double duration)
    {
        var table = new CsvText("time [s]", "thickness [m]", "drying_rate [kg/(m2 s)]", "residual_solvent [1]");
        table.Row(0.0, wetThickness, rate, solvent / loading);
        table.Row(duration, result.Electrode.Thickness, result.Electrode.ResidualSolvent > 0 ? rate : 0.0, result.Electrode.ResidualSolvent / loading);
        return table.ToString();
    }
}
