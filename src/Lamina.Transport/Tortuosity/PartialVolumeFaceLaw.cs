namespace Lamina.Transport.Tortuosity;

/// <summary>As <see cref="MeanFaceLaw"/>, with the faces closed that <see cref="PartialVolume"/> keeps closed.</summary>
internal readonly struct PartialVolumeFaceLaw(PartialVolume volume) : IFaceLaw
{
    private readonly float[] fraction = volume.Fractions;

    public double Face(int cell, int neighbour) => volume.IsOpen(cell, neighbour) ? 0.5 * ((double)fraction[cell] + fraction[neighbour]) : 0;

    public bool Joins(int cell, int neighbour) => volume.IsOpen(cell, neighbour);

    public double Boundary(int cell) => 2.0 * fraction[cell];
}
