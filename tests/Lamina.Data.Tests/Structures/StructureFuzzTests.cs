using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Structures;

namespace Lamina.Data.Tests.Structures;

/// <summary>Damaged structure files are read or refused with a reason, whatever the damage, and take no more memory than what they hold.</summary>
public class StructureFuzzTests
{
    private static readonly (string Name, string Text, Action<TextReader> Read)[] formats = Formats();

    private static (string, string, Action<TextReader>)[] Formats()
    {
        var s = SphereStructure.Create(5, 3);
        for (var i = 0; i < 5; i++) (s.X[i], s.Y[i], s.Z[i], s.Diameter[i], s.Density[i], s.Type[i], s.VelocityZ[i]) = (1e-6 * i, 2e-6, 3.123456789e-6, 1.3e-6 + 1e-7 * i, 950, 1 + i % 3, -0.25);
        for (var axis = 0; axis < 3; axis++) s.High[axis] = 10e-6;
        s = s with { TypeNames = ["CBD", "", "AM 5 um"] };
        string Written(Action<TextWriter> write)
        {
            var text = new StringWriter();
            write(text);
            return text.ToString();
        }
        return
        [
            ("data", Written(w => LammpsDataFile.Write(w, s)), r => LammpsDataFile.Read(r, "fuzz")),
            ("dump", Written(w => { LammpsDumpFile.Write(w, s); LammpsDumpFile.Write(w, s, 10); }), r => { foreach (var f in LammpsDumpFile.Read(r, "fuzz")) f.ToStructure(); }),
            ("vtk", Written(w => VtkPolyDataFile.Write(w, s)), r => VtkPolyDataFile.Read(r, "fuzz")),
            ("xyz", Written(w => XyzFile.Write(w, s)), r => XyzFile.Read(r, "fuzz")),
        ];
    }

    private static readonly string[] harmful = ["nan", "inf", "-1", "0", "1e999", "999999999999", "1000000000", "2147483648", "-0", "1e-320", "", "\n", " ", "ITEM:", "Atoms", "Velocities", "<", ">", "\0", "é", "xy xz yz", "0 0 0 xy xz yz", "hybrid sphere", "#"];

    private static readonly Gen<(int Format, (int Kind, int At, int Length, int What)[] Damage)> damages =
        from format in Gen.Choose(0, 3)
        from count in Gen.Choose(1, 4)
        from damage in Gen.Four(Gen.Choose(0, 1_000_000)).Select(d => (d.Item1 % 5, d.Item2, d.Item3 % 40, d.Item4)).ArrayOf(count)
        select (format, damage);

    private static string Damaged(string text, (int Kind, int At, int Length, int What)[] damage)
    {
        var b = new StringBuilder(text);
        foreach (var (kind, place, length, what) in damage)
        {
            if (b.Length == 0) break;
            var at = place % b.Length;
            var cut = Math.Min(length, b.Length - at);
            switch (kind)
            {
                case 0: b.Length = at; break;
                case 1: b.Remove(at, cut); break;
                case 2: b.Insert(at, harmful[what % harmful.Length]); break;
                case 3: b.Insert(at, b.ToString(at, cut)); break;
                default: b[at] = (char)(what % 0x250); break;
            }
        }
        return b.ToString();
    }

    private static void ReadOrRefuse((int Format, (int Kind, int At, int Length, int What)[] Damage) c)
    {
        var (name, text, read) = formats[c.Format];
        var damaged = Damaged(text, c.Damage);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try { read(new StringReader(damaged)); }
        catch (StructureFileException fault) { Assert.NotEmpty(fault.Fault); }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException) { Assert.Fail($"{name}: {fault.GetType().Name}: {fault.Message}\n{damaged}"); }
        // A hundred thousand types may be declared; a billion atoms are only as many as follow.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000, $"{name} took {(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:F0} MB:\n{damaged}");
    }

    private static void Fuzz(int times) =>
        Prop.ForAll(Arb.From(damages), ReadOrRefuse).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(20261121, 11));

    [Fact]
    public void Damaged_files_are_read_or_refused_with_a_reason() => Fuzz(4000);

    [Fact]
    [Trait("Category", "Long")]
    public void A_hundred_thousand_damaged_files_are_read_or_refused() => Fuzz(100_000);

    [Theory]
    [InlineData("1000000000 atoms\n1 atom types\n0 1 xlo xhi\n0 1 ylo yhi\n0 1 zlo zhi\n\nAtoms # sphere\n\n1 1 1 1 0 0 0\n")]
    [InlineData("1 atoms\n1 atom types\n0 1 xlo xhi\n0 1 ylo yhi\n0 1 zlo zhi\n\nAtoms # sphere\n\n1 1 nan 1 0 0 0\n")]
    [InlineData("1 atoms\n1 atom types\n0 1 xlo xhi\n0 1 ylo yhi\n0 1 zlo zhi\n\nAtoms # sphere\n\n1 1 -1 1 0 0 0\n")]
    [InlineData("1 atoms\n1 atom types\n0 1 xlo xhi\n0 1 ylo yhi\n0 1 zlo zhi\n\nAtoms # sphere\n\n1 1 1 1 0 5 0\n")]
    [InlineData("1 atoms\n1 atom types\n0 1 xlo xhi\n0 1 ylo yhi\n0 1 zlo zhi\n0 0 0 xy xz yz\n\nAtoms # sphere\n\n1 1 1 1 0 0 0\n")]
    public void Bad_structures_are_refused_in_little_memory(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<StructureFileException>(() => LammpsDataFile.Read(new StringReader("title\n\n" + text), "bad.data"));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }
}
