namespace Lamina.Transport.Tortuosity;

/// <summary>
/// A symmetric multigrid cycle on chequered levels: red then black relaxation, correction from blocks of eight cells, black then red relaxation. After the first black step
/// only red cells have a residual, and the second black step overwrites black cells, so only red residuals go down and only red cells are corrected.
/// </summary>
internal sealed unsafe class MultigridCycle : IDisposable
{
    private readonly List<Coarse> levels = [];
    private readonly Planes planes;

    /// <summary>Builds the coarse levels down to one block.</summary>
    /// <param name="faces">blocks of the finest level; disposed of here</param>
    /// <param name="planes">threads</param>
    public MultigridCycle(CoarseFaces faces, Planes planes)
    {
        this.planes = planes;
        while (true)
        {
            levels.Add(new Coarse(FaceLevel.Create(faces)));
            if (faces.Nx == 1 && faces.Ny == 1 && faces.Nz == 1) break;
            var next = faces.Coarsen();
            faces.Dispose();
            faces = next;
        }
        faces.Dispose();
    }

    /// <summary>Takes the red residual of the finest level, <c>sum g black</c>, down to the first blocks.</summary>
    public void Restrict(CheckerLevel fine, float* black) => Restrict(fine, black, levels[0]);

    /// <summary>Solves approximately on the blocks.</summary>
    public void Solve() => Cycle(0);

    /// <summary>Adds the blocks' correction to a red row of the finest level.</summary>
    public void AddCorrection(CheckerLevel fine, int y, int z, float* target) => AddCorrection(fine, levels[0], y, z, target);

    public void Dispose()
    {
        foreach (var level in levels) level.Dispose();
    }

    private void Cycle(int at)
    {
        var level = levels[at];
        var op = level.Operator;
        var layout = op.Layout;
        float* r = level.RightRed.Data, b = level.RightBlack.Data, xr = level.Red.Data, xb = level.Black.Data;
        planes.For(layout.Nz, layout.Plane, z =>
        {
            for (var y = 0; y < layout.Ny; y++) op.Divide(true, y, z, r + layout.Row(y, z), xr + layout.Row(y, z));
        });
        RelaxAll(op, red: false, b, xr, xb);
        if (at + 1 < levels.Count)
        {
            Restrict(op, xb, levels[at + 1]);
            Cycle(at + 1);
            var next = levels[at + 1];
            planes.For(layout.Nz, layout.Plane, z =>
            {
                for (var y = 0; y < layout.Ny; y++) AddCorrection(op, next, y, z, xr + layout.Row(y, z));
            });
            RelaxAll(op, red: false, b, xr, xb);
        }
        RelaxAll(op, red: true, r, xb, xr);
    }

    private void RelaxAll(CheckerLevel op, bool red, float* right, float* other, float* target)
    {
        var layout = op.Layout;
        planes.For(layout.Nz, layout.Plane, z =>
        {
            for (var y = 0; y < layout.Ny; y++) op.Relax(red, y, z, right + layout.Row(y, z), other, target + layout.Row(y, z));
        });
    }

    private void Restrict(CheckerLevel fine, float* black, Coarse coarse)
    {
        var layout = coarse.Operator.Layout;
        var fineLayout = fine.Layout;
        planes.For(layout.Nz, layout.Plane, cz =>
        {
            using var row = new FloatBuffer(fineLayout.Stride);
            var sum = row.Data + 1;
            for (var cy = 0; cy < layout.Ny; cy++)
            {
                row.Clear();
                for (var z = 2 * cz; z < Math.Min(2 * cz + 2, fineLayout.Nz); z++)
                    for (var y = 2 * cy; y < Math.Min(2 * cy + 2, fineLayout.Ny); y++)
                        fine.AddRedSum(y, z, black, sum);
                // Element i of a fine row lies in block i; blocks alternate between the colours.
                var red = coarse.RightRed.Data + layout.Row(cy, cz);
                var dark = coarse.RightBlack.Data + layout.Row(cy, cz);
                var first = CheckerLayout.Parity(true, cy, cz) == 0 ? red : dark;
                var second = first == red ? dark : red;
                for (var i = 0; i < layout.Nx; i += 2) first[i >> 1] = sum[i];
                for (var i = 1; i < layout.Nx; i += 2) second[i >> 1] = sum[i];
            }
        });
    }

    private static void AddCorrection(CheckerLevel fine, Coarse coarse, int y, int z, float* target)
    {
        var layout = coarse.Operator.Layout;
        int cy = y >> 1, cz = z >> 1;
        var red = coarse.Red.Data + layout.Row(cy, cz);
        var dark = coarse.Black.Data + layout.Row(cy, cz);
        var first = CheckerLayout.Parity(true, cy, cz) == 0 ? red : dark;
        var second = first == red ? dark : red;
        var nx = Math.Min(layout.Nx, fine.Layout.Half);
        for (var i = 0; i + 1 < nx; i += 2)
        {
            target[i] += first[i >> 1];
            target[i + 1] += second[i >> 1];
        }
        if ((nx & 1) != 0) target[nx - 1] += first[(nx - 1) >> 1];
        fine.Mend(y, z, target);
    }

    /// <summary>A coarse operator with its right-hand side and solution.</summary>
    private sealed class Coarse(CheckerLevel op) : IDisposable
    {
        public CheckerLevel Operator { get; } = op;

        public FloatBuffer RightRed { get; } = new(op.Layout.Count);

        public FloatBuffer RightBlack { get; } = new(op.Layout.Count);

        public FloatBuffer Red { get; } = new(op.Layout.Count);

        public FloatBuffer Black { get; } = new(op.Layout.Count);

        public void Dispose()
        {
            foreach (var buffer in new[] { RightRed, RightBlack, Red, Black }) buffer.Dispose();
            Operator.Dispose();
        }
    }
}
