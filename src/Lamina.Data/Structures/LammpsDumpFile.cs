using System.Globalization;

namespace Lamina.Data.Structures;

/// <summary>LAMMPS text dumps (`dump custom` and `dump atom`), one or many frames. Triclinic boxes are refused.</summary>
public static class LammpsDumpFile
{
    /// <summary>Reads all frames of a dump, one at a time.</summary>
    /// <param name="path">the file</param>
    /// <exception cref="StructureFileException">the file cannot be understood</exception>
    public static IEnumerable<DumpFrame> Read(string path)
    {
        using var reader = new StreamReader(path);
        foreach (var frame in Read(reader, path)) yield return frame;
    }

    /// <summary>Reads all frames from text.</summary>
    /// <param name="text">the content</param>
    /// <param name="name">what messages call it</param>
    public static IEnumerable<DumpFrame> Read(TextReader text, string name)
    {
        var scan = new LineScanner(text, name);
        var any = false;
        while (scan.NextFilled() is { } line)
        {
            if (line.Trim() != "ITEM: TIMESTEP") throw scan.Fault($"'{Cut(line)}' where `ITEM: TIMESTEP` is needed: is this a LAMMPS text dump?");
            any = true;
            yield return ReadFrame(scan);
        }
        if (!any) throw scan.Fault("the dump holds no frame");
    }

    /// <summary>Writes structures as frames with id, type, centre, radius, mass, velocity and angular velocity.</summary>
    /// <param name="writer">where to</param>
    /// <param name="structure">what to write</param>
    /// <param name="step">time step number of the frame</param>
    /// <param name="boundary">LAMMPS flags of the three axes; "pp pp pp" when null</param>
    /// <param name="units">unit style; micro when null</param>
    public static void Write(TextWriter writer, SphereStructure structure, long step = 0, string? boundary = null, LammpsUnits? units = null)
    {
        var u = units ?? LammpsUnits.Micro;
        var s = structure;
        string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        writer.Write($"ITEM: TIMESTEP\n{step}\nITEM: NUMBER OF ATOMS\n{s.Count}\nITEM: BOX BOUNDS {boundary ?? "pp pp pp"}\n");
        for (var axis = 0; axis < 3; axis++) writer.Write($"{N(s.Low[axis] / u.Length)} {N(s.High[axis] / u.Length)}\n");
        writer.Write($"ITEM: ATOMS id type {(s.TypeNames is null ? "" : "element ")}x y z radius mass vx vy vz omegax omegay omegaz\n");
        // A column holds one word.
        string Element(int type) => s.TypeNames is not { } names ? "" : names[type - 1].Length == 0 ? $"{type} " : string.Concat(names[type - 1].Select(c => char.IsWhiteSpace(c) || c == '#' ? '_' : c)) + " ";
        for (var i = 0; i < s.Count; i++)
        {
            var mass = Math.PI / 6 * Math.Pow(s.Diameter[i], 3) * s.Density[i];
            writer.Write($"{s.Id[i]} {s.Type[i]} {Element(s.Type[i])}{N(s.X[i] / u.Length)} {N(s.Y[i] / u.Length)} {N(s.Z[i] / u.Length)} {N(s.Diameter[i] / 2 / u.Length)} {N(mass / u.Mass)} " +
                         $"{N(s.VelocityX[i] / u.Velocity)} {N(s.VelocityY[i] / u.Velocity)} {N(s.VelocityZ[i] / u.Velocity)} " +
                         $"{N(s.SpinX[i] * u.Time)} {N(s.SpinY[i] * u.Time)} {N(s.SpinZ[i] * u.Time)}\n");
        }
    }

    private static DumpFrame ReadFrame(LineScanner scan)
    {
        string Line(string what) => scan.NextFilled() ?? throw scan.Fault($"the dump ends where {what} is needed: it is truncated");
        if (!long.TryParse(Line("a step number").Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step)) throw scan.Fault("a step number is needed");
        var item = Line("ITEM: NUMBER OF ATOMS");
        if (item.Trim() != "ITEM: NUMBER OF ATOMS") throw scan.Fault($"'{Cut(item)}' where `ITEM: NUMBER OF ATOMS` is needed");
        if (!long.TryParse(Line("the number of atoms").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var atoms) || atoms > int.MaxValue)
            throw scan.Fault($"a number of atoms up to {int.MaxValue} is needed");
        item = Line("ITEM: BOX BOUNDS");
        if (!item.StartsWith("ITEM: BOX BOUNDS", StringComparison.Ordinal)) throw scan.Fault($"'{Cut(item)}' where `ITEM: BOX BOUNDS` is needed");
        if (item.Contains("xy")) throw scan.Fault("the box is triclinic: only right-angled boxes are supported");
        var boundary = item["ITEM: BOX BOUNDS".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (boundary.Length != 3) boundary = ["pp", "pp", "pp"];
        double[] low = new double[3], high = new double[3];
        var words = new Range[256];
        for (var axis = 0; axis < 3; axis++)
        {
            var line = Line("box bounds");
            if (LineScanner.Words(line, words) != 2) throw scan.Fault($"'{Cut(line)}': lower and upper bound are needed");
            low[axis] = scan.Number(line.AsSpan()[words[0]], "the lower bound");
            high[axis] = scan.Number(line.AsSpan()[words[1]], "the upper bound");
        }
        item = Line("ITEM: ATOMS");
        if (!item.StartsWith("ITEM: ATOMS ", StringComparison.Ordinal)) throw scan.Fault($"'{Cut(item)}' where `ITEM: ATOMS` with column names is needed");
        var names = item["ITEM: ATOMS ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > 255) throw scan.Fault($"{names.Length} columns: 1 to 255 are allowed");
        var columns = names.Select(_ => new List<double>()).ToArray();
        var (label, kind) = (Array.FindIndex(names, n => n is "element" or "typelabel"), Array.IndexOf(names, "type"));
        Dictionary<int, string> labels = [];
        for (long n = 0; n < atoms; n++)
        {
            var line = Line($"atom {n + 1} of {atoms}");
            var count = LineScanner.Words(line, words);
            if (count != names.Length) throw scan.Fault($"an atom line has {count} columns, the heading names {names.Length}");
            // Text columns (element names) have no number; they are kept as NaN and never read by ToStructure.
            for (var k = 0; k < count; k++)
                columns[k].Add(names[k] is "element" or "typelabel" ? double.NaN : scan.Number(line.AsSpan()[words[k]], names[k]));
            if (label >= 0 && kind >= 0 && labels.Count < 1000 && columns[kind][^1] is var t and >= 1 and <= int.MaxValue) labels.TryAdd((int)t, line[words[label]]);
        }
        return new DumpFrame { File = scan.File, Step = step, Low = low, High = high, Boundary = boundary, Names = names, Columns = columns.Select(c => c.ToArray()).ToArray(), TypeNames = labels };
    }

    private static string Cut(string line) => line.Length <= 60 ? line.Trim() : line[..60].Trim() + "...";
}
