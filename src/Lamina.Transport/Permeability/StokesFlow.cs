using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;

namespace Lamina.Transport.Permeability;

/// <summary>
/// Creeping flow through the voxels of a pore phase by a lattice Boltzmann march to the steady state: 19 velocities, linear equilibrium (Stokes, no inertia), two relaxation times with
/// (1/w+ - 1/2)(1/w- - 1/2) = 3/16, which puts the walls of half-way bounce-back exactly between voxels for plane flow (Ginzburg and d'Humieres 2003; Pan, Luo and Miller 2006) and makes the
/// permeability independent of the viscosity. A body force drives the flow.
/// </summary>
public static class StokesFlow
{
    private const int Directions = 19;

    // Opposite directions follow each other; direction 0 rests.
    private static readonly int[] Ex = [0, 1, -1, 0, 0, 0, 0, 1, -1, 1, -1, 1, -1, 1, -1, 0, 0, 0, 0];
    private static readonly int[] Ey = [0, 0, 0, 1, -1, 0, 0, 1, -1, -1, 1, 0, 0, 0, 0, 1, -1, 1, -1];
    private static readonly int[] Ez = [0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 1, -1, -1, 1, 1, -1, -1, 1];

    private const double Rest = 1 / 3.0, Axial = 1 / 18.0, Diagonal = 1 / 36.0;

    // The viscosity sets the pace and nothing else: velocities settle within a pore's width squared over it, pressures along the sample within its length squared times it, both over pi squared and the
    // latter over the permeability in voxels. Long samples of narrow pores march fastest with little of it; near zero the relaxation would no longer damp what it should.
    private const double LeastViscosity = 0.02, MostViscosity = 1 / 6.0;

    /// <summary>Rates that the even and the odd parts relax with; the odd one follows from the product.</summary>
    private readonly record struct Rates(double Viscosity)
    {
        public double Even { get; } = 1 / (0.5 + 3 * Viscosity);

        public double Odd { get; } = 1 / (0.5 + 3 / 16.0 / (3 * Viscosity));

        /// <summary>For pores of a width along a sample, by the balance of both times with a permeability of a fourteenth of the width squared times the porosity.</summary>
        public static Rates For(double width, int length) => new(Math.Clamp(0.25 * width * width / length, LeastViscosity, MostViscosity));
    }

    /// <summary>Bytes per pore voxel that a solve takes.</summary>
    public const int BytesPerCell = 2 * Directions * sizeof(double) + (Directions - 1) * sizeof(int);

