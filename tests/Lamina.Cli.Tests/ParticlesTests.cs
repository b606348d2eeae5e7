using System.Text.Json;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>The verb particles on two spheres, where the answers are known.</summary>
public sealed class ParticlesTests
{
    // Two 2.85 um spheres, 2.55 um apart: an overlap of 0.3 um along x.
    private const string TwoSpheres = """
        two spheres

        2 atoms
        2 atom types

        -10 10 xlo xhi
        -10 10 ylo yhi
        -10 10 zlo zhi

        Atoms # sphere

        1 2 2.5 4.65 -1.275 0 0
        2 2 2.5 4.65 1.275 0 0
        """;

    public static TheoryData<string, string> Shipped => new()
    {
        { "slurry-small", "small" }, { "slurry-small-nominal-mass", "small nominal" }, { "slurry-thick", "thick" }, { "slurry-thick-nominal-mass", "thick nominal" }, { "dry-small", "dry small" }, { "dry-thick", "dry thick" },
    };

    private static string FieldFile(string name) => Path.Combine(Places.Root, "examples", "forcefields", name + ".yaml");

    private static string Slurry => FieldFile("slurry-small");

    private static string Data(string text)
    {
        var path = Path.Combine(Places.Scratch("particles"), "in.data");
        File.WriteAllText(path, text);
        return path;
    }

    private static double Value(JsonElement root, string key, string unit)
    {
        Assert.Equal(unit, root.GetProperty(key).GetProperty("unit").GetString());
        return root.GetProperty(key).GetProperty("value").GetDouble();
    }

