using System.Globalization;

namespace Lamina.Data.Structures;

/// <summary>
/// Extended XYZ: a count, a comment line with Lattice (in Angstrom by habit; here um, named in the comment) and Properties=species:S:1:pos:R:3:radius:R:1, then one line per sphere.
/// Read and written for OVITO and ASE; carries no velocities and no density.
/// </summary>
public static class XyzFile
{
    /// <summary>Writes one frame; lengths in um, species are type names or T1, T2, ...</summary>
    /// <param name="writer">where to</param>
    /// <param name="structure">what to write</param>
    public static void Write(TextWriter writer, SphereStructure structure)
    {
        var s = structure;
        string N(double metres) => (metres / 1e-6).ToString("R", CultureInfo.InvariantCulture);
        string L(int axis) => N(s.High[axis] - s.Low[axis]);
        // Species are single words; types that share one, or have none, keep their numbers in a further column.
        string Species(int type) => s.TypeNames is { } names && names[type - 1] is { Length: > 0 } name ? string.Concat(name.Select(c => char.IsWhiteSpace(c) || c == '#' ? '_' : c)) : "T" + type;
        var numbered = s.TypeNames is { } given && given.Distinct().Count() < given.Length;
        writer.Write($"{s.Count}\nLattice=\"{L(0)} 0 0 0 {L(1)} 0 0 0 {L(2)}\" Origin=\"{N(s.Low[0])} {N(s.Low[1])} {N(s.Low[2])}\" Properties=species:S:1:pos:R:3:radius:R:1{(numbered ? ":type:I:1" : "")} length_unit=um\n");
        for (var i = 0; i < s.Count; i++)
            writer.Write($"{Species(s.Type[i])} {N(s.X[i])} {N(s.Y[i])} {N(s.Z[i])} {N(s.Diameter[i] / 2)}{(numbered ? $" {s.Type[i]}" : "")}\n");
    }

    /// <summary>Reads the first frame. Needs Lattice (right-angled) and the property list that <see cref="Write"/> writes; densities and velocities come back zero.</summary>
    /// <param name="text">the content</param>
    /// <param name="name">what messages call it</param>
    /// <param name="length">one length unit of the file [m]</param>
    public static SphereStructure Read(TextReader text, string name, double length = 1e-6)
    {
        var scan = new LineScanner(text, name);
        var first = scan.Next()?.Trim() ?? throw scan.Fault("the file is empty");
        if (!long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > int.MaxValue)
            throw scan.Fault($"'{first}': the number of spheres (1 to {int.MaxValue}) is needed");
        var comment = scan.Next() ?? throw scan.Fault("the file ends after its count");
        var lattice = Numbers(scan, comment, "Lattice", 9) ?? throw scan.Fault("the comment line has no Lattice=\"...\": a plain XYZ file holds neither box nor radii; give an extended one with both, or a LAMMPS dump or data file");
        for (var k = 0; k < 9; k++)
            if (k % 4 != 0 && lattice[k] != 0) throw scan.Fault("the lattice is triclinic: only right-angled boxes are supported");
        var origin = Numbers(scan, comment, "Origin", 3) ?? new double[3];
        if (!comment.Contains("Properties=species:S:1:pos:R:3:radius:R:1")) throw scan.Fault("Properties=species:S:1:pos:R:3:radius:R:1 is needed: spheres without a radius cannot be used");
        List<int> type = [];
        List<double> x = [], y = [], z = [], d = [];
        List<string> species = [];
        var numbered = comment.Contains("radius:R:1:type:I:1");
        var words = new Range[16];
        for (long n = 0; n < count; n++)
        {
            var line = scan.NextFilled() ?? throw scan.Fault($"the file ends after {n} of {count} spheres: it is truncated");
            if (LineScanner.Words(line, words) < (numbered ? 6 : 5)) throw scan.Fault($"a line needs species, x, y, z{(numbered ? ", radius and type" : " and radius")}");
            var kind = line[words[0]];
            var number = 0;
            if (numbered)
            {
                number = scan.Integer(line.AsSpan()[words[5]], "the type");
                if (number is < 1 or > MostSpecies) throw scan.Fault($"type {number}: 1 to {MostSpecies} are allowed");
                while (species.Count < number) species.Add("");
                species[number - 1] = kind;
            }
            else
            {
                if (!species.Contains(kind)) species.Add(kind);
                if (species.Count > MostSpecies) throw scan.Fault($"more than {MostSpecies} species: is this an XYZ file of spheres?");
                number = species.IndexOf(kind) + 1;
            }
            type.Add(number);
            x.Add(scan.Number(line.AsSpan()[words[1]], "x") * length);
            y.Add(scan.Number(line.AsSpan()[words[2]], "y") * length);
            z.Add(scan.Number(line.AsSpan()[words[3]], "z") * length);
            var radius = scan.Number(line.AsSpan()[words[4]], "the radius");
            if (!(radius > 0)) throw scan.Fault($"sphere {n + 1} has radius {radius:R}: a radius above zero is needed");
            d.Add(2 * radius * length);
        }
        var blank = SphereStructure.Create(x.Count);
        return new SphereStructure
        {
            Title = comment, Id = blank.Id, Type = [.. type], TypeCount = species.Count, TypeNames = [.. species], X = [.. x], Y = [.. y], Z = [.. z],
            Diameter = [.. d], Density = blank.Density, ImageX = blank.ImageX, ImageY = blank.ImageY, ImageZ = blank.ImageZ,
            VelocityX = blank.VelocityX, VelocityY = blank.VelocityY, VelocityZ = blank.VelocityZ, SpinX = blank.SpinX, SpinY = blank.SpinY, SpinZ = blank.SpinZ,
            Low = [origin[0] * length, origin[1] * length, origin[2] * length],
            High = [(origin[0] + lattice[0]) * length, (origin[1] + lattice[4]) * length, (origin[2] + lattice[8]) * length],
        };
    }

    private const int MostSpecies = 1000;

    private static double[]? Numbers(LineScanner scan, string comment, string key, int count)
    {
        var at = comment.IndexOf(key + "=\"", StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = comment[(at + key.Length + 2)..];
        var end = rest.IndexOf('"');
        var words = (end < 0 ? rest : rest[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != count) throw scan.Fault($"{key} needs {count} numbers");
        return words.Select(w => scan.Number(w, key)).ToArray();
    }
}
