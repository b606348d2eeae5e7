namespace Lamina.Numerics.Integration;

/// <summary>Work that an integration took since its start.</summary>
public record struct IntegrationStatistics
{
    /// <summary>Accepted steps.</summary>
    public long Steps { get; set; }

    /// <summary>Steps rejected by the error test.</summary>
    public long ErrorTestFailures { get; set; }

    /// <summary>Evaluations of the rates, those for finite-difference Jacobians included.</summary>
    public long Rates { get; set; }

    /// <summary>Jacobians taken.</summary>
    public long Jacobians { get; set; }

    /// <summary>Factorizations of the iteration matrix.</summary>
    public long Factorizations { get; set; }

    /// <summary>Newton iterations.</summary>
    public long NewtonIterations { get; set; }

    /// <summary>Newton iterations that did not converge (with an old Jacobian, or with a fresh one and then a shorter step).</summary>
    public long NewtonFailures { get; set; }

    /// <summary>Events located.</summary>
    public long Events { get; set; }

    /// <summary>Restarts after a discontinuity.</summary>
    public long Restarts { get; set; }
}
