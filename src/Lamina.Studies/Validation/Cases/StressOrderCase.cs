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

    public override string Source => "Moorhead and Francis 2024 (order of events in ceramic films); at air entry: within 20 % of the emptying; constants at their defaults, none fitted to these films";

    public override string? KnownConflict =>
        "The cathode with 16 wt% carbon and binder, dried in minutes, keeps gaining stress while it empties: the default modulus (that of graphite films) meets the large deswelling "
        + "of that formulation before it can relax. The row with the largest modulus says how soft the coating would have to be; none is measured.";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var row in Rows("graphite, 6 g/m2/s", CaseFilm.Build(CaseFilm.KumbergAnode + "\ncoating: {loading: 12 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(6e-3, 308.15, 60)), cancellation)) yield return row;
        foreach (var row in Rows("graphite, 1 g/m2/s", CaseFilm.Build(CaseFilm.KumbergAnode + "\ncoating: {loading: 12 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(1e-3, 308.15, 360)), cancellation)) yield return row;
        foreach (var row in Rows("NMC622 84/9/7, 0.031 g/m2/s", DawsonFilm.Build(0.031e-3), cancellation)) yield return row;
        var fast = CaseFilm.Build(CaseFilm.DawsonCathode + "\ncoating: {loading: 18 mg/cm2}\ndrying: {dry_to: 1 %, cells: 40}\n" + CaseFilm.SetRate(1e-3, 353.15, 400));
        foreach (var row in Rows("NMC622 84/9/7, 1 g/m2/s", fast, cancellation)) yield return row;

        var solution = fast.Solve(null, cancellation);
        double? softest = null;
        foreach (var modulus in new[] { 1e6, 5e5, 2e5, 1e5, 5e4, 2e4 })
        {
            if (!(Peak(fast with { Mechanics = fast.Mechanics.With("wet_modulus", modulus) }, solution).Late <= 0.2)) continue;
            softest = modulus;
            break;
        }
        yield return Report("NMC622 84/9/7, 1 g/m2/s: largest wet modulus at which the order holds", softest, "Pa");
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

    private static (StressHistory Stress, double? Late) Peak(FilmCase film, FilmSolution solution)
    {
        var stress = FilmMechanics.Of(film, solution).Stress;
        return (stress, (stress.Time[stress.Peak] - stress.AirEntryTime) / (solution.Outputs.DryingTime.Value - stress.AirEntryTime));
    }
}
