namespace Lamina.Transport.Tortuosity;

/// <summary>A law of cubic cells on voxels that are longer along one axis than along another, in units of a face across the transport.</summary>
internal readonly struct SpacedFaceLaw<TLaw>(TLaw law, TransportBox box) : IFaceLaw where TLaw : struct, IFaceLaw
{
    private readonly int nx = box.Nx, ny = box.Ny, page = box.Nx * box.Ny;
    private readonly double acrossX = box.AcrossX, acrossY = box.AcrossY;

    public double Face(int cell, int neighbour)
    {
        // Neighbours on closing sides are a whole row or page apart.
        var step = Math.Abs(neighbour - cell);
        var scale = nx > 1 && (step == 1 || step == nx - 1) ? acrossX : ny > 1 && (step == nx || step == page - nx) ? acrossY : 1;
        return scale * law.Face(cell, neighbour);
    }

    public bool Joins(int cell, int neighbour) => law.Joins(cell, neighbour);

    public double Boundary(int cell) => law.Boundary(cell);
}
