namespace Lamina.Line.Steps;

/// <summary>A step lost or made mass or energy beyond what is allowed: it did not converge to a solution.</summary>
/// <param name="step">name of the step</param>
/// <param name="balance">the balance that failed</param>
public sealed class StepImbalanceException(string step, Balance balance)
    : Exception($"{step}: {balance.Name} does not balance: relative error {balance.RelativeError:G3}, allowed {balance.Allowed:G3}")
{
    /// <summary>Name of the step.</summary>
    public string Step { get; } = step;

    /// <summary>The balance that failed.</summary>
    public Balance Balance { get; } = balance;
}
