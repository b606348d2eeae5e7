namespace Lamina.Learning.Sensitivity;

/// <summary>A derivative of one output with respect to one input, and how well it is known.</summary>
public sealed record Derivative
{
    /// <summary>The derivative; NaN where no pair of steps had an answer [output per input].</summary>
    public required double Value { get; init; }

    /// <summary>Estimate of its error from the agreement of the steps: truncation and noise of the model together [output per input].</summary>
    public required double Error { get; init; }

    /// <summary>The step at which the best estimate was found [unit of the input].</summary>
    public required double Step { get; init; }
}
