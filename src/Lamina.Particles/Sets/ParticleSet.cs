using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Sets;

/// <summary>
/// Particles as one array per quantity, SI. The force loops sort a set along the box so that neighbours lie near in memory: address particles by <see cref="Id"/>, not by place.
/// Not thread-safe; the arrays may be changed between calls.
/// </summary>
public sealed class ParticleSet
{
    /// <summary>Centre along x [m].</summary>
    public double[] X { get; private set; }
    /// <summary>Centre along y [m].</summary>
    public double[] Y { get; private set; }
    /// <summary>Centre along z [m].</summary>
    public double[] Z { get; private set; }
    /// <summary>Velocity along x [m s-1].</summary>
    public double[] VelocityX { get; private set; }
    /// <summary>Velocity along y [m s-1].</summary>
    public double[] VelocityY { get; private set; }
    /// <summary>Velocity along z [m s-1].</summary>
    public double[] VelocityZ { get; private set; }
    /// <summary>Angular velocity about x [rad s-1].</summary>
    public double[] SpinX { get; private set; }
    /// <summary>Angular velocity about y [rad s-1].</summary>
    public double[] SpinY { get; private set; }
    /// <summary>Angular velocity about z [rad s-1].</summary>
    public double[] SpinZ { get; private set; }
    /// <summary>Contact radius [m].</summary>
    public double[] Radius { get; private set; }
    /// <summary>Moving mass [kg].</summary>
    public double[] Mass { get; private set; }
    /// <summary>Type, 1 to <see cref="TypeCount"/>.</summary>
    public int[] Type { get; private set; }
    /// <summary>Identity, unique.</summary>
    public int[] Id { get; private set; }
    /// <summary>Box images travelled along x [-].</summary>
    public int[] ImageX { get; private set; }
    /// <summary>Box images travelled along y [-].</summary>
    public int[] ImageY { get; private set; }
    /// <summary>Box images travelled along z [-].</summary>
    public int[] ImageZ { get; private set; }
    /// <summary>True for a particle that does not move.</summary>
    public bool[] Fixed { get; private set; }
    /// <summary>Number of types [-].</summary>
    public int TypeCount { get; }
    /// <summary>Number of particles [-].</summary>
    public int Count => X.Length;

    /// <summary>A set of particles at the origin, ids 1 to count, type 1, radius and mass zero.</summary>
    /// <param name="count">number of particles; at most 2^24 - 1 [-]</param>
    /// <param name="typeCount">number of types [-]</param>
    public ParticleSet(int count, int typeCount)
    {
        // Neighbour lists pack a particle into 24 bits beside its image.
        if (count is < 1 or >= 1 << 24) throw new ArgumentOutOfRangeException(nameof(count), $"{count} particles: 1 to {(1 << 24) - 1} are allowed on one machine; export larger boxes to LAMMPS");
        ArgumentOutOfRangeException.ThrowIfLessThan(typeCount, 1);
        TypeCount = typeCount;
        (X, Y, Z) = (new double[count], new double[count], new double[count]);
        (VelocityX, VelocityY, VelocityZ) = (new double[count], new double[count], new double[count]);
        (SpinX, SpinY, SpinZ) = (new double[count], new double[count], new double[count]);
        (Radius, Mass) = (new double[count], new double[count]);
        (Type, Id, Fixed) = (new int[count], new int[count], new bool[count]);
        (ImageX, ImageY, ImageZ) = (new int[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++) (Type[i], Id[i]) = (1, i + 1);
    }

    /// <summary>Particles of a structure file; diameter and density come from the force field's types and replace those of the file.</summary>
    /// <param name="structure">the file's content</param>
    /// <param name="field">the force field, null to keep the file's diameters and densities</param>
    /// <exception cref="ArgumentException">a type of the structure is missing in the force field, or a sphere has no size or mass</exception>
    public static ParticleSet From(SphereStructure structure, ForceField? field = null)
    {
        var s = structure;
        var set = new ParticleSet(s.Count, s.TypeCount);
        var missing = field is null ? [] : s.Type.Distinct().Where(t => !field.Types.ContainsKey(t)).Order().ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"the structure uses type{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}, which the force field '{field!.Name}' lacks (it has {string.Join(", ", field.Types.Keys.Order())})");
        for (var i = 0; i < s.Count; i++)
        {
            var type = field?.Types[s.Type[i]];
            var d = type?.Diameter ?? s.Diameter[i];
            var rho = type?.Density ?? s.Density[i];
            if (!(d > 0 && double.IsFinite(d) && rho > 0 && double.IsFinite(rho)))
                throw new ArgumentException($"particle {s.Id[i]} has diameter {d} m and density {rho} kg/m3: both must be above zero");
            if (!(double.IsFinite(s.X[i]) && double.IsFinite(s.Y[i]) && double.IsFinite(s.Z[i])))
                throw new ArgumentException($"particle {s.Id[i]} has centre ({s.X[i]}, {s.Y[i]}, {s.Z[i]}) m: finite numbers are needed");
            set.Radius[i] = 0.5 * d;
            set.Mass[i] = Math.PI / 6 * d * d * d * rho;
        }
        s.X.CopyTo(set.X, 0); s.Y.CopyTo(set.Y, 0); s.Z.CopyTo(set.Z, 0);
        s.VelocityX.CopyTo(set.VelocityX, 0); s.VelocityY.CopyTo(set.VelocityY, 0); s.VelocityZ.CopyTo(set.VelocityZ, 0);
        s.SpinX.CopyTo(set.SpinX, 0); s.SpinY.CopyTo(set.SpinY, 0); s.SpinZ.CopyTo(set.SpinZ, 0);
        s.Type.CopyTo(set.Type, 0); s.Id.CopyTo(set.Id, 0);
        s.ImageX.CopyTo(set.ImageX, 0); s.ImageY.CopyTo(set.ImageY, 0); s.ImageZ.CopyTo(set.ImageZ, 0);
        return set;
    }

