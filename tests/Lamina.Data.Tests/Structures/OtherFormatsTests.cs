using Lamina.Data.Structures;
using Lamina.Testing;

namespace Lamina.Data.Tests.Structures;

public class OtherFormatsTests
{
    private static SphereStructure Two()
    {
        var s = SphereStructure.Create(2, 2);
        (s.X[0], s.Y[0], s.Z[0], s.X[1], s.Y[1], s.Z[1]) = (1e-6, 2e-6, 3e-6, 4.123456789012345e-6, 5e-6, 6e-6);
        (s.Diameter[0], s.Diameter[1], s.Density[0], s.Density[1], s.Type[1]) = (1.3e-6, 10.35e-6, 950, 4650, 2);
        s.VelocityZ[1] = -0.25;
        for (var axis = 0; axis < 3; axis++) s.High[axis] = 10e-6;
        return s;
    }

    [Fact]
    public void Vtk_comes_back_bit_for_bit()
    {
        var s = Two();
        var text = new StringWriter();
        VtkPolyDataFile.Write(text, s);
        var again = VtkPolyDataFile.Read(new StringReader(text.ToString()), "s.vtp");
        Close.SameBits(s.X, again.X);
        Close.SameBits(s.Diameter, again.Diameter);
        Close.SameBits(s.Density, again.Density);
        Close.SameBits(s.VelocityZ, again.VelocityZ);
        Close.SameBits(s.High, again.High);
        Assert.Equal(s.Type, again.Type);
    }

    [Theory]
    [InlineData("<VTKFile><DataArray Name=\"Points\" format=\"binary\">AAAA</DataArray></VTKFile>", "only ascii")]
    [InlineData("<VTKFile><DataArray Name=\"Points\" format=\"ascii\">1 2 3</DataArray></VTKFile>", "radius")]
    [InlineData("<VTKFile><DataArray Name=\"Points\" format=\"ascii\">1 2 nan</DataArray></VTKFile>", "finite")]
    [InlineData("<VTKFile><DataArray", "XML")]
    public void Bad_vtk_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<StructureFileException>(() => VtkPolyDataFile.Read(new StringReader(text), "s.vtp")).Message);

    [Fact]
    public void Xyz_comes_back()
    {
        var s = Two();
        var text = new StringWriter();
        XyzFile.Write(text, s);
        var again = XyzFile.Read(new StringReader(text.ToString()), "s.xyz");
        for (var i = 0; i < 2; i++) { Close.Relative(s.X[i], again.X[i], 1e-15); Close.Relative(s.Diameter[i], again.Diameter[i], 1e-15); }
        Assert.Equal(s.Type, again.Type);
        Close.Relative(10e-6, again.High[1], 1e-14);
        Assert.Contains("truncated", Assert.Throws<StructureFileException>(() => XyzFile.Read(new StringReader(text.ToString().Replace("2\nL", "3\nL")), "s")).Message);
    }

    [Fact]
    public void Names_of_types_go_through_every_format()
    {
        string[] names = ["CBD bottom", "CBD bottom", "", "AM 2.5 um"];
        var s = SphereStructure.Create(4, 4);
        for (var i = 0; i < 4; i++) (s.X[i], s.Y[i], s.Z[i], s.Diameter[i], s.Density[i], s.Type[i]) = (i * 1e-6, 1e-6, 1e-6, 1e-6, 950, 4 - i);
        for (var axis = 0; axis < 3; axis++) s.High[axis] = 10e-6;
        s = s with { TypeNames = names };
        SphereStructure Through(Action<TextWriter> write, Func<TextReader, SphereStructure> read)
        {
            var text = new StringWriter();
            write(text);
            var again = read(new StringReader(text.ToString()));
            Assert.Equal(s.Type, again.Type);
            return again;
        }
        Assert.Equal(names, Through(w => LammpsDataFile.Write(w, s), r => LammpsDataFile.Read(r, "s.data")).TypeNames!);
        Assert.Equal(names, Through(w => VtkPolyDataFile.Write(w, s), r => VtkPolyDataFile.Read(r, "s.vtp")).TypeNames!);
        // One word each where the format has no more room.
        Assert.Equal(["CBD_bottom", "CBD_bottom", "", "AM_2.5_um"], Through(w => LammpsDumpFile.Write(w, s), r => LammpsDumpFile.Read(r, "s.dump").Single().ToStructure()).TypeNames!);
        Assert.Equal(["CBD_bottom", "CBD_bottom", "T3", "AM_2.5_um"], Through(w => XyzFile.Write(w, s), r => XyzFile.Read(r, "s.xyz")).TypeNames!);
    }
}
