namespace Lamina.Data.Structures;

/// <summary>One frame of a LAMMPS text dump: its box and its columns, in the file's own units.</summary>
public sealed class DumpFrame
{
    /// <summary>The file that it was read from, for messages.</summary>
    public string File { get; init; } = "dump";
    /// <summary>Time step number.</summary>
    public required long Step { get; init; }
    /// <summary>Lower corner of the box, x y z [file units].</summary>
    public required double[] Low { get; init; }
    /// <summary>Upper corner of the box, x y z [file units].</summary>
    public required double[] High { get; init; }
    /// <summary>LAMMPS boundary flags per axis, such as "pp" or "ff".</summary>
    public required string[] Boundary { get; init; }
    /// <summary>Column names in file order.</summary>
    public required string[] Names { get; init; }
    /// <summary>Columns in the order of <see cref="Names"/>, in file units.</summary>
    public required double[][] Columns { get; init; }
    /// <summary>Names of types where the dump has a column `element` or `typelabel` beside `type`.</summary>
    public IReadOnlyDictionary<int, string> TypeNames { get; init; } = new Dictionary<int, string>();
    /// <summary>Number of atoms [-].</summary>
    public int Count => Columns.Length == 0 ? 0 : Columns[0].Length;

    /// <summary>The column of that name, in file units.</summary>
    /// <exception cref="ArgumentException">no such column; lists those there are</exception>
    public double[] this[string name] => Array.IndexOf(Names, name) is var i and >= 0
        ? Columns[i]
        : throw new ArgumentException($"the dump has no column '{name}'; it has {string.Join(", ", Names)}", nameof(name));

    /// <summary>True if there is a column of that name.</summary>
    public bool Has(string name) => Array.IndexOf(Names, name) >= 0;

    /// <summary>The frame as spheres in SI. Needs columns id, x y z (or xs ys zs) and radius or diameter; type, mass, velocities, spins and images are taken where present.</summary>
    /// <param name="units">the unit style of the run; micro when null</param>
    /// <exception cref="StructureFileException">a column is missing, or a size is not above zero</exception>
    public SphereStructure ToStructure(LammpsUnits? units = null)
    {
        StructureFileException Fault(string fault) => new(File, 0, $"step {Step}: {fault}");
        double[] Needed(string name, string other) => Has(name) ? this[name] : Has(other) ? this[other] : throw Fault($"the dump has no column '{name}' or '{other}'; it has {string.Join(", ", Names)}");
        var u = units ?? LammpsUnits.Micro;
        var s = SphereStructure.Create(Count);
        var typeCount = 1;
        for (var axis = 0; axis < 3; axis++) { s.Low[axis] = Low[axis] * u.Length; s.High[axis] = High[axis] * u.Length; }
        double[][] centres = [s.X, s.Y, s.Z];
        for (var axis = 0; axis < 3; axis++)
        {
            var plain = "xyz"[axis].ToString();
            var scaled = !Has(plain) && Has(plain + "s");
            var from = Needed(plain, plain + "s");
            for (var i = 0; i < Count; i++) centres[axis][i] = scaled ? s.Low[axis] + from[i] * (s.High[axis] - s.Low[axis]) : from[i] * u.Length;
        }
        void Take(string name, double[] to, double factor)
        {
            if (!Has(name)) return;
            var from = this[name];
            for (var i = 0; i < Count; i++) to[i] = from[i] * factor;
        }
        Take("vx", s.VelocityX, u.Velocity); Take("vy", s.VelocityY, u.Velocity); Take("vz", s.VelocityZ, u.Velocity);
        Take("omegax", s.SpinX, 1 / u.Time); Take("omegay", s.SpinY, 1 / u.Time); Take("omegaz", s.SpinZ, 1 / u.Time);
        var size = Needed("radius", "diameter");
        for (var i = 0; i < Count; i++)
        {
            s.Diameter[i] = size[i] * (Has("radius") ? 2 : 1) * u.Length;
            if (!(s.Diameter[i] > 0)) throw Fault($"row {i + 1} of the dump has radius or diameter {size[i]}: a sphere needs one above zero");
            if (Has("mass")) s.Density[i] = this["mass"][i] * u.Mass / (Math.PI / 6 * s.Diameter[i] * s.Diameter[i] * s.Diameter[i]);
            if (Has("id")) s.Id[i] = (int)this["id"][i];
            if (Has("type"))
            {
                if (this["type"][i] is var kind && !(kind >= 1 && kind <= SphereStructure.MostTypes)) throw Fault($"row {i + 1} of the dump has type {kind}: 1 to {SphereStructure.MostTypes} are allowed");
                s.Type[i] = (int)kind;
                typeCount = Math.Max(typeCount, s.Type[i]);
            }
            if (Has("ix")) s.ImageX[i] = (int)this["ix"][i];
            if (Has("iy")) s.ImageY[i] = (int)this["iy"][i];
            if (Has("iz")) s.ImageZ[i] = (int)this["iz"][i];
        }
        return new SphereStructure
        {
            Title = $"step {Step}", Id = s.Id, Type = s.Type, TypeCount = typeCount, TypeNames = Labels(typeCount), X = s.X, Y = s.Y, Z = s.Z, Diameter = s.Diameter, Density = s.Density,
            ImageX = s.ImageX, ImageY = s.ImageY, ImageZ = s.ImageZ, VelocityX = s.VelocityX, VelocityY = s.VelocityY, VelocityZ = s.VelocityZ,
            SpinX = s.SpinX, SpinY = s.SpinY, SpinZ = s.SpinZ, Low = s.Low, High = s.High,
        };
    }

    // A number as a name is one that LAMMPS or `LammpsDumpFile.Write` put where there is none.
    private string[]? Labels(int types)
    {
        if (TypeNames.Count == 0) return null;
        string[] names = [.. Enumerable.Range(1, types).Select(t => TypeNames.TryGetValue(t, out var name) && !int.TryParse(name, out _) ? name : "")];
        return names.Any(n => n.Length > 0) ? names : null;
    }
}
