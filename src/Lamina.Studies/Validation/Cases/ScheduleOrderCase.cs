namespace Lamina.Studies.Validation.Cases;

/// <summary>Where a slow stage helps.</summary>
internal sealed class ScheduleOrderCase : ValidationCase
{
    public override string Name => "schedule-order";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "30";

    public override string Question => "Does a slow stage help most in the middle, some at the start and not at the end of drying?";

    public override string Source => "Lombardo 2021 (3D particle simulation against experiment): slow-middle best, slow-start also beneficial, slow-end almost no effect; order only";

    public override string? KnownConflict =>
        "in this film the memory of the profile is short: only the rate just before fixation counts, so a slow end (which still lies before fixation here) helps most and a slow start not at all. Lombardo 2021 finds the opposite at the end; fixation at saturations up to .6 (rows below) brings the middle forward but does not change the order; reported, not tuned";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        // Three equal thirds of the solvent; the slow stage runs at a third of the rate.
        const double fast = 1.2e-3, slow = 0.4e-3, temperature = 353.15;
        double? Gradient(params double[] rates) => At(0.3, rates);
        double? At(double disconnection, params double[] rates)
        {
            const double third = 0.0732 / 3;
            var stages = rates.Select(r => (r, third / r)).Append((rates[^1], 300.0));
            var film = CaseFilm.Build("""
                formulation:
                  solvent: NMP
                  solids_content: 65 wt%
                  components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}
                coating: {loading: 13.6 mg/cm2}
                drying: {closures: {disconnection_saturation:
                """ + FormattableString.Invariant($" {disconnection}}}}}\n") + CaseFilm.SetRates(temperature, stages));
            return CaseFilm.TopOverBottom(film.Solve(null, cancellation), "PVDF");
        }
        var all = Gradient(fast, fast, fast);
        var start = Gradient(slow, fast, fast);
        var middle = Gradient(fast, slow, fast);
        var end = Gradient(fast, fast, slow);
        yield return Report("PVDF top/bottom, all fast", all);
        yield return Report("PVDF top/bottom, slow start", start);
        yield return Report("PVDF top/bottom, slow middle", middle);
        yield return Report("PVDF top/bottom, slow end", end);
        yield return Report("PVDF top/bottom, all slow", Gradient(slow, slow, slow));
        yield return Holds("slow middle is more even than slow start", middle < start);
        yield return Holds("slow start is more even than slow end", start < end);
        // Fixation at a higher saturation puts more of the last third of the solvent behind it, as in the particle simulation, whose binder freezes after .6 to .8 of the time.
        foreach (var disconnection in new[] { 0.45, 0.6 })
        {
            var even = At(disconnection, fast, fast, fast);
            foreach (var (name, rates) in new[] { ("start", new[] { slow, fast, fast }), ("middle", [fast, slow, fast]), ("end", [fast, fast, slow]) })
                yield return Report(FormattableString.Invariant($"slow {name} against all fast, relative, disconnection at a saturation of {disconnection}"), At(disconnection, rates) / even - 1);
        }
        yield return Gate("slow end against all fast, relative", 0, end / all - 1, 0.05);
    }
}
