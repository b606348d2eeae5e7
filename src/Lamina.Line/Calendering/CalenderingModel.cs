using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>How calendering is computed.</summary>
public enum CalenderingModel
{
    /// <summary>Volume balance to the target.</summary>
    [Describe("Volume balance to the target.")]
    Balance,

    /// <summary>The dried particles between two plates, down to the target and released.</summary>
    [Describe("The dried particles between two plates, down to the target and released.")]
    Particles,
}
