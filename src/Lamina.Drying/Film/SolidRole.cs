namespace Lamina.Drying.Film;

/// <summary>What a solid or a mobile species is in the coating; outputs group by it.</summary>
public enum SolidRole
{
    /// <summary>Active material.</summary>
    Active,

    /// <summary>Conductive carbon.</summary>
    Carbon,

    /// <summary>Binder.</summary>
    Binder,

    /// <summary>Anything else, for example a filler.</summary>
    Other,
}
