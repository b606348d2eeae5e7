using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Line.Drying;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Order of events in the stress of a drying film.</summary>
internal sealed class StressOrderCase : ValidationCase
{
    public override string Name => "stress-order";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "18";

    public override string Question => "Is there no stress at first, then a rise at locking, a peak at air entry, and a fall as the pores empty?";

    public override string Source => "Moorhead and Francis 2024 (order of events in ceramic films); at air entry: within 20 % of the emptying; constants at their defaults (modulus and relaxation time from the cracks of Kumberg's thick films at 3 and 6 g/m2/s, friction of the pack 30 degrees), none fitted to these films";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var graphite = CaseFilm.Build(CaseFilm.KumbergAnode + "\ncoating: {loading: 12 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(6e-3, 308.15, 60));
        foreach (var row in Rows("graphite, 6 g/m2/s", graphite, cancellation)) yield return row;
        foreach (var row in Rows("graphite, 1 g/m2/s", CaseFilm.Build(CaseFilm.KumbergAnode + "\ncoating: {loading: 12 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(1e-3, 308.15, 360)), cancellation)) yield return row;
        foreach (var row in Rows("NMC622 84/9/7, 0.031 g/m2/s", DawsonFilm.Build(0.031e-3), cancellation)) yield return row;
        var fast = CaseFilm.Build(CaseFilm.DawsonCathode + "\ncoating: {loading: 18 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(1e-3, 353.15, 400));
        foreach (var row in Rows("NMC622 84/9/7, 1 g/m2/s", fast, cancellation)) yield return row;

        // The maximum is flat: it lies later with a little more deswelling, and is all but reached long before.
        var dried = graphite.Solve(null, cancellation);
        yield return Report("graphite, 6 g/m2/s: the same, from when on the stress is within 1 % of its peak", Peak(graphite, dried, 0.99).Late);
        yield return Report("graphite, 6 g/m2/s: the same with the deswelling factor that Dawson's film alone asks for", Peak(graphite with { Mechanics = graphite.Mechanics.With("deswelling_factor", 7.86) }, dried).Late);
        // The modulus is the least known of the constants, and the large deswelling of this formulation the hardest test of the order.
        var solution = fast.Solve(null, cancellation);
        foreach (var (modulus, words) in new[] { (2e4, "0.02 MPa"), (1e5, "0.1 MPa"), (1e6, "1 MPa"), (1e7, "10 MPa") })
            yield return Report($"NMC622 84/9/7, 1 g/m2/s: the same at a wet modulus of {words}", Peak(fast with { Mechanics = fast.Mechanics.With("wet_modulus", modulus) }, solution).Late);
    }

    private IEnumerable<ValidationRow> Rows(string name, FilmCase film, CancellationToken cancellation)
    {
        var solution = film.Solve(null, cancellation);
        var (stress, late) = Peak(film, solution);
        var dry = solution.Outputs.DryingTime.Value;
        yield return Holds($"{name}: no stress before locking", stress.LockingTime is { } l && Enumerable.Range(0, stress.Time.Length).All(i => stress.Time[i] >= l || stress.Stress[i] == 0));
        yield return Holds($"{name}: locking before air entry", stress.LockingTime < stress.AirEntryTime);
        yield return Gate($"{name}: peak after air entry over the time of emptying", 0.1, late, 0.1);
        yield return Holds($"{name}: less than half of the peak left when dry", dry is { } t && Math.Abs(stress.Stress[Array.FindIndex(stress.Time, s => s >= t)]) < 0.5 * stress.Stress[stress.Peak]);
    }

    private static (StressHistory Stress, double? Late) Peak(FilmCase film, FilmSolution solution, double share = 1)
    {
        var stress = FilmMechanics.Of(film, solution).Stress;
        var reached = Array.FindIndex(stress.Stress, s => s >= share * stress.Stress[stress.Peak]);
        return (stress, (stress.Time[reached] - stress.AirEntryTime) / (solution.Outputs.DryingTime.Value - stress.AirEntryTime));
    }
}
