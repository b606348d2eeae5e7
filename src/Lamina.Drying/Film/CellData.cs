namespace Lamina.Drying.Film;

/// <summary>Quantities that depend on the unknowns of one cell and the temperature only; species quantities are [cell * species + k].</summary>
internal sealed class CellData(int cells, int species)
{
    /// <summary>Where the cell stands on the suction curve.</summary>
    public readonly SuctionPoint[] Point = new SuctionPoint[cells];

    /// <summary>Fluid and void ratio.</summary>
    public readonly double[] F = new double[cells], E = new double[cells], Saturation = new double[cells], Suction = new double[cells];

    /// <summary>Share of the conductivity that is there, resistance of half a cell to fluid, half height, vapour path, activity, rate at which the polymer gives off solvent.</summary>
    public readonly double[] Mobility = new double[cells], Resistance = new double[cells], Half = new double[cells], Air = new double[cells], Activity = new double[cells], Exchange = new double[cells];

    /// <summary>Content, concentration, mobility, hindrance and half-cell diffusion resistance of each species.</summary>
    public readonly double[] Content = new double[cells * species], C = new double[cells * species], M = new double[cells * species], Free = new double[cells * species], DiffusionResistance = new double[cells * species];
}
