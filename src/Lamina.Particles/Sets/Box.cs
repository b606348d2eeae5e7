namespace Lamina.Particles.Sets;

/// <summary>A right-angled simulation box. Immutable; motion of the box makes a new one.</summary>
public readonly record struct Box
{
    /// <summary>Lower end along x [m].</summary>
    public double LowX { get; init; }
    /// <summary>Lower end along y [m].</summary>
    public double LowY { get; init; }
    /// <summary>Lower end along z [m].</summary>
    public double LowZ { get; init; }
    /// <summary>Upper end along x [m].</summary>
    public double HighX { get; init; }
    /// <summary>Upper end along y [m].</summary>
    public double HighY { get; init; }
    /// <summary>Upper end along z [m].</summary>
    public double HighZ { get; init; }
    /// <summary>Ends of the x axis.</summary>
    public Boundary BoundaryX { get; init; }
    /// <summary>Ends of the y axis.</summary>
    public Boundary BoundaryY { get; init; }
    /// <summary>Ends of the z axis.</summary>
    public Boundary BoundaryZ { get; init; }
    /// <summary>Lees-Edwards offset: how far along x the image one box up in y is displaced [m].</summary>
    public double ShearOffset { get; init; }
    /// <summary>Lees-Edwards shear rate dvx/dy: images in y move along x at this rate times the box height [1 s-1].</summary>
    public double ShearRate { get; init; }

    /// <summary>Edge along x [m].</summary>
    public double LengthX => HighX - LowX;
    /// <summary>Edge along y [m].</summary>
    public double LengthY => HighY - LowY;
    /// <summary>Edge along z [m].</summary>
    public double LengthZ => HighZ - LowZ;
    /// <summary>Volume [m3].</summary>
    public double Volume => LengthX * LengthY * LengthZ;

    /// <summary>A box between two corners (x, y, z each), periodic unless said otherwise.</summary>
    /// <param name="low">lower corner [m]</param>
    /// <param name="high">upper corner [m]</param>
    /// <param name="x">ends of x</param>
    /// <param name="y">ends of y</param>
    /// <param name="z">ends of z</param>
    /// <exception cref="ArgumentException">a bound is not finite or the upper one is not above the lower one</exception>
    public static Box Between(ReadOnlySpan<double> low, ReadOnlySpan<double> high, Boundary x = Boundary.Periodic, Boundary y = Boundary.Periodic, Boundary z = Boundary.Periodic)
    {
        for (var axis = 0; axis < 3; axis++)
            if (!(double.IsFinite(low[axis]) && double.IsFinite(high[axis]) && high[axis] > low[axis]))
                throw new ArgumentException($"the box runs from {low[axis]} to {high[axis]} m along {"xyz"[axis]}: finite bounds, the upper above the lower, are needed");
        return new Box
        {
            LowX = low[0], LowY = low[1], LowZ = low[2], HighX = high[0], HighY = high[1], HighZ = high[2], BoundaryX = x, BoundaryY = y, BoundaryZ = z,
        };
    }

    /// <summary>The box with each edge multiplied by a factor, about its centre.</summary>
    /// <param name="x">factor along x [-]</param>
    /// <param name="y">factor along y [-]</param>
    /// <param name="z">factor along z [-]</param>
    public Box Scaled(double x, double y, double z)
    {
        static (double, double) About(double low, double high, double factor)
        {
            var middle = 0.5 * (low + high);
            var half = 0.5 * (high - low) * factor;
            return (middle - half, middle + half);
        }
        var (lx, hx) = About(LowX, HighX, x);
        var (ly, hy) = About(LowY, HighY, y);
        var (lz, hz) = About(LowZ, HighZ, z);
        return this with { LowX = lx, HighX = hx, LowY = ly, HighY = hy, LowZ = lz, HighZ = hz, ShearOffset = ShearOffset * x };
    }
}
