namespace Lamina.Learning.Calibration;

/// <summary>When <see cref="LevenbergMarquardt"/> stops and how it takes derivatives.</summary>
public sealed record LeastSquaresSettings
{
    /// <summary>Relative noise of the model: rounding for a formula, about the tolerance of the solver for a simulation. Sets the difference step, its cube root [-].</summary>
    public double Noise { get; init; } = 1e-15;

    /// <summary>Stops when a step moves no variable by more than this share of its scale [-].</summary>
    public double StepTolerance { get; init; } = 1e-10;

    /// <summary>Stops when actual and predicted relative reduction of the sum of squares both fall below this [-].</summary>
    public double ReductionTolerance { get; init; } = 1e-14;

    /// <summary>Most iterations, each one Jacobian.</summary>
    public int MostIterations { get; init; } = 500;

    /// <summary>Most threads for the columns of the Jacobian; 0 for all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
