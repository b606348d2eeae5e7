namespace Lamina.Learning.Calibration;

/// <summary>Why a least-squares search ended.</summary>
public enum LeastSquaresStatus
{
    /// <summary>Step or reduction fell below its tolerance, or the gradient vanished.</summary>
    Converged,

    /// <summary>The iterations were used up; the point is the best one found.</summary>
    IterationsUsedUp,

    /// <summary>The model has no answer at the start.</summary>
    NoAnswerAtStart,
}
