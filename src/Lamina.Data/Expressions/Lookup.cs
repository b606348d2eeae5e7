namespace Lamina.Data.Expressions;

/// <summary>Gives the values that a name stands for: one for <c>residual_solvent</c>, one per item for <c>zones[*].lel_fraction</c>; null for an unknown name.</summary>
/// <param name="name">the name as written, with points and brackets</param>
public delegate IReadOnlyList<Measured>? Lookup(string name);
