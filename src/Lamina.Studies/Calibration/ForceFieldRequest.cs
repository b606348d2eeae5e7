namespace Lamina.Studies.Calibration;

/// <summary>What is asked of a calibration of a force field.</summary>
public sealed record ForceFieldRequest
{
    /// <summary>Force-field file that the values which are not fitted come from.</summary>
    public required string ForceField { get; init; }

    /// <summary>LAMMPS data file with the particles that every candidate is relaxed from.</summary>
    public required string Structure { get; init; }

    /// <summary>Table of measured density and viscosity.</summary>
    public required string Data { get; init; }

    /// <summary>Values that may move, with their ranges.</summary>
    public required IReadOnlyList<string> Fit { get; init; }

    /// <summary>Folder for the results; null writes nothing.</summary>
    public string? Folder { get; init; }

    /// <summary>Members of the swarm [-].</summary>
    public int Members { get; init; } = 12;

    /// <summary>The most iterations [-].</summary>
    public int Iterations { get; init; } = 25;

    /// <summary>Seed of the swarm [-].</summary>
    public ulong Seed { get; init; }

    /// <summary>Candidates that are evaluated at a time; 0 takes all processors. The answer does not depend on it [-].</summary>
    public int Threads { get; init; }
}
