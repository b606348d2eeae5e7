using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>How drying is computed.</summary>
public enum DryingModel
{
    /// <summary>The film model: heat, solvent, network and mobile species in one set of equations.</summary>
    [Describe("The film model: heat, solvent, network and mobile species in one set of equations.")]
    Film,

    /// <summary>A constant rate and a final porosity, both given: times and thickness by mass balance.</summary>
    [Describe("A constant rate and a final porosity, both given: times and thickness by mass balance.")]
    Prescribed,

    /// <summary>Active and carbon-binder particles that settle while the latter shrink; see drying.particles and structure.</summary>
    [Describe("Active and carbon-binder particles that settle while the latter shrink; see drying.particles and structure.")]
    Particles,
}
