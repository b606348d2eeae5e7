namespace Lamina.Learning.Optimisation;

/// <summary>What a swarm makes small. Must be free of memory of earlier calls and safe to call from several threads.</summary>
/// <param name="point">coordinates from 0 to 1 [-]</param>
/// <param name="bound">the best that the asking member has found: an evaluation that is sure to end above it may stop early and give any number above it [unit of the goal]</param>
/// <param name="cancellation">stops the evaluation</param>
/// <returns>the goal; infinite or NaN where the model has no answer [unit of the goal]</returns>
public delegate double SwarmGoal(ReadOnlySpan<double> point, double bound, CancellationToken cancellation);