    /// <summary>Permeability of a phase along an axis.</summary>
    /// <param name="image">the phases, cubic voxels</param>
    /// <param name="pore">position of the phase that is filled with liquid</param>
    /// <param name="axis">direction of the flow</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between steps</param>
    public static PermeabilityResult Solve(PhaseImage image, int pore, Axis axis, PermeabilityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new PermeabilityOptions();
        if ((uint)pore >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {pore}: the image has {image.Phases.Count} phases");
        if (options.OpenLayers is < 0 or > 1000) throw new ArgumentException($"{options.OpenLayers} open layers: 0 to 1000");
        if (!(options.Tolerance > 0 && options.Tolerance < 1)) throw new ArgumentException($"tolerance {options.Tolerance}: must lie between 0 and 1");
        if (options.MaximumSteps < 1 || options.Threads < 0) throw new ArgumentException($"{options.MaximumSteps} steps on {options.Threads} threads: at least 1 step, 0 threads for all processors");
        var edge = image.Grid.RequireCubic();
        var (grid, open, sample) = Channel(image, pore, axis, options);
        var (cell, voxel) = Number(grid, open, axis);
        if (voxel.Length == 0) return new PermeabilityResult { Permeability = 0, Steps = 0, Converged = true, Cells = 0 };
        var from = Neighbours(grid, cell, voxel, options.Periodic, axis);

        var rates = Rates.For(Width(from, voxel.Length), sample);
        double[] f = new double[Directions * voxel.Length], next = new double[f.Length];
        const double Force = 1e-6;
        int[] along = axis switch { Axis.X => Ex, Axis.Y => Ey, _ => Ez };
        const int Chunk = 4096;
        var chunks = (voxel.Length + Chunk - 1) / Chunk;
        var sums = new double[chunks];
        var threads = new ParallelOptions { MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads };
        double mean = 0, before = 0;
        var steps = 0;
        var converged = false;
        while (steps < options.MaximumSteps && !converged)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var k = 0; k < 50; k++)
            {
                Parallel.For(0, chunks, threads, c => sums[c] = Step(f, next, from, c * Chunk, Math.Min(voxel.Length, (c + 1) * Chunk), along, Force, rates));
                (f, next) = (next, f);
            }
            steps += 50;
            mean = 0;
            foreach (var sum in sums) mean += sum;
            converged = Math.Abs(mean - before) < options.Tolerance * Math.Abs(mean);
            before = mean;
        }
        // The force on the open layers is borne by the sample too.
        var superficial = mean / grid.Count;
        var gradient = Force * grid.Size(axis) / sample;
        return new PermeabilityResult { Permeability = rates.Viscosity * superficial / gradient * edge * edge, Steps = steps, Converged = converged, Cells = voxel.Length };
    }

    /// <summary>Twice the volume over the surface: the width of a slit, half the diameter of a tube [voxels].</summary>
    private static double Width(int[] from, int cells)
    {
        long walls = 0;
        for (var i = 0; i < cells; i++)
            for (var q = 0; q < 6; q++) if (from[(Directions - 1) * i + q] < 0) walls++;
        return walls == 0 ? double.PositiveInfinity : 2.0 * cells / walls;
    }

    /// <summary>One step of a range of cells: pull, collide. Returns the sum of the velocity along the flow.</summary>
    private static double Step(double[] f, double[] next, int[] from, int first, int end, int[] along, double force, Rates rates)
    {
        double evenRate = rates.Even, oddRate = rates.Odd;
        Span<double> g = stackalloc double[Directions];
        var sum = 0.0;
        for (var i = first; i < end; i++)
        {
            var links = from.AsSpan((Directions - 1) * i, Directions - 1);
            g[0] = f[Directions * i];
            double density = g[0], ux = 0, uy = 0, uz = 0;
            for (var q = 1; q < Directions; q++)
            {
                // What left the upstream neighbour this way, or came back from the wall: the opposite direction of the cell itself.
                var upstream = links[q - 1];
                var value = upstream >= 0 ? f[Directions * upstream + q] : f[Directions * i + Opposite(q)];
                g[q] = value;
                density += value;
                ux += Ex[q] * value;
                uy += Ey[q] * value;
                uz += Ez[q] * value;
            }
            // Half the force of the step belongs to the velocity (Guo, Zheng and Shi 2002).
            var push = along == Ex ? (ux += 0.5 * force) : along == Ey ? (uy += 0.5 * force) : (uz += 0.5 * force);
            sum += push;
            next[Directions * i] = g[0] - evenRate * (g[0] - Rest * density);
            for (var q = 1; q < Directions; q += 2)
            {
                var weight = q < 7 ? Axial : Diagonal;
                double even = 0.5 * (g[q] + g[q + 1]), odd = 0.5 * (g[q] - g[q + 1]);
                var change = evenRate * (even - weight * density);
                var turn = oddRate * (odd - 3 * weight * (Ex[q] * ux + Ey[q] * uy + Ez[q] * uz)) - (1 - 0.5 * oddRate) * 3 * weight * along[q] * force;
                next[Directions * i + q] = g[q] - change - turn;
                next[Directions * i + q + 1] = g[q + 1] - change + turn;
            }
        }
        return sum;
    }

    private static int Opposite(int q) => (q & 1) != 0 ? q + 1 : q - 1;

    /// <summary>The flow's grid: the image, with open layers before and behind where it is not periodic.</summary>
    private static (VoxelGrid Grid, bool[] Open, int Sample) Channel(PhaseImage image, int pore, Axis axis, PermeabilityOptions options)
    {
        var own = image.Grid;
        var extra = options.Periodic ? 0 : options.OpenLayers;
        int ax = axis == Axis.X ? extra : 0, ay = axis == Axis.Y ? extra : 0, az = axis == Axis.Z ? extra : 0;
        var grid = new VoxelGrid(own.Nx + 2 * ax, own.Ny + 2 * ay, own.Nz + 2 * az);
        var open = new bool[grid.RequireArray()];
        for (var z = 0; z < grid.Nz; z++)
            for (var y = 0; y < grid.Ny; y++)
                for (var x = 0; x < grid.Nx; x++)
                {
                    int u = x - ax, v = y - ay, w = z - az;
                    var inside = u >= 0 && u < own.Nx && v >= 0 && v < own.Ny && w >= 0 && w < own.Nz;
                    open[grid.Index(x, y, z)] = !inside || image.Values[own.Index(u, v, w)] == pore;
                }
        return (grid, open, own.Size(axis));
    }

    /// <summary>Numbers of the cells that hang together with both ends, and the voxel of each.</summary>
    private static (int[] Cell, int[] Voxel) Number(VoxelGrid grid, bool[] open, Axis axis)
    {
        var components = Components.Of(new PhaseImage(grid, Array.ConvertAll(open, o => o ? (byte)1 : (byte)0), [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]), 1);
        var labels = components.ToImage().Values;
        var cell = new int[grid.RequireArray()];
        var voxel = new List<int>();
        for (var i = 0; i < cell.Length; i++)
        {
            var flows = labels[i] > 0 && components.Percolates(labels[i], axis);
            cell[i] = flows ? voxel.Count : -1;
            if (flows) voxel.Add(i);
        }
        return (cell, [.. voxel]);
    }

    /// <summary>For every cell and direction the cell that the direction comes from; -1 where a wall stands there.</summary>
    private static int[] Neighbours(VoxelGrid grid, int[] cell, int[] voxel, bool periodic, Axis axis)
    {
        var from = new int[(Directions - 1) * voxel.Length];
        for (var i = 0; i < voxel.Length; i++)
        {
            int x = voxel[i] % grid.Nx, y = voxel[i] / grid.Nx % grid.Ny, z = voxel[i] / grid.PageCount;
            for (var q = 1; q < Directions; q++)
            {
                var u = Place(x - Ex[q], grid.Nx, periodic || axis == Axis.X);
                var v = Place(y - Ey[q], grid.Ny, periodic || axis == Axis.Y);
                var w = Place(z - Ez[q], grid.Nz, periodic || axis == Axis.Z);
                from[(Directions - 1) * i + q - 1] = u < 0 || v < 0 || w < 0 ? -1 : cell[grid.Index(u, v, w)];
            }
        }
        return from;
    }

    private static int Place(int at, int size, bool closes) => at >= 0 && at < size ? at : closes ? (at + size) % size : -1;
}
