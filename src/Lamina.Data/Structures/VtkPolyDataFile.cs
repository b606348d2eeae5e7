using System.Globalization;
using System.Text;
using System.Xml;

namespace Lamina.Data.Structures;

/// <summary>
/// VTK polydata (.vtp, XML, ascii arrays) of sphere centres with radius, type, id and velocity as point data: opens in ParaView (Glyph, scale by radius).
/// Lengths in m; the box is field data. Reads back what it writes, and other writers' ascii files with Points and a radius.
/// </summary>
public static class VtkPolyDataFile
{
    private const string NamesArray = "type_names";

    /// <summary>Writes a structure.</summary>
    /// <param name="writer">where to</param>
    /// <param name="structure">what to write</param>
    public static void Write(TextWriter writer, SphereStructure structure)
    {
        var s = structure;
        var count = s.Count;
        string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        void Array(string name, string type, int components, Func<int, string> row, int rows)
        {
            writer.Write($"<DataArray type=\"{type}\" Name=\"{name}\" NumberOfComponents=\"{components}\" NumberOfTuples=\"{rows}\" format=\"ascii\">\n");
            for (var i = 0; i < rows; i++) { writer.Write(row(i)); writer.Write('\n'); }
            writer.Write("</DataArray>\n");
        }
        writer.Write("<?xml version=\"1.0\"?>\n<VTKFile type=\"PolyData\" version=\"1.0\" byte_order=\"LittleEndian\">\n<PolyData>\n<FieldData>\n");
        Array("box", "Float64", 3, i => i == 0 ? $"{N(s.Low[0])} {N(s.Low[1])} {N(s.Low[2])}" : $"{N(s.High[0])} {N(s.High[1])} {N(s.High[2])}", 2);
        // VTK writes text as character codes, each name closed by a zero.
        if (s.TypeNames is { } names)
            writer.Write($"<Array type=\"String\" Name=\"{NamesArray}\" NumberOfTuples=\"{names.Length}\" format=\"ascii\">\n{string.Join("\n", names.Select(n => string.Concat(Encoding.UTF8.GetBytes(n).Select(b => $"{b} ")) + "0"))}\n</Array>\n");
        writer.Write($"</FieldData>\n<Piece NumberOfPoints=\"{count}\" NumberOfVerts=\"{count}\" NumberOfLines=\"0\" NumberOfStrips=\"0\" NumberOfPolys=\"0\">\n<PointData Scalars=\"radius\">\n");
        Array("radius", "Float64", 1, i => N(s.Diameter[i] / 2), count);
        Array("density", "Float64", 1, i => N(s.Density[i]), count);
        Array("type", "Int32", 1, i => s.Type[i].ToString(CultureInfo.InvariantCulture), count);
        Array("id", "Int32", 1, i => s.Id[i].ToString(CultureInfo.InvariantCulture), count);
        Array("velocity", "Float64", 3, i => $"{N(s.VelocityX[i])} {N(s.VelocityY[i])} {N(s.VelocityZ[i])}", count);
        writer.Write("</PointData>\n<Points>\n");
        Array("Points", "Float64", 3, i => $"{N(s.X[i])} {N(s.Y[i])} {N(s.Z[i])}", count);
        writer.Write("</Points>\n<Verts>\n");
        Array("connectivity", "Int64", 1, i => i.ToString(CultureInfo.InvariantCulture), count);
        Array("offsets", "Int64", 1, i => (i + 1).ToString(CultureInfo.InvariantCulture), count);
        writer.Write("</Verts>\n</Piece>\n</PolyData>\n</VTKFile>\n");
    }

