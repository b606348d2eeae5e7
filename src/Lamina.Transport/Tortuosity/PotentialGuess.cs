using System.Runtime.CompilerServices;
using Lamina.Numerics.Parallel;

namespace Lamina.Transport.Tortuosity;

/// <summary>A potential kept from one solve as the first guess of the next, whose cells are those of the first and some beside them. Two bytes a cell: what it lacks in digits the first iteration finds.</summary>
internal sealed unsafe class PotentialGuess(TransportBox box) : IDisposable
{
    private const short Unknown = short.MinValue;

    // Differences from the ramp lie between -1 and 1.
    private const float Scale = short.MaxValue;

    private ShortBuffer? buffer;

    /// <summary>Whether there is anything to start from.</summary>
    public bool IsKnown => buffer is not null;

    /// <summary>Keeps a potential.</summary>
    /// <param name="difference">its difference from the ramp</param>
    /// <param name="step">0 for cells not reached</param>
    /// <param name="cancellation">stops between planes</param>
    public void Keep(Potential difference, byte[] step, CancellationToken cancellation)
    {
        buffer?.Dispose();
        buffer = new(box.Count);
        var values = (short*)buffer.Data;
        var page = box.Nx * box.Ny;
        ScheduledLoop.For(0, box.Nz, z =>
        {
            for (var cell = z * page; cell < (z + 1) * page; cell++)
                values[cell] = step[cell] == InletFlood.Unreached ? Unknown : (short)Math.Clamp(Math.Round(difference[cell] * Scale), -Scale, Scale);
        }, cancellation);
    }

    /// <summary>Writes one row; cells that the first solve did not have take the mean of those around them that it had.</summary>
    /// <param name="step">0 for cells that do not conduct in the solve that starts</param>
    /// <param name="red">colour</param>
    /// <param name="y">row</param>
    /// <param name="z">plane</param>
    /// <param name="target">one number per cell of the colour</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(byte[] step, bool red, int y, int z, float* target)
    {
        int nx = box.Nx, ny = box.Ny, nz = box.Nz;
        var values = (short*)buffer!.Data;
        for (var x = CheckerLayout.Parity(red, y, z); x < nx; x += 2)
        {
            var cell = x + nx * (y + ny * z);
            if (step[cell] == InletFlood.Unreached)
            {
                target[x >> 1] = 0;
                continue;
            }
            if (values[cell] != Unknown)
            {
                target[x >> 1] = values[cell] / Scale;
                continue;
            }
            int sum = 0, known = 0;
            for (var k = Math.Max(0, z - 1); k <= Math.Min(nz - 1, z + 1); k++)
                for (var j = Math.Max(0, y - 1); j <= Math.Min(ny - 1, y + 1); j++)
                    for (var i = Math.Max(0, x - 1); i <= Math.Min(nx - 1, x + 1); i++)
                    {
                        var value = values[i + nx * (j + ny * k)];
                        if (value == Unknown) continue;
                        sum += value;
                        known++;
                    }
            target[x >> 1] = known > 0 ? sum / (known * Scale) : 0;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Forget()
    {
        buffer?.Dispose();
        buffer = null;
    }

    public void Dispose() => Forget();
}
