using System.Globalization;

namespace Lamina.Data.Structures;

/// <summary>
/// LAMMPS data files with `atom_style sphere`, alone or in a hybrid style, with or without image flags, velocities and bonds.
/// Triclinic boxes and styles without diameters are refused. Memory grows with what the file really holds, not with what its header claims.
/// Names of types are taken from `Atom Type Labels`, from comments of the header (`# type 1: CBD`, which every LAMMPS passes over, and which are written), or from those of `Masses` (`1 1.0 # CBD`).
/// </summary>
public static class LammpsDataFile
{
    private static readonly string[] Sections =
    [
        "Atoms", "Velocities", "Masses", "Bonds", "Angles", "Dihedrals", "Impropers", "Ellipsoids", "Lines", "Triangles", "Bodies", "Atom Type Labels", "Bond Type Labels",
        "Pair Coeffs", "PairIJ Coeffs", "Bond Coeffs", "Angle Coeffs", "Dihedral Coeffs", "Improper Coeffs",
    ];

    /// <summary>Reads a data file.</summary>
    /// <param name="path">the file</param>
    /// <param name="units">its unit style; micro when null</param>
    /// <exception cref="StructureFileException">the file cannot be understood; says line and what is allowed</exception>
    public static SphereStructure Read(string path, LammpsUnits? units = null)
    {
        using var reader = new StreamReader(path);
        return Read(reader, path, units);
    }

    /// <summary>Reads a data file from text.</summary>
    /// <param name="text">the content</param>
    /// <param name="name">what messages call it</param>
    /// <param name="units">its unit style; micro when null</param>
    public static SphereStructure Read(TextReader text, string name, LammpsUnits? units = null) => new Parser(new LineScanner(text, name), units ?? LammpsUnits.Micro).Read();

