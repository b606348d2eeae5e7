namespace Lamina.Line.Steps;

/// <summary>A conserved quantity over a step: in, out and their relative difference.</summary>
public sealed record Balance
{
    /// <summary>What was balanced, e.g. <c>solvent</c>.</summary>
    public required string Name { get; init; }

    /// <summary>|in - out| over the amount that came in [-].</summary>
    public required double RelativeError { get; init; }

    /// <summary>Largest error that the step may have [-]; beyond it the step fails.</summary>
    public double Allowed { get; init; } = 1e-10;

    /// <summary>A balance from two amounts in the same unit.</summary>
    /// <param name="name">what is balanced</param>
    /// <param name="before">amount that came in [any]</param>
    /// <param name="after">amount that went out [any]</param>
    public static Balance Of(string name, double before, double after) =>
        new() { Name = name, RelativeError = before == after ? 0 : Math.Abs(after - before) / Math.Max(Math.Abs(before), Math.Abs(after)) };

    /// <summary>Throws where a balance is worse than allowed: a step that does not balance has no result.</summary>
    /// <param name="step">name of the step, for the message</param>
    /// <param name="balances">the balances</param>
    /// <exception cref="StepImbalanceException">one is worse than allowed</exception>
    public static IReadOnlyList<Balance> Checked(string step, IReadOnlyList<Balance> balances)
    {
        foreach (var balance in balances)
            if (!(balance.RelativeError <= balance.Allowed))
                throw new StepImbalanceException(step, balance);
        return balances;
    }
}
