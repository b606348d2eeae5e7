namespace Lamina.Line.Products;

/// <summary>What a component is in the coating for.</summary>
public enum ComponentRole
{
    /// <summary>Stores charge.</summary>
    Active,

    /// <summary>Conducts electrons.</summary>
    Carbon,

    /// <summary>Holds the coating together: dissolved polymer or latex.</summary>
    Binder,

    /// <summary>Anything else that stays in the dry coating.</summary>
    Other,
}
