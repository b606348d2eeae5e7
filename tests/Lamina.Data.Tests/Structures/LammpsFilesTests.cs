using Lamina.Data.Structures;
using Lamina.Testing;

namespace Lamina.Data.Tests.Structures;

public class LammpsFilesTests
{
    private const string Header = "title\n\n2 atoms\n2 atom types\n\n-5 5 xlo xhi\n-5 5 ylo yhi\n0 20 zlo zhi\n\n";
    private const string Atoms = "Atoms # sphere\n\n7 1 2.5 4.65 1 2 3 0 0 1\n9 2 6.2 0.01 -1 -2 19.5 0 -1 0\n";
    private static SphereStructure Parse(string text) => LammpsDataFile.Read(new StringReader(text), "in.data");

    [Fact]
    public void A_data_file_comes_back_in_SI()
    {
        var s = Parse(Header + Atoms + "\nVelocities\n\n9 1 2 3 4 5 6\n7 0 0 0 0 0 0\n");
        Assert.Equal([7, 9], s.Id);
        Assert.Equal([1, 2], s.Type);
        Close.Relative(2.5e-6, s.Diameter[0], 1e-15);
        Close.Relative(4650, s.Density[0], 1e-14);
        Close.Relative(19.5e-6, s.Z[1], 1e-15);
        Close.Relative(2, s.VelocityY[1], 1e-15);
        Close.Relative(6e6, s.SpinZ[1], 1e-15);
        Assert.Equal(1, s.ImageZ[0]);
        Close.Relative(20e-6, s.High[2], 1e-15);
    }

    [Fact]
    public void Writing_and_reading_keeps_every_number()
    {
        var s = Parse(Header + Atoms + "\nVelocities\n\n9 1 2 3 4 5 6\n7 .1 .2 .3 .4 .5 .6\n");
        var text = new StringWriter();
        LammpsDataFile.Write(text, s);
        var again = LammpsDataFile.Read(new StringReader(text.ToString()), "again");
        foreach (var (a, b) in new[] { (s.X, again.X), (s.Z, again.Z), (s.Diameter, again.Diameter), (s.Density, again.Density), (s.VelocityX, again.VelocityX), (s.SpinY, again.SpinY) })
            for (var i = 0; i < s.Count; i++) Close.Relative(a[i], b[i], 1e-15);
        Assert.Equal(s.Id, again.Id);
        Assert.Equal(s.ImageY, again.ImageY);
    }

    [Fact]
    public void Types_are_named_by_labels_by_the_header_or_by_masses()
    {
        const string masses = "Masses\n\n1 1.0 # CBD\n2 4.65 # AM 5 um\n\n", labels = "Atom Type Labels\n\n2 NMC\n1 binder\n\n";
        var named = Header.Replace("2 atom types\n", "2 atom types\n# type 2: AM\n# made by hand\n# type 7: none\n");
        Assert.Null(Parse(Header + Atoms).TypeNames);
        Assert.Equal(["CBD", "AM 5 um"], Parse(Header + masses + Atoms).TypeNames!);
        Assert.Equal(["", "AM"], Parse(named + masses + Atoms).TypeNames!);
        Assert.Equal(["binder", "NMC"], Parse(named + labels + masses + Atoms).TypeNames!);
        // Newer files may write labels in place of numbers.
        Assert.Equal([1, 2], Parse(Header + labels + "Masses\n\nbinder 1.0\nNMC 4.65\n\n" + Atoms.Replace("7 1 ", "7 binder ").Replace("9 2 ", "9 NMC ")).Type);
    }

    [Fact]
    public void Hybrid_styles_find_the_diameter_wherever_sphere_stands()
    {
        const string bonds = "\nBonds\n\n1 1 7 9\n";
        var header = Header.Replace("2 atom types", "2 atom types\n1 bonds\n1 bond types");
        var first = Parse(header + "Atoms # hybrid sphere bond\n\n7 1 1 2 3 2.5 4.65 1\n9 2 -1 -2 4 6.2 0.01 1\n" + bonds);
        var last = Parse(header + "Atoms # hybrid bond sphere\n\n7 1 1 2 3 1 2.5 4.65\n9 2 -1 -2 4 1 6.2 0.01\n" + bonds);
        Close.Relative(6.2e-6, first.Diameter[1], 1e-15);
        Close.Relative(6.2e-6, last.Diameter[1], 1e-15);
        Assert.Equal((1, 7, 9), first.Bonds[0]);
        var text = new StringWriter();
        LammpsDataFile.Write(text, first);
        Assert.Equal(first.Bonds, Parse(text.ToString()).Bonds);
    }

    [Fact]
    public void A_hybrid_header_without_its_styles_says_how_to_complete_it() =>
        Assert.Contains("e.g. `Atoms # hybrid sphere bond`", Assert.Throws<StructureFileException>(() => Parse(Header + "Atoms # hybrid\n\n7 1 1 2 3 2.5 4.65 1\n9 2 -1 -2 4 6.2 0.01 1\n")).Message);

