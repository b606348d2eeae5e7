namespace Lamina.Transport.Tortuosity;

/// <summary>How a tortuosity factor is computed.</summary>
public sealed record TortuosityOptions
{
    /// <summary>Axes whose sides are periodic instead of closed; that of the transport has no effect.</summary>
    public PeriodicSides Periodic { get; init; }

    /// <summary>The solver stops when the relative width of the two-sided bound, and the spread of the flux over all layers, are below this [-].</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Iterations after which the solver gives up [-].</summary>
    public int MaximumIterations { get; init; } = 2000;

    /// <summary>How the staircase bias is removed for <see cref="TortuosityResult.TauCorrected"/>.</summary>
    public BiasCorrection Correction { get; init; } = BiasCorrection.None;

    /// <summary>Threads; 0 takes all processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Uses the plain Jacobi-preconditioned reference solver in double precision instead of multigrid.</summary>
    public bool Reference { get; init; }
}
