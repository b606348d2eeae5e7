using System.Runtime.CompilerServices;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Two-sided bounds of the conductance between the outer faces, for any potential that is 1 on the inlet and 0 on the outlet. The potential's energy bounds from above
/// (Dirichlet's principle). Its flux, made free of sources by sending each cell's residual down a spanning tree to the inlet, bounds from below (Thomson's principle):
/// current squared over dissipation. Both errors are squares of the potential's error, so the bounds close fast; they hold for any iterate, up to rounding.
/// </summary>
internal sealed record FluxBounds
{
    /// <summary>From the flux without sources.</summary>
    public required double Lower { get; init; }

    /// <summary>From the energy of the potential.</summary>
    public required double Upper { get; init; }

    /// <summary>(max - min) / mean of the flux through the layers.</summary>
    public required double Spread { get; init; }

    /// <summary>Evaluates the bounds.</summary>
    /// <param name="law">conductances</param>
    /// <param name="difference">difference of the potential from the ramp 1 - (z + 1/2) / nz; cells not reached do not matter</param>
    /// <param name="order">reached cells, from <see cref="InletFlood"/></param>
    /// <param name="step">step back of every cell</param>
    /// <param name="scratch">one number per cell, overwritten</param>
    /// <param name="nx">cells along x</param>
    /// <param name="ny">cells along y</param>
    /// <param name="nz">cells along z</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="planes">threads</param>
    /// <param name="cancellation">stops now and then</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe FluxBounds Evaluate<TLaw>(TLaw law, Potential difference, IntBuffer order, byte[] step, float* scratch, int nx, int ny, int nz, Wrap wrap, Planes planes, CancellationToken cancellation)
        where TLaw : struct, IFaceLaw
    {
        var page = nx * ny;
        var slope = 1.0 / nz;
        var energies = new double[nz];
        var fluxes = new double[nz + 1];
        var inlets = new double[nz];
        planes.For(nz, page, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (z) =>
        {
            double energy = 0, up = 0, inlet = 0, outlet = 0;
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var cell = x + nx * (y + ny * z);
                    if (step[cell] == InletFlood.Unreached)
                    {
                        scratch[cell] = 0;
                        continue;
                    }
                    var u = difference[cell];
                    var residual = 0.0;
                    // Each face's energy is counted from its lower cell.
                    double Flow(int neighbour, bool own, double ramp)
                    {
                        if (neighbour == cell || step[neighbour] == InletFlood.Unreached) return 0;
                        var drop = difference[neighbour] - u + ramp;
                        var flux = law.Face(cell, neighbour) * drop;
                        residual += flux;
                        if (own) energy += flux * drop;
                        return flux;
                    }
                    if (x > 0) Flow(cell - 1, false, 0); else if (wrap.X) Flow(cell + nx - 1, false, 0);
                    if (x < nx - 1) Flow(cell + 1, true, 0); else if (wrap.X) Flow(cell - nx + 1, true, 0);
                    if (y > 0) Flow(cell - nx, false, 0); else if (wrap.Y) Flow(cell + page - nx, false, 0);
                    if (y < ny - 1) Flow(cell + nx, true, 0); else if (wrap.Y) Flow(cell - page + nx, true, 0);
                    if (z > 0) Flow(cell - page, false, slope);
                    if (z < nz - 1) up -= Flow(cell + page, true, -slope);
                    if (z == 0)
                    {
                        var drop = 0.5 * slope - u;
                        var flux = law.Boundary(cell) * drop;
                        residual += flux;
                        energy += flux * drop;
                        inlet += flux;
                    }
                    if (z == nz - 1)
                    {
                        var drop = -u - 0.5 * slope;
                        var flux = law.Boundary(cell) * drop;
                        residual += flux;
                        energy += flux * drop;
                        outlet -= flux;
                    }
                    scratch[cell] = (float)residual;
                }
            energies[z] = energy;
            inlets[z] = inlet;
            fluxes[z + 1] = z == nz - 1 ? outlet : up;
        });
        fluxes[0] = inlets[0];
        var upper = 0.0;
        foreach (var energy in energies) upper += energy;