    /// <summary>Reads an ascii .vtp with Points and point data `radius` (or `diameter`). Types, ids, density, velocity and box are taken where present; without a box the spheres' bounds are it.</summary>
    /// <param name="text">the content</param>
    /// <param name="name">what messages call it</param>
    public static SphereStructure Read(TextReader text, string name)
    {
        Dictionary<string, (double[] Values, int Line)> arrays = [];
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 1L << 33 };
        using var xml = XmlReader.Create(text, settings);
        var lines = (IXmlLineInfo)xml;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.Name is not ("DataArray" or "Array")) continue;
                if (xml.Name == "Array" && xml.GetAttribute("Name") != NamesArray) continue;
                var line = lines.LineNumber;
                var key = xml.GetAttribute("Name") ?? "Points";
                if (xml.GetAttribute("format") is var format && format != "ascii")
                    throw new StructureFileException(name, line, $"array '{key}' has format '{format}': only ascii arrays are read; save again with ParaView's data mode Ascii");
                arrays[key] = (Parse(name, line, key, xml.ReadElementContentAsString()), line);
            }
        }
        catch (XmlException e) { throw new StructureFileException(name, e.LineNumber, $"not well-formed XML: {e.Message}"); }
        if (!arrays.TryGetValue("Points", out var points) || points.Values.Length == 0 || points.Values.Length % 3 != 0)
            throw new StructureFileException(name, 0, "no array Points with three numbers per point");
        var count = points.Values.Length / 3;
        double[]? Column(string key, int components)
        {
            if (!arrays.TryGetValue(key, out var found)) return null;
            if (found.Values.Length != count * components) throw new StructureFileException(name, found.Line, $"array '{key}' has {found.Values.Length} numbers: {count * components} are needed");
            return found.Values;
        }
        var radius = Column("radius", 1) ?? Column("diameter", 1)?.Select(d => d / 2).ToArray()
            ?? throw new StructureFileException(name, 0, "no point data `radius` or `diameter`: spheres need a size");
        var s = SphereStructure.Create(count);
        var type = Column("type", 1);
        var id = Column("id", 1);
        var density = Column("density", 1);
        var velocity = Column("velocity", 3);
        for (var i = 0; i < count; i++)
        {
            if (!(radius[i] > 0)) throw new StructureFileException(name, 0, $"point {i + 1} has radius {radius[i]:R}: a radius above zero is needed");
            (s.X[i], s.Y[i], s.Z[i]) = (points.Values[3 * i], points.Values[3 * i + 1], points.Values[3 * i + 2]);
            s.Diameter[i] = 2 * radius[i];
            if (type is not null) s.Type[i] = (int)type[i];
            if (id is not null) s.Id[i] = (int)id[i];
            if (density is not null) s.Density[i] = density[i];
            if (velocity is not null) (s.VelocityX[i], s.VelocityY[i], s.VelocityZ[i]) = (velocity[3 * i], velocity[3 * i + 1], velocity[3 * i + 2]);
        }
        if (s.Type.Min() < 1) throw new StructureFileException(name, arrays["type"].Line, "a type is below 1");
        if (s.Type.Max() > SphereStructure.MostTypes) throw new StructureFileException(name, arrays["type"].Line, $"a type is {s.Type.Max()}: 1 to {SphereStructure.MostTypes} are allowed");
        string[]? names = null;
        if (arrays.TryGetValue(NamesArray, out var codes) && codes.Values is [.., 0])
        {
            names = Encoding.UTF8.GetString(Array.ConvertAll(codes.Values[..^1], c => (byte)c)).Split('\0');
            if (names.Length < s.Type.Max()) throw new StructureFileException(name, codes.Line, $"array '{NamesArray}' names {names.Length} types: there are {s.Type.Max()}");
        }
        double[] low, high;
        if (arrays.TryGetValue("box", out var box) && box.Values.Length == 6) (low, high) = (box.Values[..3], box.Values[3..]);
        else
        {
            double Min(double[] c) => Enumerable.Range(0, count).Min(i => c[i] - radius[i]);
            double Max(double[] c) => Enumerable.Range(0, count).Max(i => c[i] + radius[i]);
            (low, high) = ([Min(s.X), Min(s.Y), Min(s.Z)], [Max(s.X), Max(s.Y), Max(s.Z)]);
        }
        return new SphereStructure
        {
            Title = name, Id = s.Id, Type = s.Type, TypeCount = names?.Length ?? s.Type.Max(), TypeNames = names, X = s.X, Y = s.Y, Z = s.Z, Diameter = s.Diameter, Density = s.Density,
            ImageX = s.ImageX, ImageY = s.ImageY, ImageZ = s.ImageZ, VelocityX = s.VelocityX, VelocityY = s.VelocityY, VelocityZ = s.VelocityZ,
            SpinX = s.SpinX, SpinY = s.SpinY, SpinZ = s.SpinZ, Low = low, High = high,
        };
    }

    private static double[] Parse(string file, int line, string key, string content)
    {
        List<double> values = [];
        var rest = content.AsSpan();
        foreach (var word in rest.SplitAny([' ', '\n', '\r', '\t']))
        {
            var text = rest[word];
            if (text.Length == 0) continue;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                throw new StructureFileException(file, line, $"array '{key}' holds '{(text.Length > 40 ? text[..40] : text)}': a finite number is needed");
            values.Add(value);
        }
        return [.. values];
    }
}
