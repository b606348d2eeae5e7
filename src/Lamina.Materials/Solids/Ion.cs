namespace Lamina.Materials.Solids;

/// <summary>The ion that a cell shuttles.</summary>
public enum Ion
{
    /// <summary>Lithium.</summary>
    Lithium,

    /// <summary>Sodium.</summary>
    Sodium,
}
