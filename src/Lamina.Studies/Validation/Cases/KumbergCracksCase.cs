using Lamina.Drying.Cracking;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Line.Drying;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Kumberg's wedges: three constants from the films at 3 and 6 g/m2/s, judged at 10 and 15.</summary>
internal sealed class KumbergCracksCase : ValidationCase
{
    // Wedges of 89 to 512 um. At 6 g/m2/s they crack from 350 to 430 um on; at 3 not at all: the fit puts that film's critical thickness just beyond the wedge.
    private const double Thinnest = 89e-6, Thickest = 512e-6, LowestAtSix = 350e-6, HighestAtSix = 430e-6, CriticalAtSix = 0.5 * (LowestAtSix + HighestAtSix), CriticalAtThree = 1.03 * Thickest, AreaAtSix = 0.002;

    // Heat-transfer coefficients of the rig; which of the two the wedges were dried with is not said. The stronger one is taken: the rates are high.
    private const double Strong = 80, Weak = 35;

    // Apparent diffusivity of CMC, fitted to the profile at 6 g/m2/s (case kumberg-profile).
    private const double Diffusivity = 1.53e-9, FittedAt = 6e-3;

    private static readonly double[] Loadings = [0.082, 0.2, 0.28, 0.34, 0.4, 0.47];

    public override string Name => "kumberg-cracks";

    public override ValidationClass Class => ValidationClass.HeldOut;

    public override string Number => "15";

    public override string Question => "With modulus, relaxation time and toughness fitted to the wedges at 3 and 6 g/m2/s, where do those at 10 and 15 crack, and how much?";

    public override string Source => "Kumberg 2019 (page-level notes): wedges of 89 to 512 um; at 3 g/m2/s whole (right-censored), at 6 cracks from 350 to 430 um and about .2 % of the area, at 10 .4 to .6 %, at 15 up to 1 %, 325 to 430 um at 10 and 15, 70 um whole at 15; area taken as the mean over the wedge; deswelling from Dawson's film. Film temperatures at these rates are not published; those at which the rig's own gas film (alpha 80 W/m2/K, dew point of case kumberg-temperature) gives the rate: 39, 50, 59 and 66 degC, which lower surface tension and speed CMC's diffusion. At 15 g/m2/s the answer lies at the window's edge, at alpha 35 just outside; with the film at 35 degC throughout, as taken at first, well outside (rows below)";


    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var wedges = Wedges(Strong, cancellation);
        var (constants, fitted) = Fit(wedges[3e-3], wedges[6e-3], CriticalAtSix);
        yield return Report("fitted wet modulus", constants.WetModulus, "Pa") with { Class = ValidationClass.Fitted };
        yield return Report("fitted relaxation time", constants.RelaxationTime, "s") with { Class = ValidationClass.Fitted };
        yield return Report("fitted toughness", constants.Toughness, "J/m2") with { Class = ValidationClass.Fitted };
        yield return Relative("critical thickness at 6 g/m2/s", CriticalAtSix, Critical(wedges[6e-3], constants), 0.01, "m") with { Class = ValidationClass.Fitted };
        yield return Relative("critical thickness at 3 g/m2/s, beyond the wedge", CriticalAtThree, Critical(wedges[3e-3], constants), 0.02, "m") with { Class = ValidationClass.Fitted };
        yield return Relative("crack area of the wedge at 6 g/m2/s", AreaAtSix, fitted, 0.05) with { Class = ValidationClass.Fitted };

