namespace Lamina.Drying.Film;

/// <summary>Which saturation multiplies the suction in the effective stress on the network after air entry.</summary>
public enum BishopBasis
{
    /// <summary>Saturation of the pores between active particles: suction in the fine pores of the carbon-binder domain pulls that domain together, not the particles.</summary>
    LargePores,

    /// <summary>Saturation of the whole pore space (Bishop's chi = S): an upper bound of the consolidation after air entry.</summary>
    WholePoreSpace,
}
