using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// A mixture whose insulating phases are smoothed: the filled fraction of a face, as in <see cref="PartialVolumeFaceLaw"/>, times the harmonic mean of the conductivities of its two voxels.
/// A wall voxel that is partly filled has the conductivity of the phase that most of its conducting neighbours have.
/// </summary>
internal readonly unsafe struct PartialMixtureFaceLaw : IFaceLaw
{
    private readonly PartialVolumeFaceLaw volume;
    private readonly HarmonicFaceLaw mixture;

    /// <summary>Takes the phases over and gives partly filled wall voxels one of their neighbours'.</summary>
    /// <param name="volume">the conducting phases together, smoothed</param>
    /// <param name="phases">phase of each voxel; changed</param>
    /// <param name="conductivities">one per phase, 0 for insulators</param>
    /// <param name="box">sizes</param>
    /// <param name="cancellation">stops between planes</param>
    public PartialMixtureFaceLaw(PartialVolume volume, byte[] phases, double[] conductivities, TransportBox box, CancellationToken cancellation)
    {
        this.volume = new PartialVolumeFaceLaw(volume);
        int nx = box.Nx, ny = box.Ny, nz = box.Nz, page = nx * ny;
        var filled = (byte[])phases.Clone();
        ScheduledLoop.For(0, nz, z =>
        {
            Span<int> counts = stackalloc int[256];
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var cell = x + nx * (y + ny * z);
                    if (conductivities[phases[cell]] > 0 || volume.Parts[cell] == 0) continue;
                    counts.Clear();
                    for (var k = -1; k <= 1; k++)
                        for (var j = -1; j <= 1; j++)
                            for (var i = -1; i <= 1; i++)
                            {
                                var phase = phases[Near(x + i, nx, box.Wrap.X) + nx * Near(y + j, ny, box.Wrap.Y) + page * Near(z + k, nz, false)];
                                if (conductivities[phase] > 0) counts[phase]++;
                            }
                    // Ties go to the lowest position.
                    var best = 0;
                    for (var phase = 1; phase < conductivities.Length; phase++) if (counts[phase] > counts[best]) best = phase;
                    filled[cell] = (byte)best;
                }
        }, cancellation);
        mixture = new HarmonicFaceLaw(filled, conductivities);
    }

    public double Face(int cell, int neighbour) => volume.Face(cell, neighbour) * mixture.Face(cell, neighbour);

    public bool Joins(int cell, int neighbour) => volume.Joins(cell, neighbour);

    public double Boundary(int cell) => 0.5 * volume.Boundary(cell) * mixture.Boundary(cell);

    private static int Near(int at, int size, bool closes) => at < 0 ? closes ? size - 1 : 0 : at >= size ? closes ? 0 : size - 1 : at;
}