    [Theory]
    [InlineData("0 0 0 xy xz yz", "triclinic")]
    [InlineData("3", "no header line")]
    public void Header_faults_are_named(string line, string expected) =>
        Assert.Contains(expected, Assert.Throws<StructureFileException>(() => Parse(Header + line + "\n" + Atoms)).Message);

    [Theory]
    [InlineData("7 1 2.5 4.65 NaN 2 3", 12, "x of atom 7")]
    [InlineData("7 1 -2.5 4.65 1 2 3", 12, "diameter -2.5")]
    [InlineData("7 1 2.5 0 1 2 3", 12, "density 0")]
    [InlineData("7 1 2.5 4.65 1 2 33", 12, "outside the box")]
    [InlineData("7 3 2.5 4.65 1 2 3", 12, "types 1 to 2")]
    [InlineData("7 1 2.5 4.65 1 2", 12, "6 columns")]
    [InlineData("9 1 2.5 4.65 1 2 3\n9 1 2.5 4.65 1 2 3", 13, "occurs twice")]
    [InlineData("7 1 2.5 4.65 1 2 3\n\nVelocities\n", 14, "truncated")]
    [InlineData("7 1 2.5 4.65 1 2 3\n", 12, "1 of 2")]
    [InlineData("seven 1 2.5 4.65 1 2 3", 12, "'seven")]
    public void Atom_faults_name_the_line_and_what_is_allowed(string atoms, int line, string expected)
    {
        var fault = Assert.Throws<StructureFileException>(() => Parse(Header + "Atoms # sphere\n\n" + atoms));
        Assert.Contains(expected, fault.Message);
        Assert.Equal(line, fault.Line);
        Assert.StartsWith($"in.data:{line}: ", fault.Message);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("title\n\n2 atoms\n", "ends within its header")]
    [InlineData("title\n\n2 atoms\n-5 5 xlo xhi\n-5 5 ylo yhi\n0 20 zlo zhi\n\nAtoms\n\n", "atom types")]
    [InlineData("title\n\n2 atoms\n1 atom types\n-5 5 xlo xhi\n5 -5 ylo yhi\n", "upper bound")]
    [InlineData("title\n\n2 atoms\n1 atom types\n-5 5 xlo xhi\n-5 5 ylo yhi\n\nAtoms\n\n", "zlo zhi")]
    [InlineData("title\n\n-2 atoms\n", "negative")]
    [InlineData("title\n\n3000000000 atoms\n1 atom types\n-5 5 xlo xhi\n-5 5 ylo yhi\n0 1 zlo zhi\n\nAtoms\n\n", "at most")]
    public void Bad_headers_are_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<StructureFileException>(() => Parse(text)).Message);

    [Fact]
    public void A_header_of_a_billion_atoms_takes_no_memory()
    {
        var text = Header.Replace("2 atoms", "1000000000 atoms") + Atoms;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("2 of 1000000000", Assert.Throws<StructureFileException>(() => Parse(text)).Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000, "memory must follow the file, not the header");
    }

    [Fact]
    public void An_endless_line_is_refused() =>
        Assert.Contains("longer than", Assert.Throws<StructureFileException>(() => Parse(new string('x', 1 << 20))).Message);

    [ReferenceFact("artistic_small/coord_in.data")]
    public void The_published_start_structure_is_read()
    {
        var s = LammpsDataFile.Read(Path.Combine(Places.ReferenceData!, "artistic_small/coord_in.data"));
        Assert.Equal(3945, s.Count);
        Assert.Equal(3786, s.Type.Count(t => t == 1));
        Close.Relative(200e-6, s.High[2] - s.Low[2], 1e-14);
    }

    [ReferenceFact("lammps_golden/gh_cbd_am.dump")]
    public void A_dump_of_many_frames_is_read()
    {
        var frames = LammpsDumpFile.Read(Path.Combine(Places.ReferenceData!, "lammps_golden/gh_cbd_am.dump")).ToList();
        Assert.True(frames.Count >= 60);
        Assert.Equal(2, frames[0].Count);
        Assert.Equal("ff", frames[0].Boundary[0]);
        Close.Relative(-8, frames[0]["vx"][1], 1e-15);
        Close.Relative(950, frames[0].ToStructure().Density[0], 1e-12);
    }

    [Fact]
    public void A_dump_is_read_back_as_written()
    {
        var s = Parse(Header + Atoms);
        var text = new StringWriter();
        LammpsDumpFile.Write(text, s, 42);
        LammpsDumpFile.Write(text, s, 43);
        var frames = LammpsDumpFile.Read(new StringReader(text.ToString()), "d").ToList();
        Assert.Equal([42L, 43L], frames.Select(f => f.Step));
        var again = frames[1].ToStructure();
        for (var i = 0; i < 2; i++) { Close.Relative(s.X[i], again.X[i], 1e-14); Close.Relative(s.Density[i], again.Density[i], 1e-13); }
        Assert.Contains("ends where", Assert.Throws<StructureFileException>(() =>
            LammpsDumpFile.Read(new StringReader(text.ToString()[..text.ToString().LastIndexOf("9 2", StringComparison.Ordinal)]), "d").ToList()).Message);
    }
}
