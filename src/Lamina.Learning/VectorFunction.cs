namespace Lamina.Learning;

/// <summary>
/// A model as everything in this room sees it: numbers in, numbers out. Must be free of memory of earlier calls and safe to call from several threads.
/// </summary>
/// <param name="inputs">the inputs, in the order and units that the caller of the study chose</param>
/// <param name="outputs">takes the outputs; NaN for one that does not exist at these inputs</param>
/// <returns>false where the model has no answer at all, e.g. a solver that did not converge</returns>
public delegate bool VectorFunction(ReadOnlySpan<double> inputs, Span<double> outputs);
