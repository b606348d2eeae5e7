namespace Lamina.Materials;

/// <summary>What a material is used as in an electrode line.</summary>
public enum MaterialClass
{
    /// <summary>Stores the ions: cathode and anode powders.</summary>
    ActiveMaterial,

    /// <summary>Conducts electrons between active particles: carbon blacks, tubes, conductive graphite.</summary>
    ConductiveAdditive,

    /// <summary>Holds the coating together and on the foil.</summary>
    Binder,

    /// <summary>Carries the slurry and leaves in the dryer.</summary>
    Solvent,

    /// <summary>Carries the coating and collects the current.</summary>
    Foil,
}
