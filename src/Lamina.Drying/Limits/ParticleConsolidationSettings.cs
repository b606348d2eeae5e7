namespace Lamina.Drying.Limits;

/// <summary>Parameters of <see cref="ParticleConsolidation"/>.</summary>
public sealed record ParticleConsolidationSettings
{
    /// <summary>Peclet number E h0 / D0, D0 = k T / (6 pi mu a); 1e-3 to 1e4 [-].</summary>
    public double Peclet { get; init; } = 1;

    /// <summary>Volume fraction of particles at the start [-].</summary>
    public double InitialSolids { get; init; } = 0.2;

    /// <summary>Volume fraction at close packing, where the osmotic pressure diverges [-].</summary>
    public double MaximumSolids { get; init; } = 0.64;

    /// <summary>Dimensionless time E t / h0 of the result; below 1 - InitialSolids / (close packing) [-].</summary>
    public double Time { get; init; } = 0.4;

    /// <summary>Diffusivity law.</summary>
    public ConsolidationForm Form { get; init; } = ConsolidationForm.Unit;

    /// <summary>Cells across the film.</summary>
    public int Cells { get; init; } = 400;

    /// <summary>Relative tolerance of the integration; tightened to 1e-3 / Peclet^1.5 where that is less and Peclet above 1 [-].</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Where the diffusivity diverges: MaximumSolids, or Yoo's phi_c [-].</summary>
    public double ClosePacking => Form == ConsolidationForm.Yoo ? MaximumSolids * (1 - 1 / ((5.5 * InitialSolids + 0.25) * Math.Sqrt(Peclet))) : MaximumSolids;

    internal void Check()
    {
        var faults = new List<string>();
        if (!(Peclet is >= 1e-3 and <= 1e4)) faults.Add($"Peclet is {Peclet}: allowed 1e-3 to 1e4");
        if (Form == ConsolidationForm.Yoo && !(Peclet is >= 10 and <= 1500)) faults.Add($"Peclet is {Peclet}: Yoo's law holds from 10 to 1500");
        if (!(MaximumSolids > 0 && MaximumSolids < 1)) faults.Add($"MaximumSolids is {MaximumSolids}: allowed above 0 and below 1");
        if (!(InitialSolids > 0 && InitialSolids < ClosePacking)) faults.Add($"InitialSolids is {InitialSolids}: needed above 0 and below close packing ({ClosePacking:G4})");
        else if (!(Time > 0 && InitialSolids / (1 - Time) < ClosePacking && Time < 1))
            faults.Add($"Time is {Time}: needed above 0 and below {1 - InitialSolids / ClosePacking:G4}, where the whole film is packed");
        if (Cells is < 10 or > 100_000) faults.Add($"Cells is {Cells}: allowed 10 to 100000");
        if (!(Tolerance is >= 1e-12 and <= 1e-2)) faults.Add($"Tolerance is {Tolerance}: allowed 1e-12 to 1e-2");
        if (faults.Count > 0) throw new ArgumentException("Particle consolidation: " + string.Join("; ", faults));
    }
}
