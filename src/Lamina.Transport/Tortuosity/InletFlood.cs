using System.Runtime.CompilerServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// The cells that hang together with the inlet face (z = 0) through conducting faces, breadth first. The order and the step by which each was reached are a spanning forest
/// rooted at the inlet. Islands carry no flux and are left out of the solve; they stay counted in the mean.
/// </summary>
internal static class InletFlood
{
    /// <summary>Steps that lead back towards the inlet; <see cref="Root"/> stands for the inlet face itself.</summary>
    public const byte Unreached = 0, ToWest = 1, ToEast = 2, ToSouth = 3, ToNorth = 4, ToBelow = 5, ToAbove = 6, Root = 7;

    /// <summary>A cell that conducts, before the flood.</summary>
    public const byte Waiting = 255;

    /// <summary>Floods.</summary>
    /// <param name="step">in: <see cref="Waiting"/> (or any step) for cells that conduct, 0 for others; out: the step back of every cell reached, 0 for all others</param>
    /// <param name="law">says which neighbours share a face</param>
    /// <param name="nx">cells along x</param>
    /// <param name="ny">cells along y</param>
    /// <param name="nz">cells along z</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops now and then</param>
    /// <returns>cells in the order they were reached</returns>
    public static unsafe IntBuffer Run<TLaw>(byte[] step, TLaw law, int nx, int ny, int nz, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        var page = nx * ny;
        var conducting = 0;
        for (var cell = 0; cell < step.Length; cell++)
            if (step[cell] != 0)
            {
                step[cell] = Waiting;
                conducting++;
            }
        var buffer = new IntBuffer(conducting);
        try
        {
            buffer.Count = Fill(buffer.Data, step, law, nx, ny, nz, wrap, cancellation);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
        if (buffer.Count < conducting)
            for (var cell = 0; cell < step.Length; cell++) if (step[cell] == Waiting) step[cell] = Unreached;
        return buffer;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe int Fill<TLaw>(int* order, byte[] step, TLaw law, int nx, int ny, int nz, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        const int Often = 1 << 18;
        var page = nx * ny;
        var count = 0;
        for (var cell = 0; cell < page; cell++)
            if (step[cell] != 0)
            {
                step[cell] = Root;
                order[count++] = cell;
            }
        for (var head = 0; head < count; head++)
        {
            if (head % Often == 0) cancellation.ThrowIfCancellationRequested();
            var cell = order[head];
            void Reach(int neighbour, byte back)
            {
                if (step[neighbour] != Waiting || !law.Joins(cell, neighbour)) return;
                step[neighbour] = back;
                order[count++] = neighbour;
            }
            var x = cell % nx;
            var y = cell / nx % ny;
            if (x > 0) Reach(cell - 1, ToEast); else if (wrap.X) Reach(cell + nx - 1, ToEast);
            if (x < nx - 1) Reach(cell + 1, ToWest); else if (wrap.X) Reach(cell - nx + 1, ToWest);
            if (y > 0) Reach(cell - nx, ToNorth); else if (wrap.Y) Reach(cell + page - nx, ToNorth);
            if (y < ny - 1) Reach(cell + nx, ToSouth); else if (wrap.Y) Reach(cell - page + nx, ToSouth);
            if (cell >= page) Reach(cell - page, ToAbove);
            if (cell + page < step.Length) Reach(cell + page, ToBelow);
        }
        return count;
    }

    /// <summary>The cell that a step leads to.</summary>
    public static int Back(int cell, byte step, int nx, int page) => step switch
    {
        ToWest => cell % nx > 0 ? cell - 1 : cell + nx - 1,
        ToEast => cell % nx < nx - 1 ? cell + 1 : cell - nx + 1,
        ToSouth => cell % page >= nx ? cell - nx : cell + page - nx,
        ToNorth => cell % page < page - nx ? cell + nx : cell - page + nx,
        ToBelow => cell - page,
        _ => cell + page,
    };
}
