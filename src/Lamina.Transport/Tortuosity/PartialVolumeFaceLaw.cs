namespace Lamina.Transport.Tortuosity;

/// <summary>As <see cref="MeanFaceLaw"/>, with the faces closed that <see cref="PartialVolume"/> keeps closed.</summary>
internal readonly unsafe struct PartialVolumeFaceLaw(PartialVolume volume) : IFaceLaw
{
    private readonly ushort* parts = volume.Parts;

    public double Face(int cell, int neighbour) => volume.IsOpen(cell, neighbour) ? (parts[cell] + parts[neighbour]) * (0.5 / PartialVolume.Full) : 0;

    public bool Joins(int cell, int neighbour) => volume.IsOpen(cell, neighbour);

    public double Boundary(int cell) => parts[cell] * (2.0 / PartialVolume.Full);
}
