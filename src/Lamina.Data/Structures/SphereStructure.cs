namespace Lamina.Data.Structures;

/// <summary>A structure of spheres in a box, as plain arrays in SI: what every structure file is read into and written from. All arrays have one entry per sphere.</summary>
public sealed record SphereStructure
{
    /// <summary>First line of the file, or what made the structure.</summary>
    public string Title { get; init; } = "";
    /// <summary>Identity of each sphere, unique, not necessarily consecutive.</summary>
    public required int[] Id { get; init; }
    /// <summary>Type of each sphere, 1 to <see cref="TypeCount"/>.</summary>
    public required int[] Type { get; init; }
    /// <summary>Number of types that the file declares; some may be empty.</summary>
    public required int TypeCount { get; init; }
    /// <summary>Names of the types where the file gives any, else null; entry 0 is type 1, empty where a type has none. Several types may share one.</summary>
    public string[]? TypeNames { get; init; }
    /// <summary>Centre along x [m].</summary>
    public required double[] X { get; init; }
    /// <summary>Centre along y [m].</summary>
    public required double[] Y { get; init; }
    /// <summary>Centre along z, the through-thickness direction [m].</summary>
    public required double[] Z { get; init; }
    /// <summary>Diameter [m].</summary>
    public required double[] Diameter { get; init; }
    /// <summary>Density of the sphere's material [kg m-3].</summary>
    public required double[] Density { get; init; }
    /// <summary>Box images travelled along x [-].</summary>
    public required int[] ImageX { get; init; }
    /// <summary>Box images travelled along y [-].</summary>
    public required int[] ImageY { get; init; }
    /// <summary>Box images travelled along z [-].</summary>
    public required int[] ImageZ { get; init; }
    /// <summary>Velocity along x [m s-1].</summary>
    public required double[] VelocityX { get; init; }
    /// <summary>Velocity along y [m s-1].</summary>
    public required double[] VelocityY { get; init; }
    /// <summary>Velocity along z [m s-1].</summary>
    public required double[] VelocityZ { get; init; }
    /// <summary>Angular velocity about x [rad s-1].</summary>
    public required double[] SpinX { get; init; }
    /// <summary>Angular velocity about y [rad s-1].</summary>
    public required double[] SpinY { get; init; }
    /// <summary>Angular velocity about z [rad s-1].</summary>
    public required double[] SpinZ { get; init; }
    /// <summary>Lower corner of the box, x y z [m].</summary>
    public required double[] Low { get; init; }
    /// <summary>Upper corner of the box, x y z [m].</summary>
    public required double[] High { get; init; }
    /// <summary>Bonds as (type, id, id), empty where the file has none.</summary>
    public (int Type, int First, int Second)[] Bonds { get; init; } = [];
    /// <summary>The most types that a file may have [-].</summary>
    internal const int MostTypes = 100_000;
    /// <summary>Number of spheres [-].</summary>
    public int Count => Id.Length;

    /// <summary>An empty-handed structure of <paramref name="count"/> spheres (all arrays zero, ids 1 to count, type 1).</summary>
    /// <param name="count">number of spheres [-]</param>
    /// <param name="typeCount">number of types [-]</param>
    public static SphereStructure Create(int count, int typeCount = 1)
    {
        var id = new int[count];
        var type = new int[count];
        for (var i = 0; i < count; i++) { id[i] = i + 1; type[i] = 1; }
        double[] D() => new double[count];
        int[] I() => new int[count];
        return new SphereStructure
        {
            Id = id, Type = type, TypeCount = typeCount, X = D(), Y = D(), Z = D(), Diameter = D(), Density = D(), ImageX = I(), ImageY = I(), ImageZ = I(),
            VelocityX = D(), VelocityY = D(), VelocityZ = D(), SpinX = D(), SpinY = D(), SpinZ = D(), Low = new double[3], High = new double[3],
        };
    }
}
