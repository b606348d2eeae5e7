namespace Lamina.Learning.Optimisation;

/// <summary>How a search ended.</summary>
public enum SearchStatus
{
    /// <summary>No gain worth more than the tolerance is expected from the answer.</summary>
    Converged,

    /// <summary>Constraints cannot be kept together anywhere that was looked; the answer breaks them least.</summary>
    Infeasible,

    /// <summary>The evaluations were used up, or steps became too small for the noise of the model.</summary>
    Unfinished,

    /// <summary>It was cancelled; the answer is the best so far.</summary>
    Stopped,
}
