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

    /// <summary>Dimensionless time at the end of shrinkage, 1 - InitialSolids / MaximumSolids [-].</summary>
    public double EndOfShrinkage => 1 - InitialSolids / MaximumSolids;

    internal void Check()
    {
        var faults = new List<string>();
        if (!(Peclet is >= 1e-4 and <= 1e4)) faults.Add($"Peclet is {Peclet}: allowed 1e-4 to 1e4");
        if (!(InitialSolids > 0 && InitialSolids < MaximumSolids && MaximumSolids < 1))
            faults.Add($"InitialSolids is {InitialSolids}, MaximumSolids {MaximumSolids}: needed 0 < InitialSolids < MaximumSolids < 1");
        if (!(Exponent is >= 0 and <= 10)) faults.Add($"Exponent is {Exponent}: allowed 0 to 10");
        if (Cells is < 10 or > 100_000) faults.Add($"Cells is {Cells}: allowed 10 to 100000");
        if (!(Tolerance is >= 1e-12 and <= 1e-2)) faults.Add($"Tolerance is {Tolerance}: allowed 1e-12 to 1e-2");
        if (faults.Count > 0) throw new ArgumentException("Binder migration: " + string.Join("; ", faults));
    }
}
