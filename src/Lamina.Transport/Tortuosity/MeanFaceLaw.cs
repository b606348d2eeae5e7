namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Partly filled cells: the conductance of a face is the filled fraction of the cell-sized box around it, taken as the mean of its two cells.
/// A field along the wall then sees the true volume of the phase, and a field against the wall only a dead end, so the staircase's first-order bias goes.
/// </summary>
internal readonly struct MeanFaceLaw(float[] fraction) : IFaceLaw
{
    public double Face(int cell, int neighbour) => 0.5 * ((double)fraction[cell] + fraction[neighbour]);

    public bool Joins(int cell, int neighbour) => true;

    public double Boundary(int cell) => 2.0 * fraction[cell];
}
