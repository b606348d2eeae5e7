namespace Lamina.Drying.Film;

/// <summary>
/// Derivatives of <see cref="CellData"/> with the unknowns of the same cell at fixed temperature. What depends on the fluid content alone has one number per cell
/// (every unknown of a cell adds to its fluid alike); the rest has one per unknown: [cell * unknowns + j], for species [(cell * species + k) * unknowns + j].
/// </summary>
internal sealed class CellSlopes(int cells, int species)
{
    public readonly double[] Suction = new double[cells], Resistance = new double[cells], Half = new double[cells], Air = new double[cells];

    /// <summary>Of the mobility: with the fluid content at fixed free solvent, and with the free solvent at fixed fluid content.</summary>
    public readonly double[] Mobility = new double[cells], MobilityPerFree = new double[cells];

    public readonly double[] DiffusionResistance = new double[cells * species];

    public readonly double[] Activity = new double[cells * (2 + species)], Exchange = new double[cells * (2 + species)];

    public readonly double[] C = new double[cells * species * (2 + species)], M = new double[cells * species * (2 + species)], Free = new double[cells * species * (2 + species)];
}
