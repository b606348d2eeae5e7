using Lamina.Drying.Boundary;
using Lamina.Drying.Film;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Jaiser's graphite film in NMP at 76.5 degC.</summary>
internal sealed class JaiserRateCase : ValidationCase
{
    public override string Name => "jaiser-rate";

    public override ValidationClass Class => ValidationClass.Fitted;

    public override string Number => "10";

    public override string Question => "How fast does a 114 um graphite film in NMP dry at 76.5 degC, and how thick is it then?";

    public override string Source => "Jaiser 2017 (114 um wet, 61 um dry, film near 76.5 degC): alpha 35 assumed, final porosity taken from the 61 um, so thickness is no prediction";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var nmp = MaterialCatalogue.Find<Solvent>("NMP").ForDrying();
        var rate = new GasFilm(nmp, 0.4).MassFlux(new GasStream { Temperature = 349.65, HeatTransferCoefficient = 35 }, 349.65);
        yield return Gate("flux at 76.5 degC, alpha 35", 0.655e-3, rate, 0.1 * 0.655e-3, "kg/(m2 s)");

        var solution = CaseFilm.Build(CaseFilm.JaiserAnode + """

            coating: {wet_thickness: 114 um}
            drying: {porosity: 44.3 %}
            line:
              batch:
                stages: [{duration: 300 s, film_temperature: 76.5 degC, top: {air_temperature: 76.5 degC, heat_transfer_coefficient: 35 W/m2/K}}]
            """).Solve(null, cancellation);
        yield return Relative("dry_thickness", 61e-6, solution.Outputs.DryThickness.Value, 0.05, "m");
        yield return Relative("end_of_shrinkage_time", 80, solution.Outputs.EndOfShrinkageTime.Value, 0.15, "s");
        yield return Report("drying_time", solution.Outputs.DryingTime.Value, "s");
        // Published order of events: a gradient exists before air enters, and shrinkage ends about when it enters.
        var entry = solution.Outputs.AirEntryTime.Value;
        var before = solution.Profiles.Where(p => p.Time < entry).ToArray();
        var gradient = before.Length > 1 ? before[^1].SpeciesOverMean[0][^1] / before[^1].SpeciesOverMean[0][0] : 0;
        yield return Holds("a PVDF gradient exists before air enters", gradient > 1.01);
    }
}
