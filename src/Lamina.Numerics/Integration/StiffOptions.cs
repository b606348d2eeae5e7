namespace Lamina.Numerics.Integration;

/// <summary>Options of <see cref="StiffIntegrator"/>. A component's error is held below relative * |y| + absolute in the root-mean-square over components.</summary>
public sealed record StiffOptions
{
    /// <summary>Relative tolerance, 1e-14 to 0.1 [-].</summary>
    public double RelativeTolerance { get; init; } = 1e-5;

    /// <summary>Absolute tolerance of every component that has none of its own [the component's unit].</summary>
    public double AbsoluteTolerance { get; init; } = 1e-8;

    /// <summary>Absolute tolerance per component, or null. Infinity takes a component out of the error control (it is still solved) [the component's unit].</summary>
    public IReadOnlyList<double>? AbsoluteTolerances { get; init; }

    /// <summary>Highest order of the formula, 1 to 5.</summary>
    public int MaximumOrder { get; init; } = 5;

    /// <summary>First step after a start or restart; 0 chooses it from the curvature of the solution [s, or the system's unit].</summary>
    public double InitialStep { get; init; }

    /// <summary>Largest step [s, or the system's unit].</summary>
    public double MaximumStep { get; init; } = double.PositiveInfinity;

    /// <summary>Smallest step; 0 allows down to the resolution of time [s, or the system's unit].</summary>
    public double MinimumStep { get; init; }

    /// <summary>Steps allowed in one advance.</summary>
    public int MaximumSteps { get; init; } = 1_000_000;

    /// <summary>Steps after which the Jacobian is taken anew even if Newton still converges.</summary>
    public int JacobianAge { get; init; } = 50;

    /// <summary>Whether a system that is an <see cref="IEventSource"/> has its events located; off for runs of which only the end matters.</summary>
    public bool LocateEvents { get; init; } = true;

    /// <summary>Whether the sensitivities of a system that is an <see cref="ISensitivitySystem"/> are carried along.</summary>
    public bool Sensitivities { get; init; }

    internal void Check(int count)
    {
        var faults = new List<string>();
        if (!(RelativeTolerance >= 1e-14 && RelativeTolerance <= 0.1)) faults.Add($"RelativeTolerance is {RelativeTolerance}: allowed 1e-14 to 0.1");
        if (AbsoluteTolerances is null && !(AbsoluteTolerance > 0)) faults.Add($"AbsoluteTolerance is {AbsoluteTolerance}: must be positive");
        if (AbsoluteTolerances is { } own)
        {
            if (own.Count != count) faults.Add($"AbsoluteTolerances has {own.Count} entries: the system has {count} unknowns");
            for (var i = 0; i < own.Count; i++)
                if (!(own[i] > 0)) { faults.Add($"AbsoluteTolerances[{i}] is {own[i]}: must be positive"); break; }
        }
        if (MaximumOrder is < 1 or > 5) faults.Add($"MaximumOrder is {MaximumOrder}: allowed 1 to 5");
        if (!(InitialStep >= 0)) faults.Add($"InitialStep is {InitialStep}: 0 (automatic) or positive");
        if (!(MinimumStep >= 0)) faults.Add($"MinimumStep is {MinimumStep}: 0 or positive");
        if (!(MaximumStep > MinimumStep)) faults.Add($"MaximumStep is {MaximumStep}: must be above MinimumStep ({MinimumStep})");
        if (MaximumSteps < 1) faults.Add($"MaximumSteps is {MaximumSteps}: must be at least 1");
        if (JacobianAge < 1) faults.Add($"JacobianAge is {JacobianAge}: must be at least 1");
        if (faults.Count > 0) throw new ArgumentException("Stiff integrator: " + string.Join("; ", faults));
    }
}
