namespace Lamina.Drying.Limits;

/// <summary>Parameters of <see cref="BinderMigration"/>. Defaults are the graphite electrode of Jaiser 2017 in the notation of Font 2018.</summary>
public sealed record BinderMigrationSettings
{
    /// <summary>Peclet number E h0 / D: evaporation speed times wet thickness over the binder's diffusivity; 1e-4 to 1e4 [-].</summary>
    public double Peclet { get; init; } = 1;

    /// <summary>Volume fraction of particles in the wet film [-].</summary>
    public double InitialSolids { get; init; } = 0.297;

    /// <summary>Volume fraction of particles at the end of shrinkage [-].</summary>
    public double MaximumSolids { get; init; } = 0.555;

    /// <summary>Exponent b of the effective diffusivity D eps^b (Bruggeman 1.5) [-].</summary>
    public double Exponent { get; init; } = 1.5;

    /// <summary>Cells across the film.</summary>
    public int Cells { get; init; } = 400;

    /// <summary>Relative tolerance of the integration [-].</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>
    /// Saturation S_c at which the liquid disconnects and binder stops moving; 1 stops at the end of shrinkage, lower values go on through uniform pore
    /// emptying, in which the film keeps its thickness and the relative flux stays xi E [-].
    /// </summary>
    public double DisconnectionSaturation { get; init; } = 1;

    /// <summary>Rates over what has evaporated; none dries at the rate of <see cref="Peclet"/> throughout. After the last stage its rate goes on.</summary>
    public IReadOnlyList<BinderMigrationStage> Stages { get; init; } = [];

    /// <summary>Evaporated volume over the wet thickness at the end of shrinkage, 1 - InitialSolids / MaximumSolids; at a constant rate the dimensionless time E t/h0 [-].</summary>
    public double EndOfShrinkage => 1 - InitialSolids / MaximumSolids;

    /// <summary>Evaporated volume over the wet thickness when the binder is fixed [-].</summary>
    public double Fixation => EndOfShrinkage + InitialSolids / MaximumSolids * (1 - MaximumSolids) * (1 - DisconnectionSaturation);

    /// <summary>Evaporated volume over the wet thickness when all liquid is gone [-].</summary>
    public double Dry => 1 - InitialSolids;

    /// <summary>Time until all liquid is gone, over h0/E at the rate of <see cref="Peclet"/>: the time budget of the stages [-].</summary>
    public double DryingTime
    {
        get
        {
            var (time, from, factor) = (0.0, 0.0, 1.0);
            foreach (var stage in Stages)
            {
                var to = Math.Min(stage.Until, Dry);
                if (to > from) (time, from) = (time + (to - from) / stage.RateFactor, to);
                factor = stage.RateFactor;
            }
            return time + (Dry - from) / factor;
        }
    }

    internal void Check()
    {
        var faults = new List<string>();
        if (!(Peclet is >= 1e-4 and <= 1e4)) faults.Add($"Peclet is {Peclet}: allowed 1e-4 to 1e4");
        if (!(InitialSolids > 0 && InitialSolids < MaximumSolids && MaximumSolids < 1))
            faults.Add($"InitialSolids is {InitialSolids}, MaximumSolids {MaximumSolids}: needed 0 < InitialSolids < MaximumSolids < 1");
        if (!(Exponent is >= 0 and <= 10)) faults.Add($"Exponent is {Exponent}: allowed 0 to 10");
        if (!(DisconnectionSaturation is > 0 and <= 1)) faults.Add($"DisconnectionSaturation is {DisconnectionSaturation}: allowed more than 0, up to 1");
        for (var i = 0; i < Stages.Count; i++)
        {
            if (!(Stages[i].RateFactor is >= 1e-3 and <= 1e3)) faults.Add($"Stages[{i}].RateFactor is {Stages[i].RateFactor}: allowed 1e-3 to 1e3");
            if (!(Stages[i].Until > (i == 0 ? 0 : Stages[i - 1].Until))) faults.Add($"Stages[{i}].Until is {Stages[i].Until}: the ends of stages must increase from 0");
        }
        if (Cells is < 10 or > 100_000) faults.Add($"Cells is {Cells}: allowed 10 to 100000");
        if (!(Tolerance is >= 1e-12 and <= 1e-2)) faults.Add($"Tolerance is {Tolerance}: allowed 1e-12 to 1e-2");
        if (faults.Count > 0) throw new ArgumentException("Binder migration: " + string.Join("; ", faults));
    }
}