    /// <summary>Writes a data file with 17 digits, so that what is read back differs by the rounding of the unit factor only.</summary>
    /// <param name="path">the file, replaced if it exists</param>
    /// <param name="structure">what to write</param>
    /// <param name="units">the file's unit style; micro when null</param>
    public static void Write(string path, SphereStructure structure, LammpsUnits? units = null)
    {
        var temporary = path + ".part";
        using (var writer = new StreamWriter(temporary)) Write(writer, structure, units);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes a data file as text.</summary>
    /// <param name="writer">where to</param>
    /// <param name="structure">what to write</param>
    /// <param name="units">the file's unit style; micro when null</param>
    public static void Write(TextWriter writer, SphereStructure structure, LammpsUnits? units = null)
    {
        var u = units ?? LammpsUnits.Micro;
        var s = structure;
        string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        // The first line is a free title that LAMMPS skips; a newline in it would shift the header.
        writer.Write((s.Title.Length > 0 ? s.Title.ReplaceLineEndings(" ") : "structure of spheres") + "\n\n");
        writer.Write($"{s.Count} atoms\n{s.TypeCount} atom types\n");
        // Comments: a section of labels would shut out older versions of LAMMPS, and spheres have no section of masses.
        for (var t = 0; t < (s.TypeNames?.Length ?? 0); t++)
            if (s.TypeNames![t].Length > 0) writer.Write($"# type {t + 1}: {s.TypeNames[t].ReplaceLineEndings(" ")}\n");
        if (s.Bonds.Length > 0) writer.Write($"{s.Bonds.Length} bonds\n{s.Bonds.Max(b => b.Type)} bond types\n");
        writer.Write("\n");
        for (var axis = 0; axis < 3; axis++)
            writer.Write($"{N(s.Low[axis] / u.Length)} {N(s.High[axis] / u.Length)} {"xyz"[axis]}lo {"xyz"[axis]}hi\n");
        // LAMMPS keeps bonds with the molecular styles only; sphere alone has none.
        writer.Write(s.Bonds.Length > 0 ? "\nAtoms # hybrid sphere bond\n\n" : "\nAtoms # sphere\n\n");
        for (var i = 0; i < s.Count; i++)
        {
            var size = $"{N(s.Diameter[i] / u.Length)} {N(s.Density[i] / u.Density)}";
            var centre = $"{N(s.X[i] / u.Length)} {N(s.Y[i] / u.Length)} {N(s.Z[i] / u.Length)}";
            var body = s.Bonds.Length > 0 ? $"{centre} {size} 0" : $"{size} {centre}";
            writer.Write($"{s.Id[i]} {s.Type[i]} {body} {s.ImageX[i]} {s.ImageY[i]} {s.ImageZ[i]}\n");
        }
        writer.Write("\nVelocities\n\n");
        for (var i = 0; i < s.Count; i++)
            writer.Write($"{s.Id[i]} {N(s.VelocityX[i] / u.Velocity)} {N(s.VelocityY[i] / u.Velocity)} {N(s.VelocityZ[i] / u.Velocity)} " +
                         $"{N(s.SpinX[i] * u.Time)} {N(s.SpinY[i] * u.Time)} {N(s.SpinZ[i] * u.Time)}\n");
        if (s.Bonds.Length == 0) return;
        writer.Write("\nBonds\n\n");
        for (var b = 0; b < s.Bonds.Length; b++) writer.Write($"{b + 1} {s.Bonds[b].Type} {s.Bonds[b].First} {s.Bonds[b].Second}\n");
    }

    private sealed class Parser(LineScanner scan, LammpsUnits u)
    {
        private readonly Range[] words = new Range[64];
        private readonly double[] low = new double[3], high = new double[3];
        private readonly bool[] hasBounds = new bool[3];
        private long atoms = -1;
        private long bonds;
        private int types = -1;
        private readonly List<int> id = [], type = [], imageX = [], imageY = [], imageZ = [];
        private readonly List<double> x = [], y = [], z = [], diameter = [], density = [];
        private readonly List<(int, int, int)> bondList = [];
        private string[]? labels;
        private readonly Dictionary<int, string> namesInHeader = [], namesOfMasses = [];
        private double[][]? velocities;
        private readonly Dictionary<int, int> place = [];

        public SphereStructure Read()
        {
            var title = scan.Next() ?? throw scan.Fault("the file is empty; a LAMMPS data file starts with a title line");
            var heading = ReadHeader();
            while (heading is not null) heading = ReadSection(heading);
            if (id.Count < atoms) throw scan.Fault($"the header announces {atoms} atoms, the file holds {id.Count}: it is truncated or has no Atoms section");
            velocities ??= Enumerable.Range(0, 6).Select(_ => new double[id.Count]).ToArray();
            return new SphereStructure
            {
                Title = title, Id = [.. id], Type = [.. type], TypeCount = types, TypeNames = labels ?? Names(namesInHeader) ?? Names(namesOfMasses), X = [.. x], Y = [.. y], Z = [.. z],
                Diameter = [.. diameter], Density = [.. density], ImageX = [.. imageX], ImageY = [.. imageY], ImageZ = [.. imageZ],
                VelocityX = velocities[0], VelocityY = velocities[1], VelocityZ = velocities[2], SpinX = velocities[3], SpinY = velocities[4], SpinZ = velocities[5],
                Low = low, High = high, Bonds = [.. bondList],
            };
        }

        private string[]? Names(Dictionary<int, string> given) =>
            Enumerable.Range(1, types).Any(given.ContainsKey) ? [.. Enumerable.Range(1, types).Select(t => given.GetValueOrDefault(t, ""))] : null;

        /// <summary>Reads up to the first section heading and returns it.</summary>
        private string? ReadHeader()
        {
            while (true)
            {
                var line = scan.NextFilled();
                if (line is null) throw scan.Fault("the file ends within its header: no Atoms section was found");
                var count = LineScanner.Words(line, words);
                if (count == 0) { ReadName(line); continue; }
                if (char.IsAsciiLetter(line.AsSpan()[words[0]][0])) { CheckHeader(); return line; }
                ReadHeaderLine(line, count);
            }
        }

        // `# type 3: AM`; any other comment says nothing.
        private void ReadName(string line)
        {
            var comment = line.AsSpan().TrimStart().TrimStart('#').Trim();
            var colon = comment.IndexOf(':');
            if (colon < 0 || !comment.StartsWith("type ", StringComparison.Ordinal)) return;
            if (int.TryParse(comment["type ".Length..colon], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var kind)) Keep(namesInHeader, kind, comment[(colon + 1)..]);
        }

        private static void Keep(Dictionary<int, string> names, int kind, ReadOnlySpan<char> name)
        {
            if (kind is > 0 and <= SphereStructure.MostTypes && name.Trim() is { Length: > 0 } text) names.TryAdd(kind, text.ToString());
        }

        private void ReadHeaderLine(string line, int count)
        {
            string W(int i) => i < count ? line[words[i]] : "";
            if (W(2) == "xlo" || W(2) == "ylo" || W(2) == "zlo")
            {
                var axis = W(2)[0] - 'x';
                low[axis] = scan.Number(W(0), W(2)) * u.Length;
                high[axis] = scan.Number(W(1), W(3)) * u.Length;
                if (!(high[axis] > low[axis])) throw scan.Fault($"the box has {W(2)} {W(0)} and {W(3)} {W(1)}: the upper bound must be larger");
                hasBounds[axis] = true;
            }
            else if (W(3) == "xy" || W(3) == "avec" || W(3) == "bvec" || W(3) == "cvec")
                throw scan.Fault("the box is triclinic (tilt factors given): only right-angled boxes are supported; straighten it in LAMMPS with `change_box all ortho`");
            else if (count >= 2)
            {
                if (!long.TryParse(W(0), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    throw scan.Fault($"'{line.Trim()}' is no header line: a count with its name, or bounds such as `-40 40 xlo xhi`, is needed");
                if (number < 0) throw scan.Fault($"'{line.Trim()}': the count must not be negative");
                if (count == 2 && W(1) == "atoms") atoms = number;
                else if (count == 2 && W(1) == "bonds") bonds = number;
                else if (W(1) == "atom" && W(2) == "types") types = number is > 0 and <= SphereStructure.MostTypes ? (int)number : throw scan.Fault($"{number} atom types: 1 to {SphereStructure.MostTypes} are allowed");
                // Other counts (angles, extra space, ...) do not concern spheres and are passed over.
            }
            else throw scan.Fault($"'{line.Trim()}' is no header line");
        }

        private void CheckHeader()
        {
            if (atoms < 0) throw scan.Fault("the header has no line `N atoms`");
            if (atoms == 0) throw scan.Fault("the header announces 0 atoms: a structure needs at least one");
            if (atoms > int.MaxValue) throw scan.Fault($"the header announces {atoms} atoms: at most {int.MaxValue} can be held");
            if (types < 0) throw scan.Fault("the header has no line `N atom types`");
            for (var axis = 0; axis < 3; axis++)
                if (!hasBounds[axis]) throw scan.Fault($"the header has no line `LOW HIGH {"xyz"[axis]}lo {"xyz"[axis]}hi`");
        }

        /// <summary>Reads the section under a heading and returns the next heading.</summary>
        private string? ReadSection(string heading)
        {
            var hash = heading.IndexOf('#');
            var name = (hash < 0 ? heading : heading[..hash]).Trim();
            var style = hash < 0 ? "" : heading[(hash + 1)..].Trim();
            switch (name)
            {
                case "Atoms": ReadAtoms(style); return scan.NextFilled();
                case "Velocities": ReadVelocities(); return scan.NextFilled();
                case "Bonds": ReadBonds(); return scan.NextFilled();
                case "Atom Type Labels": ReadLabels(); return scan.NextFilled();
                case "Masses": ReadMasses(); return scan.NextFilled();
            }
            if (!Sections.Contains(name)) throw scan.Fault($"unknown section '{name}'; known are {string.Join(", ", Sections)}");
            string? line;
            while ((line = scan.NextFilled()) is not null && !char.IsAsciiLetter(line.TrimStart()[0])) { }
            return line;
        }

        private string SectionLine(string section, long read, long expected) =>
            scan.NextFilled() ?? throw scan.Fault($"the file ends within {section}: {read} of {expected} lines were found; it is truncated");

        private void ReadAtoms(string style)
        {
            if (id.Count > 0) throw scan.Fault("a second Atoms section");
            var names = style.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var hybrid = names.Length > 0 && names[0] == "hybrid";
            // LAMMPS itself writes the bare word; the order of the columns then stands nowhere in the file.
            if (hybrid && names.Length == 1)
                throw scan.Fault("the header `Atoms # hybrid` does not say the order of the columns: complete it with the styles in the order of the atom_style command, e.g. `Atoms # hybrid sphere bond`");
            if (names.Length > 0 && !names.Contains("sphere"))
                throw scan.Fault($"atom style '{style}' has no diameters: `sphere`, or `hybrid` with `sphere`, is needed");
            // Columns after id, type, x, y, z in a hybrid style: those of the sub-styles in order, without what all styles share.
            var size = 2;
            var columns = 7;
            if (hybrid)
            {
                columns = size = 5;
                var seen = false;
                foreach (var sub in names[1..])
                {
                    if (sub == "sphere") { seen = true; size = columns; }
                    columns += sub switch
                    {
                        "sphere" => 2, "atomic" => 0, "bond" or "angle" or "molecular" or "charge" or "dipole" => sub == "dipole" ? 4 : 1, "full" => 2,
                        _ => throw scan.Fault($"hybrid sub-style '{sub}' is not supported; sphere, atomic, bond, angle, molecular, charge, dipole and full are"),
                    };
                }
                if (!seen) throw scan.Fault("the hybrid style has no `sphere`");
            }
            var centre = hybrid ? 2 : 4;
            for (long n = 0; n < atoms; n++)
            {
                var line = SectionLine("Atoms", n, atoms);
                var count = LineScanner.Words(line, words);
                if (count > 0 && char.IsAsciiLetter(line.AsSpan()[words[0]][0]))
                    throw scan.Fault($"section '{line.Trim()}' begins after {n} of {atoms} atoms: the file is truncated or its header is wrong");
                if (count != columns && count != columns + 3)
                    throw scan.Fault($"an atom line has {count} columns: {columns} ({(hybrid ? style : "id type diameter density x y z")}) or {columns + 3} with image flags are needed");
                ReadAtom(line, size, centre, count == columns ? -1 : columns);
            }
        }

        private void ReadAtom(string text, int size, int centre, int images)
        {
            var line = text.AsSpan();
            var number = scan.Integer(line[words[0]], "the atom id");
            if (number <= 0) throw scan.Fault($"atom id {number}: ids start at 1");
            if (!place.TryAdd(number, id.Count)) throw scan.Fault($"atom id {number} occurs twice");
            var kind = labels is not null && Array.FindIndex(labels, l => text.AsSpan()[words[1]].SequenceEqual(l)) is >= 0 and var at0 ? at0 + 1 : scan.Integer(line[words[1]], "the type");
            if (kind < 1 || kind > types) throw scan.Fault($"atom {number} has type {kind}: the header declares types 1 to {types}");
            var d = scan.Number(line[words[size]], $"the diameter of atom {number}");
            if (!(d > 0)) throw scan.Fault($"atom {number} has diameter {d:R}: a sphere needs a diameter above zero");
            var rho = scan.Number(line[words[size + 1]], $"the density of atom {number}");
            if (!(rho > 0)) throw scan.Fault($"atom {number} has density {rho:R}: a density above zero is needed");
            Span<double> at = stackalloc double[3];
            for (var axis = 0; axis < 3; axis++)
            {
                at[axis] = scan.Number(line[words[centre + axis]], $"{"xyz"[axis]} of atom {number}") * u.Length;
                // A shrink-wrapped bound may lag a moving atom by a hair; further out is another box or a damaged number.
                var slack = 1e-3 * (high[axis] - low[axis]);
                if (at[axis] < low[axis] - slack || at[axis] > high[axis] + slack)
                    throw scan.Fault($"atom {number} has {"xyz"[axis]} = {line[words[centre + axis]]}, outside the box ({low[axis] / u.Length:R} to {high[axis] / u.Length:R})");
            }
            id.Add(number); type.Add(kind); diameter.Add(d * u.Length); density.Add(rho * u.Density);
            x.Add(at[0]); y.Add(at[1]); z.Add(at[2]);
            imageX.Add(images < 0 ? 0 : scan.Integer(line[words[images]], "an image flag"));
            imageY.Add(images < 0 ? 0 : scan.Integer(line[words[images + 1]], "an image flag"));
            imageZ.Add(images < 0 ? 0 : scan.Integer(line[words[images + 2]], "an image flag"));
        }

        private void ReadVelocities()
        {
            if (id.Count == 0) throw scan.Fault("Velocities come before Atoms: LAMMPS writes them after");
            velocities = Enumerable.Range(0, 6).Select(_ => new double[id.Count]).ToArray();
            var seen = new bool[id.Count];
            for (long n = 0; n < atoms; n++)
            {
                var text = SectionLine("Velocities", n, atoms);
                var line = text.AsSpan();
                var count = LineScanner.Words(line, words);
                if (count < 7) throw scan.Fault($"a velocity line has {count} columns: id, velocity and angular velocity (7) are needed");
                var number = scan.Integer(line[words[0]], "the atom id");
                if (!place.TryGetValue(number, out var i)) throw scan.Fault($"velocity of atom {number}, which the Atoms section lacks");
                if (seen[i]) throw scan.Fault($"the velocity of atom {number} is given twice");
                seen[i] = true;
                for (var k = 0; k < 6; k++)
                    velocities[k][i] = scan.Number(line[words[k + 1]], $"a velocity of atom {number}") * (k < 3 ? u.Velocity : 1 / u.Time);
            }
        }

        private void ReadBonds()
        {
            for (long n = 0; n < bonds; n++)
            {
                var text = SectionLine("Bonds", n, bonds);
                var line = text.AsSpan();
                if (LineScanner.Words(line, words) < 4) throw scan.Fault("a bond line needs id, type and two atom ids");
                var first = scan.Integer(line[words[2]], "a bonded atom");
                var second = scan.Integer(line[words[3]], "a bonded atom");
                if (!place.ContainsKey(first) || !place.ContainsKey(second)) throw scan.Fault($"a bond joins atoms {first} and {second}, of which the Atoms section lacks one");
                bondList.Add((scan.Integer(line[words[1]], "the bond type"), first, second));
            }
        }

        private void ReadMasses()
        {
            for (var n = 0; n < types; n++)
            {
                var line = SectionLine("Masses", n, types);
                var hash = line.IndexOf('#');
                if (hash < 0 || LineScanner.Words(line, words) < 2) continue;
                // With labels the first word is one, which needs no second name.
                if (int.TryParse(line.AsSpan()[words[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)) Keep(namesOfMasses, kind, line.AsSpan(hash + 1));
            }
        }

        private void ReadLabels()
        {
            labels = new string[types];
            Array.Fill(labels, "");
            for (var n = 0; n < types; n++)
            {
                var text = SectionLine("Atom Type Labels", n, types);
                var count = LineScanner.Words(text, words);
                var kind = count == 2 ? scan.Integer(text.AsSpan()[words[0]], "the type") : 0;
                if (kind < 1 || kind > types) throw scan.Fault($"'{text.Trim()}': a type from 1 to {types} and its label are needed");
                labels[kind - 1] = text[words[1]];
            }
        }
    }
}
