namespace Lamina.Materials.Solids;

/// <summary>The electrode that an active material serves.</summary>
public enum ElectrodeRole
{
    /// <summary>Positive electrode.</summary>
    Cathode,

    /// <summary>Negative electrode.</summary>
    Anode,

    /// <summary>Either, in a symmetric cell.</summary>
    Both,
}