    private static string[] Keys(JsonElement root) => [.. root.EnumerateObject().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_force_field_is_the_published_set(string file, string set)
    {
        var expected = set switch
        {
            "small" => PublishedForceFields.SlurrySmall(), "small nominal" => PublishedForceFields.SlurrySmall(true), "thick" => PublishedForceFields.SlurryThick(),
            "thick nominal" => PublishedForceFields.SlurryThick(true), "dry small" => PublishedForceFields.DrySmall(), _ => PublishedForceFields.DryThick(),
        };
        var read = ForceFieldFile.Read(FieldFile(file));
        Assert.Equal(expected.Name, read.Name);
        Assert.Equal(expected.Source, read.Source);
        Assert.Equal(expected.Mixing, read.Mixing);
        Assert.Equal(expected.Types.Keys.Order(), read.Types.Keys.Order());
        foreach (var (number, type) in expected.Types)
        {
            var got = read.Types[number];
            Assert.Equal(type.Name, got.Name);
            Assert.Equal(type.SolidDiameter.HasValue, got.SolidDiameter.HasValue);
            Close.Relative(type.Diameter, got.Diameter, 1e-14, "diameter");
            Close.Relative(type.SolidVolume, got.SolidVolume, 1e-13, "solid volume");
            Close.Relative(type.Density, got.Density, 1e-14, "density");
            Close.Relative(type.LennardJones!.Epsilon, got.LennardJones!.Epsilon, 1e-14, "epsilon");
            Close.Relative(type.LennardJones.Sigma, got.LennardJones.Sigma, 1e-14, "sigma");
            Close.Relative(type.LennardJones.Cutoff, got.LennardJones.Cutoff, 1e-14, "cutoff");
        }
        Close.Relative(expected.Contact!.NormalStiffness, read.Contact!.NormalStiffness, 1e-14, "kn");
        Close.Relative(expected.Contact.TangentialStiffness, read.Contact.TangentialStiffness, 1e-14, "kt");
        Close.Relative(expected.Contact.NormalDamping, read.Contact.NormalDamping, 1e-14, "gamma_n");
        Close.Relative(expected.Contact.TangentialDamping, read.Contact.TangentialDamping, 1e-14, "gamma_t");
        Assert.Equal(expected.Contact.Friction, read.Contact.Friction);
        Assert.Equal(expected.Contact.DampTangential, read.Contact.DampTangential);
    }

    [Fact]
    public void The_shipped_field_of_calendering_is_the_published_set()
    {
        var expected = PublishedForceFields.HertzSjkr2(PublishedForceFields.DrySmall());
        var read = ForceFieldFile.Read(FieldFile("calendering-small"));
        Assert.Equal((expected.Name, expected.Source, true), (read.Name, read.Source, read.HertzMindlin));
        foreach (var (number, type) in expected.Types)
        {
            var got = read.Types[number];
            Assert.Null(got.LennardJones);
            Close.Relative(type.Diameter, got.Diameter, 1e-14, "diameter");
            Close.Relative(type.Density, got.Density, 1e-12, "density");
            Close.Relative(type.Material!.YoungModulus, got.Material!.YoungModulus, 1e-14, "E");
            Close.Relative(type.Material.Cohesion, got.Material.Cohesion, 1e-14, "cohesion");
            Assert.Equal((type.Material.PoissonRatio, type.Material.Restitution, type.Material.Friction), (got.Material.PoissonRatio, got.Material.Restitution, got.Material.Friction));
        }
    }

    [Fact]
    public void Forces_of_two_spheres_are_Hertz_plus_Lennard_Jones()
    {
        var csv = Path.Combine(Places.Scratch("forces"), "forces.csv");
        var root = Cli.Json("particles", "forces", Data(TwoSpheres), "--forcefield", Slurry, "--out", csv, "--json");
        Assert.Equal(["energy", "pressure", "pressure_tensor", "max_force", "contacts", "box", "cpu_s"], Keys(root));
        // Shifted-force Lennard-Jones at 2.55 um: sigma 2.2 um, cutoff 2.85 um, epsilon 2.5e-17 J.
        static double Pull(double r) => 24 * 2.5e-17 / r * (2 * Math.Pow(2.2e-6 / r, 12) - Math.Pow(2.2e-6 / r, 6));
        var force = 8e3 * 0.3e-6 * Math.Sqrt(0.3e-6 * 1.425e-6 / 2) + Pull(2.55e-6) - Pull(2.85e-6);
        Close.Relative(force, Value(root, "max_force", "N"), 1e-10, "force");
        Close.Relative(force * 2.55e-6 / (3 * 8e-15), Value(root, "pressure", "Pa"), 1e-10, "pressure");
        var tensor = root.GetProperty("pressure_tensor").GetProperty("value").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.Equal(6, tensor.Length);
        Close.Relative(3 * Value(root, "pressure", "Pa"), tensor[0], 1e-12, "xx");
        Assert.Equal(1, root.GetProperty("contacts").GetInt64());
        Close.Relative(20e-6, Value(root.GetProperty("box"), "z", "m"), 1e-12, "z");
        static double Well(double r) => 4 * 2.5e-17 * (Math.Pow(2.2e-6 / r, 12) - Math.Pow(2.2e-6 / r, 6));
        Close.Relative(Well(2.55e-6) - Well(2.85e-6) - 0.3e-6 * Pull(2.85e-6), Value(root, "energy", "J"), 1e-10, "energy");
        var lines = File.ReadAllLines(csv);
        Assert.Equal("id,type,fx [N],fy [N],fz [N],tx [N m],ty [N m],tz [N m]", lines[0]);
        Assert.StartsWith("1,2,-", lines[1]);
        Close.Relative(force, double.Parse(lines[2].Split(',')[2]), 1e-10, "fx of particle 2");
    }

    [Fact]
    public void Relax_reaches_the_pressure_and_writes_the_structure()
    {
        var target = Path.Combine(Places.Scratch("relax"), "new", "out.data");
        var root = Cli.Json("particles", "relax", Data(Crowd()), "--forcefield", Slurry, "--pressure", "100 kPa", "--axes", "xyz", "--out", target, "--json");
        CheckRelaxed(root, target);
    }

    [Fact]
    public void Shrink_dries_along_z_alone()
    {
        var target = Path.Combine(Places.Scratch("shrink"), "dried.data");
        var root = Cli.Json("particles", "shrink", Data(Crowd()), "--forcefield", Slurry, "--to", FieldFile("dry-small"), "--pressure", "100 kPa", "--axes", "z", "--out", target, "--json");
        CheckRelaxed(root, target);
        // What is written is measured under the names of the force field, without a word.
        var phases = Cli.Json("measure", target, "--voxel", "0.5um", "--only", "volume_fractions", "--json").GetProperty("volume_fractions");
        Assert.Equal(["AM", "CBD", "pore"], Keys(phases).Order());
        Close.Relative(6e-6, Value(root.GetProperty("box"), "x", "m"), 1e-12, "x stays");
    }

    [Fact]
    public void Shear_gives_a_viscosity()
    {
        var root = Cli.Json("particles", "shear", Data(Crowd()), "--forcefield", Slurry, "--rate", "1e4 1/s", "--json");
        Assert.Equal(["viscosity"], Keys(root));
        Assert.True(Value(root, "viscosity", "Pa s") > 0);
    }

    [Fact]
    public void Step_gives_speed_and_drift()
    {
        var root = Cli.Json("particles", "step", Data(Crowd()), "--forcefield", Slurry, "--steps", "20000", "--dt", "0.1 ns", "--json");
        Assert.Equal(["particle_steps_per_cpu_s", "energy_drift"], Keys(root));
        Assert.True(root.GetProperty("particle_steps_per_cpu_s").GetDouble() > 0);
        Assert.True(double.IsFinite(root.GetProperty("energy_drift").GetDouble()));
    }

    [Fact]
    public void A_table_for_people_names_units() => Assert.Contains("Pa", Cli.Run("particles", "forces", Data(TwoSpheres), "--forcefield", Slurry).Out);

    [Theory]
    [InlineData("forces")]
    [InlineData("relax")]
    [InlineData("shear")]
    [InlineData("step")]
    [InlineData("shrink")]
    public void Help_holds_an_example(string verb)
    {
        var (exit, output, _) = Cli.Run("particles", verb, "--help");
        Assert.Equal(0, exit);
        Assert.Contains($"lamina particles {verb}", output);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "NaN", TwoSpheres.Replace("-1.275", "NaN"), "x of atom 1" },
        { "negative size", TwoSpheres.Replace("1 2 2.5", "1 2 -2.5"), "diameter" },
        { "outside the box", TwoSpheres.Replace("-1.275", "-12.75"), "outside the box" },
        { "truncated", TwoSpheres[..TwoSpheres.LastIndexOf("2 2 2.5", StringComparison.Ordinal)], "truncated" },
        { "a billion atoms in the header", TwoSpheres.Replace("2 atoms", "1000000000 atoms"), "truncated" },
        { "a type that the field lacks", TwoSpheres.Replace("2 atom types", "9 atom types").Replace("2 2 2.5", "2 9 2.5"), "type 9" },
        { "centres that coincide", TwoSpheres.Replace("-1.275", "1.275"), "coincides" },
        { "empty", "", "empty" },
        { "a box far smaller than the spheres", TwoSpheres.Replace("-10 10", "-1e-6 1e-6").Replace("-1.275", "0").Replace("1.275", "5e-7"), "images" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_structure_exits_with_two_and_says_why(string kind, string text, string said)
    {
        var before = GC.GetTotalAllocatedBytes();
        var (exit, output, error) = Cli.Run("particles", "forces", Data(text), "--forcefield", Slurry, "--json");
        Assert.True(exit == 2, $"{kind}: exit {exit}\n{output}\n{error}");
        using var json = JsonDocument.Parse(output);
        Assert.Contains(said, json.RootElement.GetProperty("error").GetProperty("message").GetString());
        Assert.DoesNotContain("   at ", output + error);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000, $"{kind}: {GC.GetTotalAllocatedBytes() - before} bytes were allocated");
    }

    [Theory]
    [InlineData("forces")]
    [InlineData("relax", "--pressure", "100 um")]
    [InlineData("relax", "--pressure", "-1 kPa")]
    [InlineData("relax", "--pressure", "much")]
    [InlineData("relax", "--axes", "y")]
    [InlineData("shear", "--forcefield", "FIELD")]
    [InlineData("shear", "--forcefield", "FIELD", "--rate", "0 1/s")]
    [InlineData("step", "--forcefield", "FIELD", "--steps", "0", "--dt", "1 ns")]
    [InlineData("step", "--forcefield", "FIELD", "--steps", "10", "--dt", "1 um")]
    [InlineData("shrink", "--forcefield", "FIELD")]
    [InlineData("shrink", "--forcefield", "FIELD", "--to", "FIELD", "--axes", "xyz")]
    [InlineData("shrink", "--forcefield", "FIELD", "--to", "nowhere.yaml")]
    [InlineData("forces", "--forcefield", "nowhere.yaml")]
    [InlineData("jump")]
    public void A_wrong_option_exits_with_two(string verb, params string[] options)
    {
        string[] given = [.. options.Select(o => o == "FIELD" ? Slurry : o)];
        if (verb == "relax") given = [.. given, "--forcefield", Slurry];
        var (exit, output, error) = Cli.Run(["particles", verb, Data(TwoSpheres), .. given]);
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        Assert.DoesNotContain("   at ", output + error);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var (exit, _, error) = Cli.Run("particles", "forces", "nowhere.data", "--forcefield", Slurry);
        Assert.Equal(2, exit);
        Assert.Contains("nowhere.data", error);
    }

    private static void CheckRelaxed(JsonElement root, string target)
    {
        Assert.Equal(["density", "porosity_formula", "box", "pressure", "steps", "converged", "cpu_s"], Keys(root));
        Assert.True(root.GetProperty("converged").GetBoolean());
        Close.Relative(1e5, Value(root, "pressure", "Pa"), 0.021, "pressure");
        var written = LammpsDataFile.Read(target);
        Assert.Equal(27, written.Count);
        var box = root.GetProperty("box");
        Close.Relative(written.High[2] - written.Low[2], Value(box, "z", "m"), 1e-12, "z");
        // All spheres are active material of 2.5 um and 4650 kg/m3.
        var solid = 27 * Math.PI / 6 * Math.Pow(2.5e-6, 3);
        var volume = Value(box, "x", "m") * Value(box, "y", "m") * Value(box, "z", "m");
        Close.Relative(4650 * solid / volume, Value(root, "density", "kg/m3"), 1e-12, "density");
        Close.Relative(1 - solid / volume, root.GetProperty("porosity_formula").GetDouble(), 1e-10, "porosity");
    }

    /// <summary>27 spheres on a disturbed lattice in a box of 6 um: enough contacts to carry a pressure.</summary>
    private static string Crowd()
    {
        var text = "crowd\n\n27 atoms\n2 atom types\n\n0 6 xlo xhi\n0 6 ylo yhi\n0 6 zlo zhi\n\nAtoms # sphere\n\n";
        for (var n = 0; n < 27; n++)
        {
            double At(int k, double phase) => 1 + 2 * k + 0.1 * Math.Sin(12.9898 * n + phase);
            text += $"{n + 1} 2 2.5 4.65 {At(n % 3, 0):R} {At(n / 3 % 3, 1):R} {At(n / 9, 2):R}\n";
        }
        return text;
    }

    [Fact]
    public void An_indentation_prints_curves_and_readings_and_refuses_what_does_not_fit()
    {
        var folder = Places.Scratch("indent");
        string csv = Path.Combine(folder, "indent.csv"), svg = Path.Combine(folder, "indent.svg");
        var field = FieldFile("calendering-small");
        string[] ask = ["particles", "indent", Data(TwoSpheres), "--forcefield", field, "--points", "1", "--steps", "10", "--out", csv, "--svg", svg];
        var root = Cli.Json([.. ask, "--radius", "1 um", "--depth", "0.05 um", "--json"]);
        foreach (var key in (string[])["max_load", "hardness", "reduced_modulus", "stiffness", "residual_depth", "contact_area"]) Assert.True(root.GetProperty(key).TryGetProperty("value", out _), key);
        Assert.True(root.GetProperty("max_load").GetProperty("value").GetDouble() > 0);
        Assert.Equal("hertz-sjkr2", root.GetProperty("forcefield").GetString());
        Assert.StartsWith("place,branch,depth [m],load [N]", File.ReadAllText(csv), StringComparison.Ordinal);
        Assert.StartsWith("<svg", File.ReadAllText(svg), StringComparison.Ordinal);
        var refused = Cli.Run([.. ask, "--radius", "1 m", "--depth", "0.05 um"]);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("periodic image", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_prints_its_balance_and_writes_the_structure()
    {
        var folder = Places.Scratch("sweep");
        string target = Path.Combine(folder, "swept.data"), frames = Path.Combine(folder, "frames.csv");
        string[] ask = ["particles", "sweep", Data(TwoSpheres), "--forcefield", FieldFile("dry-small"), "--speed", "20 m/s", "--out", target, "--frames", frames];
        var root = Cli.Json([.. ask, "--contact-angle", "30 deg", "--json"]);
        Assert.True(root.GetProperty("momentum_error").GetDouble() < 1e-6);
        Close.Relative(1.65e-3 * 20 / 0.04, root.GetProperty("capillary_number").GetDouble(), 1e-12);
        Assert.Contains("2 atoms", File.ReadAllText(target), StringComparison.Ordinal);
        Assert.StartsWith("surface [m]", File.ReadAllText(frames), StringComparison.Ordinal);
        Assert.Equal(2, Cli.Run([.. ask, "--contact-angle", "200 deg"]).Exit);
    }
}
