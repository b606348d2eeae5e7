using Lamina.Drying.Cracking;
using Lamina.Drying.Film;
using Lamina.Drying.Stress;
using Lamina.Line.Outputs;
using Lamina.Line.Steps;
using Lamina.Transport.Cracks;

namespace Lamina.Line.Drying;

/// <summary>Stress, cracks and adhesion of a dried film, and the outputs that report them.</summary>
public sealed record FilmMechanics
{
    /// <summary>Stress over time.</summary>
    public required StressHistory Stress { get; init; }

    /// <summary>Cracks over time.</summary>
    public required CrackHistory Cracks { get; init; }

    /// <summary>Stress and cracks of a solved case.</summary>
    /// <param name="film">the case</param>
    /// <param name="solution">its solution</param>
    public static FilmMechanics Of(FilmCase film, FilmSolution solution)
    {
        var stress = FilmStress.Of(solution, film.Mechanics);
        return new FilmMechanics { Stress = stress, Cracks = FilmCracking.Of(solution, stress, film.Mechanics) };
    }

    /// <summary>The outputs, in the order of the catalogue.</summary>
    /// <param name="film">the case</param>
    /// <param name="solution">its solution</param>
    /// <param name="badge">of outputs that rest on the mechanical constants</param>
    internal IEnumerable<Output> Outputs(FilmCase film, FilmSolution solution, Badge badge)
    {
        var peak = Stress.Peak;
        var highest = Stress.Stress[peak];
        var unlocked = "the network does not lock within the pass: the coating is never under stress";
        var tension = Stress.LockingTime is not null && highest > 0;
        yield return StressOutputs.MaxStress.Of(tension ? highest : null, badge, unlocked);
        yield return StressOutputs.FreeShrinkage.Of(Stress.LockingTime is null ? null : Stress.FreeShrinkage[^1], badge, unlocked);
        var airless = Stress.AirEntryTime is null ? "no air enters within the pass, and cracks start from pores that air has emptied"
            : solution.Outputs.EndOfShrinkageTime.Value is null ? "the film still shrinks at the end of the pass, and cracks open when it can thin no more" : unlocked;
        yield return StressOutputs.CriticalThickness.Of(Cracks.CriticalThickness, badge, airless);
        var whole = Cracks.CriticalThickness is { } critical
            ? FormattableString.Invariant($"the film does not crack: {Stress.Thickness[^1] * 1e6:G4} um is below its critical thickness of {critical * 1e6:G4} um") : airless;
        // A film that is known to stay whole keeps every condition on cracks; one that did not get that far is not known to.
        var (never, none) = Cracks.CriticalThickness is null ? ((double?)null, (double?)null) : (double.PositiveInfinity, 0);
        yield return StressOutputs.CrackOnsetTime.Of(Cracks.OnsetTime, badge, whole) with { Otherwise = never };
        yield return StressOutputs.CrackAreaFraction.Of(Cracks.OnsetTime is null ? null : Cracks.AreaFraction[^1], badge, whole) with { Otherwise = none };
        var open = Cracks.OnsetTime is null ? (double?)null : Cracks.AreaFraction[^1];
        Output Gain(OutputDefinition definition, Carrier carrier) => definition.Of(open is { } a && solution.Outputs.Porosity.Value is { } pores && a < pores ? CrackedFilm.StraightGain(a, pores, carrier) : null, badge,
            open is null ? whole : "cracks take more than the pores give") with { Otherwise = none + 1 };
        yield return Gain(StressOutputs.CrackDiffusivityGain, Carrier.Ions);
        yield return Gain(StressOutputs.CrackConductivityGain, Carrier.Electrons);
        yield return StressOutputs.DelaminationTime.Of(Cracks.DelaminationTime, badge, Cracks.OnsetTime is null ? whole : "the cracked pieces hold on the foil") with { Otherwise = never };
        yield return StressOutputs.CurlRadius.Of(film.Foil is { } foil && tension ? foil.CurlRadius(highest, Stress.Thickness[peak]) : null, badge,
            film.Foil is null ? "the foil has no Young's modulus" : unlocked);
        yield return StressOutputs.AdhesionIndex.Of(solution.Outputs.BinderBottomOverMean.Value is null ? null : Cracks.AdhesionIndex, badge, "the film holds no binder");
        yield return StressOutputs.EdgeOverdryTime.Of(Cracks.EdgeOverdryTime, badge, "the film does not get dry");
    }
}
