using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Conjugate gradients on the red cells of a chequered grid. Black cells are eliminated exactly (each sees only red ones), which halves the vectors and squares the
/// convergence factor of relaxation; the preconditioner is the multigrid cycle of the whole grid, seen from the red cells. Vectors are single, sums double precision.
/// </summary>
internal sealed unsafe class ConjugateGradients : IDisposable
{
    private readonly CheckerLevel level;
    private readonly MultigridCycle multigrid;
    private readonly Planes planes;
    private readonly CheckerLayout layout;
    private readonly FloatBuffer outer;
    private FloatBuffer x, black, r, p, w;

    // The last energies that steps took off, newest last: their sum estimates the error a few steps ago (Hestenes and Stiefel).
    private readonly Queue<double> drops = new();
    private const int Lag = 2;
    private double rz;
    private bool started;
    private RowOfSources? sources;
    private double inflow;

    /// <summary>Writes the values of one colour in a row, such as a right-hand side.</summary>
    public delegate void RowOfSources(bool red, int y, int z, float* target);

    /// <summary>Takes the level over.</summary>
    /// <param name="level">the operator</param>
    /// <param name="multigrid">its preconditioner, or that of a problem much like it</param>
    /// <param name="inlet">conductance of each cell of the first plane to the inlet face, x fastest; 0 for cells that do not conduct</param>
    /// <param name="outlet">the same for the last plane and the outlet face</param>
    /// <param name="planes">threads</param>
    public ConjugateGradients(CheckerLevel level, MultigridCycle multigrid, ReadOnlySpan<float> inlet, ReadOnlySpan<float> outlet, Planes planes)
    {
        this.level = level;
        this.multigrid = multigrid;
        this.planes = planes;
        layout = level.Layout;
        x = new(layout.Count);
        r = new(layout.Count);
        p = new(layout.Count);
        w = new(layout.Count);
        black = new(layout.Count);
        outer = new(4 * layout.Plane);
        for (var y = 0; y < layout.Ny; y++)
            for (var column = 0; column < layout.Nx; column++)
            {
                // The ramp ends half a cell beyond the centre, where the conductance is that of half a cell: together half the boundary's conductance per cell.
                Outer(((column + y) & 1) == 0, y, 0)[column >> 1] = 0.5f * inlet[column + layout.Nx * y];
                Outer(((column + y + layout.Nz - 1) & 1) == 0, y, layout.Nz - 1, last: true)[column >> 1] = 0.5f * outlet[column + layout.Nx * y];
            }
    }

    public int Iterations { get; private set; }

    /// <summary>Estimated energy of the error, relative to nothing: compare it with the conductance.</summary>
    public double EstimatedError { get; private set; } = double.PositiveInfinity;

    /// <summary>What the preconditioner makes of the last residual: about the energy of the error, in the same measure.</summary>
    public double ResidualEnergy { get; private set; } = double.PositiveInfinity;

    /// <summary>
    /// Sets the first guess, the ramp from 1 to 0. What is solved for is the difference from it: its single-precision rounding is that much smaller, and the first residual is exact.
    /// </summary>
    /// <param name="guess">writes the difference of a first guess from that ramp, red rows; null for none</param>
    public void Start(RowOfSources? guess = null)
    {
        x.Clear();
        if (guess is not null)
            For((y, z) =>
            {
                guess(true, y, z, x.Data + layout.Row(y, z));
                level.Mend(y, z, x.Data + layout.Row(y, z));
            });
        Restart();
    }

    /// <summary>Computes the residual anew from the potential and forgets the search direction.</summary>
    private void Restart()
    {
        SolveBlack();
        For((y, z) =>
        {
            var at = layout.Row(y, z);
            level.ApplyRed(y, z, x.Data + at, black.Data, w.Data + at);
            Right(true, y, z, r.Data + at);
            Combine(r.Data + at, -1, w.Data + at, r.Data + at, layout.Vectors);
        });
        started = false;
        drops.Clear();
        EstimatedError = double.PositiveInfinity;
    }