    /// <summary>The set as plain arrays for a structure file, in order of id; along periodic axes centres lie in the box, as readers ask, and image counts tell the way there.</summary>
    /// <param name="box">the box</param>
    /// <param name="title">first line of a file</param>
    public SphereStructure ToStructure(Box box, string title = "")
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort((int[])Id.Clone(), order);
        T[] In<T>(T[] from) => Array.ConvertAll(order, i => from[i]);
        (double[] Centre, int[] Image) Wrapped(double[] from, int[] images, double low, double length, Boundary ends)
        {
            var (centre, image) = (In(from), In(images));
            if (ends != Boundary.Periodic) return (centre, image);
            for (var i = 0; i < centre.Length; i++)
            {
                var boxes = Math.Floor((centre[i] - low) / length);
                if (boxes == 0) continue;
                centre[i] -= boxes * length;
                image[i] += (int)boxes;
            }
            return (centre, image);
        }
        var (x, imageX) = Wrapped(X, ImageX, box.LowX, box.LengthX, box.BoundaryX);
        var (y, imageY) = Wrapped(Y, ImageY, box.LowY, box.LengthY, box.BoundaryY);
        var (z, imageZ) = Wrapped(Z, ImageZ, box.LowZ, box.LengthZ, box.BoundaryZ);
        return new SphereStructure
        {
            Title = title, Id = In(Id), Type = In(Type), TypeCount = TypeCount, X = x, Y = y, Z = z,
            Diameter = Array.ConvertAll(order, i => 2 * Radius[i]),
            Density = Array.ConvertAll(order, i => Mass[i] / (Math.PI / 6 * 8 * Radius[i] * Radius[i] * Radius[i])),
            ImageX = imageX, ImageY = imageY, ImageZ = imageZ, VelocityX = In(VelocityX), VelocityY = In(VelocityY), VelocityZ = In(VelocityZ),
            SpinX = In(SpinX), SpinY = In(SpinY), SpinZ = In(SpinZ), Low = [box.LowX, box.LowY, box.LowZ], High = [box.HighX, box.HighY, box.HighZ],
        };
    }

    /// <summary>A copy that shares nothing with this set.</summary>
    public ParticleSet Clone()
    {
        var copy = (ParticleSet)MemberwiseClone();
        copy.Map(static a => (double[])a.Clone(), static a => (int[])a.Clone(), static a => (bool[])a.Clone());
        return copy;
    }

    /// <summary>Reorders all arrays: place k gets what stood at order[k].</summary>
    internal void Reorder(int[] order) =>
        Map(a => Array.ConvertAll(order, i => a[i]), a => Array.ConvertAll(order, i => a[i]), a => Array.ConvertAll(order, i => a[i]));

    private void Map(Converter<double[], double[]> d, Converter<int[], int[]> n, Converter<bool[], bool[]> b)
    {
        (X, Y, Z, VelocityX, VelocityY, VelocityZ) = (d(X), d(Y), d(Z), d(VelocityX), d(VelocityY), d(VelocityZ));
        (SpinX, SpinY, SpinZ, Radius, Mass) = (d(SpinX), d(SpinY), d(SpinZ), d(Radius), d(Mass));
        (Type, Id, ImageX, ImageY, ImageZ, Fixed) = (n(Type), n(Id), n(ImageX), n(ImageY), n(ImageZ), b(Fixed));
    }
}
