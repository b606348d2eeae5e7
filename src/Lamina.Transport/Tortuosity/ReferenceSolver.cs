namespace Lamina.Transport.Tortuosity;

/// <summary>The plain solver that the fast one is judged by: conjugate gradients with the diagonal as preconditioner, every cell a double, one face at a time.</summary>
internal static class ReferenceSolver
{
    /// <summary>Solves for the potential, 1 on the inlet face and 0 on the outlet face.</summary>
    /// <param name="law">conductances</param>
    /// <param name="order">cells to solve for</param>
    /// <param name="step">0 for cells left out</param>
    /// <param name="nx">cells along x</param>
    /// <param name="ny">cells along y</param>
    /// <param name="nz">cells along z</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="tolerance">relative residual in the norm of the preconditioner at which it stops</param>
    /// <param name="most">iterations after which it stops</param>
    /// <param name="cancellation">stops between iterations</param>
    public static (double[] Potential, int Iterations) Solve<TLaw>(TLaw law, IntBuffer order, byte[] step, int nx, int ny, int nz, Wrap wrap, double tolerance, int most, CancellationToken cancellation)
        where TLaw : struct, IFaceLaw
    {
        var page = nx * ny;
        double[] x = new double[step.Length], r = new double[step.Length], p = new double[step.Length], q = new double[step.Length], diagonal = new double[step.Length];
        foreach (var cell in order.Span)
        {
            var z = cell / page;
            x[cell] = 1 - (z + 0.5) / nz;
            VisitFaces(cell, (_, g) => diagonal[cell] += g);
            diagonal[cell] += ((z == 0 ? 1 : 0) + (z == nz - 1 ? 1 : 0)) * law.Boundary(cell);
        }
        Apply(x, q);
        double rz = 0, scale = 0;
        foreach (var cell in order.Span)
        {
            var right = cell < page ? law.Boundary(cell) : 0;
            r[cell] = right - q[cell];
            p[cell] = r[cell] / diagonal[cell];
            rz += r[cell] * p[cell];
            scale += right * right / diagonal[cell];
        }
        var iterations = 0;
        while (iterations < most && rz > tolerance * tolerance * scale)
        {
            cancellation.ThrowIfCancellationRequested();
            Apply(p, q);
            var pq = 0.0;
            foreach (var cell in order.Span) pq += p[cell] * q[cell];
            var alpha = rz / pq;
            var next = 0.0;
            foreach (var cell in order.Span)
            {
                x[cell] += alpha * p[cell];
                r[cell] -= alpha * q[cell];
                next += r[cell] * r[cell] / diagonal[cell];
            }
            var beta = next / rz;
            rz = next;
            foreach (var cell in order.Span) p[cell] = r[cell] / diagonal[cell] + beta * p[cell];
            iterations++;
        }
        return (x, iterations);

        void Apply(double[] value, double[] result)
        {
            foreach (var cell in order.Span)
            {
                var sum = diagonal[cell] * value[cell];
                VisitFaces(cell, (neighbour, g) => sum -= g * value[neighbour]);
                result[cell] = sum;
            }
        }

        void VisitFaces(int cell, Action<int, double> face)
        {
            int x0 = cell % nx, y0 = cell / nx % ny, z0 = cell / page;
            void To(int neighbour)
            {
                if (neighbour != cell && step[neighbour] != 0) face(neighbour, law.Face(cell, neighbour));
            }
            if (x0 > 0) To(cell - 1); else if (wrap.X) To(cell + nx - 1);
            if (x0 < nx - 1) To(cell + 1); else if (wrap.X) To(cell - nx + 1);
            if (y0 > 0) To(cell - nx); else if (wrap.Y) To(cell + page - nx);
            if (y0 < ny - 1) To(cell + nx); else if (wrap.Y) To(cell - page + nx);
            if (z0 > 0) To(cell - page);
            if (z0 < nz - 1) To(cell + page);
        }
    }
}