    /// <summary>One step. False where it cannot go on: the residual is zero, or rounding has taken over.</summary>
    public bool Step()
    {
        var next = Precondition();
        ResidualEnergy = Math.Abs(next);
        if (!(next > 0)) { EstimatedError = 0; return false; }
        var beta = (float)(started ? next / rz : 0);
        rz = next;
        // p = z + beta p, z being in w.
        For((y, z) =>
        {
            var at = layout.Row(y, z);
            Combine(w.Data + at, beta, p.Data + at, p.Data + at, layout.Vectors);
            level.Mend(y, z, p.Data + at);
        });
        started = true;
        For((y, z) => level.Relax(false, y, z, null, p.Data, black.Data + layout.Row(y, z)));
        var pw = planes.Sum(layout.Nz, layout.Plane, z =>
        {
            var sum = 0.0;
            for (var y = 0; y < layout.Ny; y++)
            {
                var at = layout.Row(y, z);
                sum += level.ApplyRed(y, z, p.Data + at, black.Data, w.Data + at);
            }
            return sum;
        });
        if (!(pw > 0)) { EstimatedError = 0; return false; }
        var alpha = (float)(rz / pw);
        For((y, z) =>
        {
            var at = layout.Row(y, z);
            Combine(x.Data + at, alpha, p.Data + at, x.Data + at, layout.Vectors);
            Combine(r.Data + at, -alpha, w.Data + at, r.Data + at, layout.Vectors);
            level.Mend(y, z, x.Data + at);
        });
        Iterations++;
        drops.Enqueue(rz * rz / pw);
        if (drops.Count > Lag) drops.Dequeue();
        if (drops.Count == Lag)
        {
            EstimatedError = 0;
            foreach (var drop in drops) EstimatedError += drop;
        }
        return true;
    }

    /// <summary>Estimate of the conductance: the flux into the red cells of the first plane, twice.</summary>
    public double Inflow()
    {
        if (sources is not null) return inflow;
        var sum = 0.0;
        for (var y = 0; y < layout.Ny; y++)
        {
            var at = layout.Row(y, 0);
            var conductance = Outer(true, y, 0);
            for (var i = 0; i < layout.Half; i++) sum += 2 * conductance[i] * (0.5 / layout.Nz - x.Data[at + i]);
        }
        return 2 * sum;
    }

    /// <summary>What all currents dissipate: above the conductance by the energy of the potential's error.</summary>
    /// <param name="faces">the level itself</param>
    public double Energy(FaceLevel faces)
    {
        SolveBlack();
        var energy = planes.Sum(layout.Nz, layout.Plane, z =>
        {
            var sum = 0.0;
            for (var y = 0; y < layout.Ny; y++) sum += faces.Energy(y, z, x.Data + layout.Row(y, z), black.Data, Slope);
            return sum;
        });
        foreach (var red in new[] { true, false })
            for (var y = 0; y < layout.Ny; y++)
            {
                float* first = (red ? x : black).Data + layout.Row(y, 0), end = (red ? x : black).Data + layout.Row(y, layout.Nz - 1);
                float* inlet = Outer(red, y, 0), outlet = Outer(red, y, layout.Nz - 1, last: true);
                for (var i = 0; i < layout.Half; i++)
                {
                    double above = 0.5 / layout.Nz - first[i], below = 0.5 / layout.Nz + end[i];
                    energy += 2 * (inlet[i] * above * above + outlet[i] * below * below);
                }
            }
        return energy;
    }

    /// <summary>Writes out the potential's difference from the ramp, x fastest, and gives the memory of all vectors back; only <see cref="Refine"/> may follow.</summary>
    public FloatBuffer TakeDifference()
    {
        foreach (var buffer in new[] { r, p, w }) buffer.Dispose();
        SolveBlack();
        var difference = new FloatBuffer((long)layout.Nx * layout.Ny * layout.Nz);
        try
        {
            For((y, z) =>
            {
                var target = difference.Data + (long)layout.Nx * (y + (long)layout.Ny * z);
                var (first, second) = Interleaved(y, z);
                for (var i = 0; i < layout.Nx; i += 2) target[i] = first[i >> 1];
                for (var i = 1; i < layout.Nx; i += 2) target[i] = second[i >> 1];
            });
        }
        catch
        {
            difference.Dispose();
            throw;
        }
        x.Dispose();
        black.Dispose();
        return difference;
    }

