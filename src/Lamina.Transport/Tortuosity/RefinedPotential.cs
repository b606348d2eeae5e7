using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>A potential that is put together from solutions in single precision, each the correction of the sum before it: kept as the sum of two single-precision fields.</summary>
internal sealed unsafe class RefinedPotential(TransportBox box) : IDisposable
{
    private FloatBuffer? coarse, fine;

    /// <summary>The potential's difference from the ramp; valid until the next correction.</summary>
    public Potential Value => fine is null ? new(coarse!.Data, null) : new(fine.Data, coarse!.Data);

    /// <summary>Adds a correction, which is taken over.</summary>
    public void Add(FloatBuffer correction, CancellationToken cancellation)
    {
        if (coarse is null) coarse = correction;
        else if (fine is null) fine = correction;
        else
        {
            using (correction)
            {
                float* high = coarse.Data, low = fine.Data, added = correction.Data;
                var page = box.Nx * box.Ny;
                ScheduledLoop.For(0, box.Nz, z =>
                {
                    for (var cell = page * z; cell < page * (z + 1); cell++)
                    {
                        var sum = (double)high[cell] + low[cell] + added[cell];
                        high[cell] = (float)sum;
                        low[cell] = (float)(sum - high[cell]);
                    }
                }, cancellation);
            }
        }
    }

    public void Dispose()
    {
        coarse?.Dispose();
        fine?.Dispose();
    }
}