        foreach (var rate in new[] { 10e-3, 15e-3 })
            yield return Gate($"critical thickness at {rate * 1e3:0} g/m2/s", 377.5e-6, Critical(wedges[rate], constants), 52.5e-6, "m");
        // The fit stands on the middle of the window at 6: what its ends would have predicted.
        foreach (var end in new[] { LowestAtSix, HighestAtSix })
        {
            var (other, _) = Fit(wedges[3e-3], wedges[6e-3], end);
            foreach (var rate in new[] { 10e-3, 15e-3 })
                yield return Report(FormattableString.Invariant($"critical thickness at {rate * 1e3:0} g/m2/s had the film at 6 cracked from {end * 1e6:0} um on"), Critical(wedges[rate], other), "m");
        }
        // What the temperature does: the whole study again at the rig's weaker air, and with one temperature for all rates.
        foreach (var (coefficient, words) in new[] { (Weak, "dried at 35 W/m2/K"), (0.0, "at 35 degC whatever the rate") })
        {
            var others = Wedges(coefficient, cancellation);
            var (other, _) = Fit(others[3e-3], others[6e-3], CriticalAtSix);
            foreach (var rate in new[] { 10e-3, 15e-3 })
                yield return Report($"critical thickness at {rate * 1e3:0} g/m2/s, films {words}", Critical(others[rate], other), "m");
        }
        // What the steeper binder profile does: the same film with the toughness that its binder would give at 6 g/m2/s.
        double Binder(double rate) => Mechanics(wedges[rate][2], constants).Cracks.Toughness;
        yield return Report("critical thickness at 15 g/m2/s with the binder profile of 6 g/m2/s", Critical(wedges[15e-3], constants) * Binder(6e-3) / Binder(15e-3), "m");
        var thin = Film(15e-3, 0.0645, Strong, cancellation);
        yield return Holds("70 um whole at 15 g/m2/s", Drive(thin, constants) < 1);
        var area = new[] { 6e-3, 10e-3, 15e-3 }.Select(rate => Area(wedges[rate], constants)).ToArray();
        yield return Report("crack area of the wedge at 10 g/m2/s (.4 to .6 % measured)", area[1]);
        yield return Report("crack area of the wedge at 15 g/m2/s (up to 1 % measured)", area[2]);
        yield return Holds("crack area in the order 6 < 10 < 15 g/m2/s", area[0] < area[1] && area[1] < area[2]);
        yield return Holds("crack area of the thickest film at most 1.5 %", wedges.Values.All(w => Mechanics(w[^1], constants).Cracks.AreaFraction[^1] <= 0.015));
    }

    private static Dictionary<double, (FilmCase Case, FilmSolution Solution)[]> Wedges(double coefficient, CancellationToken cancellation) =>
        new[] { 3e-3, 6e-3, 10e-3, 15e-3 }.ToDictionary(rate => rate, rate => Loadings.Select(loading => Film(rate, loading, coefficient, cancellation)).ToArray());

    // A coefficient of 0 means 35 degC at every rate.
    private static (FilmCase Case, FilmSolution Solution) Film(double rate, double loading, double coefficient, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double Temperature(double at) => coefficient > 0 ? KumbergRig.Temperature(at, coefficient) : 308.15;
        var temperature = Temperature(rate);
        var diffusivity = Diffusivity * KumbergRig.Mobility(temperature) / KumbergRig.Mobility(Temperature(FittedAt));
        var film = CaseFilm.Build(CaseFilm.KumbergAnode + FormattableString.Invariant($$"""

            coating: {loading: {{loading:R}} kg/m2}
            drying: {dry_to: 2 %, cells: 24, species: {CMC: {diffusivity: {{diffusivity:R}} m2/s, follows_viscosity: false} } }

            """) + CaseFilm.SetRate(rate, temperature, loading * 57 / 43 / rate * 1.2));
        return (film, film.Solve(null, cancellation));
    }

    private static FilmMechanics Mechanics((FilmCase Case, FilmSolution Solution) film, MechanicsConstants constants) =>
        FilmMechanics.Of(film.Case with { Mechanics = constants }, film.Solution);

    private static double Drive((FilmCase Case, FilmSolution Solution) film, MechanicsConstants constants)
    {
        var found = Mechanics(film, constants);
        return found.Stress.Thickness[^1] / found.Cracks.CriticalThickness!.Value;
    }

    // Thickness at which the drive passes 1: between films of the wedge on straight lines of logarithms, beyond its ends along them.
    private static double Critical((FilmCase Case, FilmSolution Solution)[] wedge, MechanicsConstants constants)
    {
        var drive = wedge.Select(f => Math.Log(Drive(f, constants))).ToArray();
        var height = wedge.Select(f => Math.Log(f.Solution.Outputs.DryThickness.Value!.Value)).ToArray();
        var i = 1;
        while (i < drive.Length - 1 && drive[i] < 0) i++;
        return Math.Exp(height[i - 1] - drive[i - 1] * (height[i] - height[i - 1]) / (drive[i] - drive[i - 1]));
    }

    // Drive of the film of a thickness, on the same lines.
    private static double DriveAt((FilmCase Case, FilmSolution Solution)[] wedge, MechanicsConstants constants, double thickness)
    {
        var height = wedge.Select(f => Math.Log(f.Solution.Outputs.DryThickness.Value!.Value)).ToArray();
        var (h, i) = (Math.Log(thickness), 1);
        while (i < height.Length - 1 && height[i] < h) i++;
        double low = Math.Log(Drive(wedge[i - 1], constants)), high = Math.Log(Drive(wedge[i], constants));
        return Math.Exp(low + (high - low) * (h - height[i - 1]) / (height[i] - height[i - 1]));
    }

    // Mean over the wedge of the area at the end: drive along straight lines of logarithms, free shrinkage of the thickest film.
    private static double Area((FilmCase Case, FilmSolution Solution)[] wedge, MechanicsConstants constants)
    {
        var drive = wedge.Select(f => Math.Log(Drive(f, constants))).ToArray();
        var height = wedge.Select(f => Math.Log(f.Solution.Outputs.DryThickness.Value!.Value)).ToArray();
        var free = Mechanics(wedge[^1], constants).Stress.FreeShrinkage[^1];
        const int points = 400;
        var sum = 0.0;
        for (var k = 0; k < points; k++)
        {
            var h = Math.Log(Thinnest + (Thickest - Thinnest) * (k + 0.5) / points);
            var i = 1;
            while (i < height.Length - 1 && height[i] < h) i++;
            var R = Math.Exp(drive[i - 1] + (drive[i] - drive[i - 1]) * (h - height[i - 1]) / (height[i] - height[i - 1]));
            var strain = free * CrackSpacing.Relieved(CrackSpacing.OverShearLength(R));
            sum += (1 - (1 - strain) * (1 - strain)) / points;
        }
        return sum;
    }

    // Modulus from the area at 6, relaxation time from the whole wedge at 3, toughness from the critical thickness at 6 g/m2/s: two nested bisections on logarithms, the toughness directly.
    private static (MechanicsConstants Constants, double Area) Fit((FilmCase Case, FilmSolution Solution)[] three, (FilmCase Case, FilmSolution Solution)[] six, double criticalAtSix)
    {
        MechanicsConstants At(double modulus, double time)
        {
            var constants = MechanicsDefaults.Constants.With("wet_modulus", modulus).With("relaxation_time", time).With("toughness", 1);
            // Drives go with the inverse of the toughness: that of the film that just cracks is its drive at a toughness of 1.
            return constants.With("toughness", DriveAt(six, constants, criticalAtSix));
        }
        MechanicsConstants Relaxed(double modulus)
        {
            double low = Math.Log(10), high = Math.Log(1e4);
            for (var i = 0; i < 16; i++)
            {
                var middle = 0.5 * (low + high);
                if (Critical(three, At(modulus, Math.Exp(middle))) > CriticalAtThree) low = middle; else high = middle;
            }
            return At(modulus, Math.Exp(0.5 * (low + high)));
        }
        double soft = Math.Log(1e5), stiff = Math.Log(1e7);
        for (var i = 0; i < 12; i++)
        {
            var middle = 0.5 * (soft + stiff);
            if (Area(six, Relaxed(Math.Exp(middle))) > AreaAtSix) soft = middle; else stiff = middle;
        }
        var fitted = Relaxed(Math.Exp(0.5 * (soft + stiff)));
        return (fitted, Area(six, fitted));
    }
}
