using Lamina.Data.Binding;

namespace Lamina.Line.Structures;

/// <summary>How a slurry of particles comes to rest: path parameters.</summary>
[Describe("How a slurry of particles comes to rest: path parameters. What they do to the outputs is what lamina run --paths measures.")]
public sealed record SlurryRelaxationSettings
{
    /// <summary>Largest strain of the box in one step, with rest: pressure: a path parameter [-].</summary>
    [Describe("Largest strain of the box in one step, with rest: pressure: a path parameter.")]
    [Pure(Min = 1e-6, Max = 0.1, Example = "1 %")]
    public double LargestStrain { get; init; } = 0.01;

    /// <summary>Root mean square force on a particle over the mean pair force at which the slurry counts as at rest: a path parameter [-].</summary>
    [Describe("Root mean square force on a particle over the mean pair force at which the slurry counts as at rest: a path parameter.")]
    [Pure(Min = 1e-5, Max = 0.1, Example = "0.5 %")]
    public double ForceTolerance { get; init; } = 5e-3;
}
