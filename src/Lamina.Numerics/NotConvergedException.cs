namespace Lamina.Numerics;

/// <summary>A solver did not reach its tolerance. Tells bad numbers apart from bad input (<see cref="ArgumentException"/>) and from defects (anything else).</summary>
public sealed class NotConvergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">what did not converge, where it stood, what to do about it</param>
    public NotConvergedException(string message) : base(message) { }

    /// <summary>Value of the independent variable at which the solver gave up; not a number where there is none [s, or the caller's unit].</summary>
    public double Time { get; init; } = double.NaN;

    /// <summary>Step that was tried last; not a number where there is none [s, or the caller's unit].</summary>
    public double Step { get; init; } = double.NaN;

    /// <summary>Iterations or steps spent.</summary>
    public long Iterations { get; init; }

    /// <summary>Index of the unknown that was farthest from its tolerance, -1 where there is none.</summary>
    public int WorstComponent { get; init; } = -1;

    /// <summary>What was left of the error when the solver gave up, in units of its tolerance or of the function [-].</summary>
    public double Residual { get; init; } = double.NaN;
}
