namespace Lamina.Line.Steps;

/// <summary>One step of the line: turns one product into the next. Steps hold no state between runs, so a line is a list that can be read aloud.</summary>
/// <typeparam name="TInput">the product that comes in</typeparam>
/// <typeparam name="TSettings">what the machine is set to</typeparam>
/// <typeparam name="TOutput">the product that goes out</typeparam>
public interface IProcessStep<in TInput, in TSettings, TOutput>
{
    /// <summary>Runs the step.</summary>
    /// <param name="input">the product that comes in; not changed</param>
    /// <param name="settings">machine settings, already checked</param>
    /// <param name="context">seed, progress, clock</param>
    /// <param name="cancellation">stops the step within a second</param>
    /// <exception cref="OperationCanceledException">the run was cancelled</exception>
    /// <exception cref="StepImbalanceException">a component's mass or the energy does not balance</exception>
    StepResult<TOutput> Run(TInput input, TSettings settings, RunContext context, CancellationToken cancellation = default);
}