    /// <summary>Goes on with the correction of the potential that was taken, from zero: in single precision the correction carries as many digits as the potential did.</summary>
    /// <param name="rows">the potential's sources</param>
    /// <param name="conductance">between the ends, known by now</param>
    public void Refine(RowOfSources rows, double conductance)
    {
        sources = rows;
        inflow = conductance;
        x = new(layout.Count);
        black = new(layout.Count);
        r = new(layout.Count);
        p = new(layout.Count);
        w = new(layout.Count);
        Restart();
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { x, r, p, w, black, outer }) buffer.Dispose();
        level.Dispose();
    }

    /// <summary>w = cycle(r); returns r . w.</summary>
    private double Precondition()
    {
        For((y, z) => level.Divide(true, y, z, r.Data + layout.Row(y, z), w.Data + layout.Row(y, z)));
        For((y, z) => level.Relax(false, y, z, null, w.Data, black.Data + layout.Row(y, z)));
        multigrid.Restrict(level, black.Data);
        multigrid.Solve();
        For((y, z) => multigrid.AddCorrection(level, y, z, w.Data + layout.Row(y, z)));
        For((y, z) => level.Relax(false, y, z, null, w.Data, black.Data + layout.Row(y, z)));
        return planes.Sum(layout.Nz, layout.Plane, z =>
        {
            var sum = 0.0;
            for (var y = 0; y < layout.Ny; y++)
            {
                var at = layout.Row(y, z);
                level.Relax(true, y, z, r.Data + at, black.Data, w.Data + at);
                sum += CheckerLevel.Dot(r.Data + at, w.Data + at, layout.Vectors);
            }
            return sum;
        });
    }

    /// <summary>target = a + factor b. As all kernels that are called row by row it is compiled at its best at once: until the runtime has seen that it is hot a solve would be half over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(float* a, float factor, float* b, float* target, int vectors)
    {
        var factors = Vector512.Create(factor);
        for (var i = 0; i < vectors * CheckerLayout.Lanes; i += CheckerLayout.Lanes) Vector512.Store(Vector512.Load(a + i) + factors * Vector512.Load(b + i), target + i);
    }

    /// <summary>The rows of both colours, that of x = 0 first.</summary>
    private (Pointer First, Pointer Second) Interleaved(int y, int z)
    {
        var red = new Pointer(x.Data + layout.Row(y, z));
        var dark = new Pointer(black.Data + layout.Row(y, z));
        return CheckerLayout.Parity(true, y, z) == 0 ? (red, dark) : (dark, red);
    }

    private void Right(bool red, int y, int z, float* target)
    {
        if (sources is null) level.Pull(red, y, z, Outer(red, y, z), Slope, target);
        else sources(red, y, z, target);
    }

    private float Slope => 1f / layout.Nz;

    /// <summary>Black cells from red ones, with the right-hand side that the ramp leaves.</summary>
    private void SolveBlack() => planes.For(layout.Nz, layout.Plane, z =>
    {
        using var right = new FloatBuffer(layout.Stride + CheckerLayout.Lanes);
        for (var y = 0; y < layout.Ny; y++)
        {
            Right(false, y, z, right.Data);
            level.Relax(false, y, z, right.Data, x.Data, black.Data + layout.Row(y, z));
        }
    });

    /// <summary>Conductances of a row of the first or last plane to the outer face, over one cell; for other planes something unused.</summary>
    private float* Outer(bool red, int y, int z, bool last = false) => outer.Data + layout.Plane * ((red ? 0 : 1) + (last || (z > 0 && z == layout.Nz - 1) ? 2 : 0)) + layout.Row(y, 0);

    /// <summary>A row, since pointers do not go into tuples.</summary>
    private readonly struct Pointer(float* row)
    {
        public ref float this[int i] => ref row[i];
    }

    private void For(Action<int, int> row) => planes.For(layout.Nz, layout.Plane, z =>
    {
        for (var y = 0; y < layout.Ny; y++) row(y, z);
    });
}