        // From the leaves inwards: a cell passes on what it and its subtree have too much, which is then missing nowhere.
        const int Often = 1 << 18;
        var change = 0.0;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            if (i % Often == 0) cancellation.ThrowIfCancellationRequested();
            var cell = order.Data[i];
            double surplus = scratch[cell];
            var back = step[cell];
            double flux, conductance;
            if (back == InletFlood.Root)
            {
                conductance = law.Boundary(cell);
                flux = conductance * (difference[cell] - 0.5 * slope);
            }
            else
            {
                var neighbour = InletFlood.Back(cell, back, nx, page);
                conductance = law.Face(cell, neighbour);
                var ramp = back == InletFlood.ToBelow ? -slope : back == InletFlood.ToAbove ? slope : 0;
                flux = conductance * (difference[cell] - difference[neighbour] + ramp);
                scratch[neighbour] += (float)surplus;
            }
            change += surplus * (2 * flux + surplus) / conductance;
        }
        var outflow = fluxes[nz];
        var dissipation = upper + change;
        double least = double.MaxValue, most = double.MinValue, sum = 0;
        foreach (var flux in fluxes)
        {
            least = Math.Min(least, flux);
            most = Math.Max(most, flux);
            sum += flux;
        }
        var mean = sum / fluxes.Length;
        return new FluxBounds { Upper = upper, Lower = dissipation > 0 ? Math.Min(outflow * outflow / dissipation, upper) : 0, Spread = mean > 0 ? (most - least) / mean : double.PositiveInfinity };
    }

    /// <summary>Net current into the cells of one colour in a row: what a correction of the potential has to take away.</summary>
    /// <param name="law">conductances</param>
    /// <param name="difference">difference of the potential from the ramp</param>
    /// <param name="step">0 for cells not reached</param>
    /// <param name="box">sizes</param>
    /// <param name="red">colour</param>
    /// <param name="y">row</param>
    /// <param name="z">plane</param>
    /// <param name="target">one number per cell of the colour</param>
    public static unsafe void Sources<TLaw>(TLaw law, Potential difference, byte[] step, TransportBox box, bool red, int y, int z, float* target) where TLaw : struct, IFaceLaw
    {
        int nx = box.Nx, ny = box.Ny, nz = box.Nz, page = nx * ny;
        var slope = 1.0 / nz;
        for (var x = CheckerLayout.Parity(red, y, z); x < nx; x += 2)
        {
            var cell = x + nx * (y + ny * z);
            if (step[cell] == InletFlood.Unreached)
            {
                target[x >> 1] = 0;
                continue;
            }
            var u = difference[cell];
            double From(int neighbour, double ramp) => neighbour == cell || step[neighbour] == InletFlood.Unreached ? 0 : law.Face(cell, neighbour) * (difference[neighbour] - u + ramp);
            var sum = 0.0;
            if (x > 0) sum += From(cell - 1, 0); else if (box.Wrap.X) sum += From(cell + nx - 1, 0);
            if (x < nx - 1) sum += From(cell + 1, 0); else if (box.Wrap.X) sum += From(cell - nx + 1, 0);
            if (y > 0) sum += From(cell - nx, 0); else if (box.Wrap.Y) sum += From(cell + page - nx, 0);
            if (y < ny - 1) sum += From(cell + nx, 0); else if (box.Wrap.Y) sum += From(cell - page + nx, 0);
            sum += z > 0 ? From(cell - page, slope) : law.Boundary(cell) * (0.5 * slope - u);
            sum += z < nz - 1 ? From(cell + page, -slope) : law.Boundary(cell) * (-u - 0.5 * slope);
            target[x >> 1] = (float)sum;
        }
    }
}
