using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>Which side of the web is coated in this pass.</summary>
public enum WebSide
{
    /// <summary>The bare foil's first side.</summary>
    [Describe("The bare foil's first side.")]
    First,

    /// <summary>The second side, with the dried first side underneath: it is part of the heat balance.</summary>
    [Describe("The second side, with the dried first side underneath: it is part of the heat balance.")]
    Second,
}
