using Lamina.Line.Products;

namespace Lamina.Studies.Running;

/// <summary>The tables of mixing, coating and calendering; a step has those of the models that it ran.</summary>
public static class StepTables
{
    /// <summary>Tables of a slurry: dispersion over time, size distributions, flow curve.</summary>
    /// <param name="slurry">the slurry</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(Slurry slurry)
    {
        if (slurry.Dispersion is { } trace)
        {
            var course = new CsvText("time [s]", "d10 [m]", "d50 [m]", "d90 [m]", "temperature [K]", "specific_energy [J/kg]", "stress [Pa]");
            var sizes = new CsvText(["diameter [m]", .. trace.States.Select(s => $"volume_share_at_{s.Time:0.###}_s [1]")]);
            foreach (var s in trace.States) course.Row(s.Time, s.D10, s.D50, s.D90, s.Temperature, s.SpecificEnergy, s.Stress);
            for (var i = 0; i < trace.Diameters.Count; i++) sizes.Row([trace.Diameters[i], .. trace.States.Select(s => (object?)s.VolumeShares[i])]);
            yield return KeyValuePair.Create("dispersion", course.ToString());
            yield return KeyValuePair.Create("sizes", sizes.ToString());
        }
        if (slurry.Rheology is { } rheology)
        {
            var curve = new CsvText("shear_rate [1/s]", "stress [Pa]", "viscosity [Pa s]");
            for (var k = 0; k <= 60; k++)
            {
                var rate = Math.Pow(10, -2 + k / 10.0);
                curve.Row(rate, rheology.Curve.Stress(rate), rheology.Curve.Viscosity(rate));
            }
            yield return KeyValuePair.Create("flow_curve", curve.ToString());
        }
    }

    /// <summary>Tables of a wet film: bounds of its window, causes of its spread.</summary>
    /// <param name="film">the film</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(WetFilm film)
    {
        if (film.Window is { } window)
        {
            var bounds = new CsvText("bound", "defect", "value [SI]", "limit [SI]", "unit", "side", "margin [1]");
            foreach (var b in window.Bounds) bounds.Row(b.Name, Data.Binding.Names.SnakeCase(b.Defect.ToString()), b.Value, b.Bound, b.Unit, b.IsUpper ? "at most" : "at least", b.Margin);
            yield return KeyValuePair.Create("window", bounds.ToString());
        }
        if (film.Spread is { } spread)
        {
            var causes = new CsvText("cause", "across [1]", "along [1]", "known");
            foreach (var s in spread.Sources) causes.Row(s.Name, s.Across, s.Along, s.Assumed ? "assumed" : "given or fitted");
            yield return KeyValuePair.Create("spread", causes.ToString());
        }
    }

    /// <summary>Tables of an electrode: porosity against line load, and what the spread of the loading became.</summary>
    /// <param name="electrode">the electrode</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(Electrode electrode)
    {
        if (electrode.Nip is not { } nip) yield break;
        var compaction = new CsvText("line_load [N/m]", "porosity [1]");
        foreach (var (load, porosity) in Compaction(nip)) compaction.Row(load, porosity);
        yield return KeyValuePair.Create("compaction", compaction.ToString());
        if (nip is not { Thicknesses: { } thicknesses, Porosities: { } porosities }) yield break;
        var points = new CsvText("probability [1]", "thickness [m]", "porosity [1]");
        for (var i = 0; i < thicknesses.Count; i++) points.Row((i + 0.5) / thicknesses.Count, thicknesses[i], porosities[i]);
        yield return KeyValuePair.Create("calendered_spread", points.ToString());
    }

    /// <summary>Porosity against line load, to half again the load of the run and past the knee of the law.</summary>
    internal static IEnumerable<(double Load, double Porosity)> Compaction(Line.Calendering.NipState nip)
    {
        var most = Math.Max(1.5 * nip.LineLoad, 2.5 * nip.Law.ResistanceAt(nip.Temperature, nip.Loading));
        var passes = nip.LineLoad > 0 ? nip.EquivalentLoad / nip.LineLoad : 1;
        for (var k = 0; k <= 80; k++)
        {
            var load = most * k / 80;
            yield return (load, nip.Law.Porosity(nip.InitialPorosity, passes * load, nip.Temperature, nip.Loading));
        }
    }
}
