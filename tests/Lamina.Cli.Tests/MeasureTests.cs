using System.Text.Json;
using Lamina.Data.Images;
using Lamina.Data.Structures;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>measure, convert and compare.</summary>
public sealed class MeasureTests
{
    [Fact]
    public void Measure_of_layers_gives_the_exact_numbers()
    {
        var root = Cli.Json("measure", Layers(ImageSpacing.Cubic(1e-7)), "--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD", "--json");
        Assert.Equal(
            ["voxel", "shape", "volume_fractions", "profile", "faces_per_voxel", "specific_surface", "contact_percent", "connected_fraction", "tortuosity", "pore_size", "warnings", "cpu_s", "peak_memory_bytes"],
            root.EnumerateObject().Select(p => p.Name));
        Close.Relative(1e-7, root.GetProperty("voxel").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal([6, 5, 12], root.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()));
        Close.Relative(0.5, Number(root, "volume_fractions", "pore"), 1e-15);
        Close.Relative(0.25, Number(root, "volume_fractions", "CBD"), 1e-15);
        // Pages are alike: two walls across x, of 30 faces each in 360 voxels.
        Close.Relative(30 / 360.0, Number(root, "faces_per_voxel", "pore-AM"), 1e-15);
        Close.Relative(30 / 360.0, Number(root, "faces_per_voxel", "AM-CBD"), 1e-15);
        Assert.Equal(0, Number(root, "faces_per_voxel", "pore-CBD"));
        Close.Relative(60 / 360.0 / 1e-7, Number(root, "specific_surface", "AM", "faces", "value"), 1e-12);
        // Two flat walls in the 11 x 4 x 5 cubes between voxel centres.
        Close.Relative(2 / 11.0 / 1e-7, Number(root, "specific_surface", "AM", "marching_cubes", "value"), 1e-6);
        Assert.Equal(6, root.GetProperty("profile").GetArrayLength());
        Close.Relative(0.5, root.GetProperty("profile")[5].GetProperty("fraction").GetProperty("pore").GetDouble(), 1e-15);
        Close.Relative(5.5e-7, root.GetProperty("profile")[5].GetProperty("position").GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal(0, Number(root, "contact_percent", "CBD_pore"));
        Close.Relative(50, Number(root, "contact_percent", "AM_pore"), 1e-12);
        Assert.Equal(3, root.GetProperty("contact_percent").GetProperty("thirds").GetArrayLength());
        Assert.Equal(1, Number(root, "connected_fraction", "AM", "side"));
        // Along the layers the path is straight; across them nothing gets through.
        Close.Relative(1, Number(root, "tortuosity", "pore", "z", "tau"), 1e-6);
        Close.Relative(0.5, Number(root, "tortuosity", "pore", "y", "d_eff"), 1e-6);
        var across = root.GetProperty("tortuosity").GetProperty("pore").GetProperty("x");
        Assert.Equal(JsonValueKind.Null, across.GetProperty("tau").ValueKind);
        Assert.NotEqual("", across.GetProperty("reason").GetString());
        Assert.Equal("m", root.GetProperty("pore_size").GetProperty("d50").GetProperty("unit").GetString());
        Assert.Equal(0, root.GetProperty("warnings").GetArrayLength());
        Assert.True(root.GetProperty("peak_memory_bytes").GetInt64() > 1_000_000);
    }

    [Fact]
    public void Voxels_that_are_not_cubes_are_measured_as_they_are_or_on_cubes_with_a_warning()
    {
        // Twice as long along z: layers across x keep every number but those of a cube.
        var root = Cli.Json("measure", Layers(new ImageSpacing(1e-7, 1e-7, 2e-7)), "--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD", "--json");
        Close.Relative(60 / 360.0 / 1e-7, Number(root, "specific_surface", "AM", "faces", "value"), 1e-12);
        Close.Relative(2 / 11.0 / 1e-7, Number(root, "specific_surface", "AM", "marching_cubes", "value"), 1e-6);
        Close.Relative(1, Number(root, "tortuosity", "pore", "z", "tau"), 1e-6);
        Close.Relative(0.5, Number(root, "tortuosity", "pore", "y", "d_eff"), 1e-6);
        Assert.Contains("cubic voxels", root.GetProperty("tortuosity").GetProperty("pore").GetProperty("z").GetProperty("tau_corrected_reason").GetString());
        Assert.Contains("on cubes of 1E-07 m", root.GetProperty("warnings").EnumerateArray().Single().GetString());
        var cubes = Cli.Json("measure", Layers(ImageSpacing.Cubic(1e-7)), "--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD", "--only", "pore_size", "--json");
        Close.Relative(Number(cubes, "pore_size", "d50", "value"), Number(root, "pore_size", "d50", "value"), 1e-12);
    }

    [Fact]
    public void A_mixture_in_layers_conducts_in_series_and_in_parallel()
    {
        var root = Cli.Json("measure", Layers(null), "--only", "tortuosity", "--axis", "x,z", "--conductivity", "0=1", "--conductivity", "1=2", "--conductivity", "7=4", "--json");
        Close.Relative(1 / (0.5 / 1 + 0.25 / 2 + 0.25 / 4), Number(root, "tortuosity", "mixture", "x", "d_eff"), 1e-6);
        Close.Relative(0.5 * 1 + 0.25 * 2 + 0.25 * 4, Number(root, "tortuosity", "mixture", "z", "d_eff"), 1e-6);
        Assert.False(root.GetProperty("tortuosity").GetProperty("mixture").TryGetProperty("y", out _));
    }

    [Fact]
    public void An_electrode_has_two_porosities_and_three_thirds()
    {
        string[] names = ["--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD"];
        var folder = Places.Scratch("electrode");
        var electrode = Cli.Json(["measure", Layers(null), .. names, "--nanoporosity", "40 %", "--only", "electrode,contact_percent", "--report", folder, "--json"]).GetProperty("electrode");
        Close.Relative(0.5, Number(electrode, "porosity_bulk"), 1e-12);
        Close.Relative(0.5 + 0.4 * 0.25, Number(electrode, "porosity"), 1e-12);
        Assert.Equal(3, electrode.GetProperty("thirds").GetArrayLength());
        Assert.All(electrode.GetProperty("thirds").EnumerateArray(), third => Close.Relative(0.25, Number(third, "CBD"), 1e-12));
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("60 % with the voids of 40 % inside it", page);
        Assert.Contains("middle third", page);
        Close.Relative(0.625, Number(Cli.Json(["measure", Layers(null), .. names, "--only", "electrode", "--json"]).GetProperty("electrode"), "porosity"), 1e-12);
        Assert.Contains("named AM, CBD and pore", Cli.Json("measure", Layers(null), "--only", "electrode", "--json").GetProperty("electrode").GetProperty("reason").GetString());
        Assert.Equal(2, Cli.Run(["measure", Layers(null), .. names, "--nanoporosity", "140 %"]).Exit);
    }

    [Fact]
    public void A_cracked_film_gains_along_its_cracks_and_loses_electrons_across()
    {
        // Phase 7, a quarter of the width, taken as the crack of a film of 60 % porosity.
        var folder = Places.Scratch("cracked");
        var root = Cli.Json("measure", Layers(null), "--crack", "7=60%", "--only", "cracked_film", "--axis", "x,z", "--report", folder, "--json");
        var film = root.GetProperty("cracked_film");
        var compacted = 1 - 0.4 / 0.75;
        Close.Relative(0.25, Number(film, "crack_fraction"), 1e-15);
        Close.Relative(compacted, Number(film, "compacted_porosity"), 1e-12);
        Close.Relative((0.25 + 0.75 * Math.Pow(compacted, 1.5)) / Math.Pow(0.6, 1.5), Number(film, "ions", "z", "gain"), 1e-6);
        Close.Relative(1 / (0.25 + 0.75 / Math.Pow(compacted, 1.5)) / Math.Pow(0.6, 1.5), Number(film, "ions", "x", "gain"), 1e-6);
        Close.Relative(1 / Math.Sqrt(0.75), Number(film, "electrons", "z", "gain"), 1e-6);
        Assert.Equal(0, Number(film, "electrons", "x", "gain"));
        Assert.Contains("does not percolate", film.GetProperty("electrons").GetProperty("x").GetProperty("reason").GetString());
        Assert.Equal(1.5, Number(film, "exponent"));
        Assert.Contains("--only leaves out", Cli.Run("measure", Layers(null), "--only", "volume_fractions", "--crack", "7=60%").Error);
        Assert.Contains("compacted to 46.67 %", File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.False(Cli.Json("measure", Layers(null), "--only", "volume_fractions", "--crack", "7=60%", "--json").TryGetProperty("cracked_film", out _));
        foreach (var (given, said) in new[] { ("7", "PHASE=POROSITY"), ("7=60um", "pure number"), ("7=120%", "between 0 and 1"), ("7=20%", "leave no pores"), ("9=60%", "phase 9 is not in the image") })
        {
            var (exit, _, error) = Cli.Run("measure", Layers(null), "--crack", given, "--only", "cracked_film");
            Assert.Equal(2, exit);
            Assert.Contains(said, error);
        }
        Assert.Equal(2, Cli.Run("measure", Layers(null), "--only", "cracked_film").Exit);
    }

    [Fact]
    public void Slips_in_options_that_are_used_late_are_found_before_the_work_begins()
    {
        foreach (var (options, said) in new[]
        {
            (new[] { "--conductivity", "copper=1" }, "phase copper is not in the image"), (["--conductivity", "1=-2"], "PHASE=VALUE"),
            (["--crack", "7=20%", "--only", "tortuosity,cracked_film"], "leave no pores"), (["--nanoporosity", "120%"], "between 0 and 1"),
        })
        {
            var (exit, _, error) = Cli.Run(["measure", Layers(null), .. options]);
            Assert.Equal(2, exit);
            Assert.Contains(said, error);
            Assert.DoesNotContain("tortuosity of", error);
            Assert.DoesNotContain("volume_fractions", error);
        }
    }

    [Fact]
    public void Spheres_smaller_than_a_voxel_are_warned_of_and_thresholds_refused()
    {
        var warnings = Cli.Json("measure", Sphere(), "--voxel", "40um", "--only", "warnings", "--json").GetProperty("warnings").EnumerateArray().Select(w => w.GetString());
        Assert.Contains(warnings, w => w!.StartsWith("1 of 1 spheres are smaller than a voxel", StringComparison.Ordinal));
        var (exit, _, error) = Cli.Run("measure", Sphere(), "--voxel", "1um", "--threshold", "3");
        Assert.Equal(2, exit);
        Assert.Contains("holds spheres", error);
    }

    [Fact]
    public void A_report_shows_what_was_asked_for_and_no_empty_charts()
    {
        var folder = Places.Scratch("further");
        Assert.Equal(0, Cli.Run("measure", Layers(ImageSpacing.Cubic(1e-7)), "--phase", "0=pore", "--phase", "1=AM", "--only", "volume_fractions,profile,two_point,chord_length,permeability,distance", "--axis", "z", "--report", folder).Exit);
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        foreach (var said in new[] { "Middle slice normal to x", "Volume shares of the phases in each page", "Two-point correlation along x", "permeability, z", "chord length, pore", "distance, pore, mean" }) Assert.Contains(said, page);
        // The wall of phase 1 is a chord in each of the 30 rows along x.
        Assert.Matches("chord length, AM, x, count</td><td[^>]*>30", page);
        // One page: a slice of it, no profile.
        var flat = Path.Combine(Places.Scratch("flat"), "flat.npy");
        ImageFiles.Write(flat, new ImageArray(new byte[] { 0, 0, 1, 1, 0, 1 }, 3, 2, 1));
        Assert.Equal(0, Cli.Run("measure", flat, "--only", "volume_fractions,profile", "--report", folder).Exit);
        page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("Middle slice normal to z", page);
        Assert.DoesNotContain("Middle slice normal to x", page);
        Assert.DoesNotContain("Volume shares of the phases in each page", page);
    }

    [Fact]
    public void Only_takes_the_keys_named_and_phases_limit_the_results()
    {
        var root = Cli.Json("measure", Layers(null), "--only", "volume_fractions,faces_per_voxel", "--only", "warnings", "--phase", "7=CBD", "--json");
        Assert.Equal(["volume_fractions", "faces_per_voxel", "warnings"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["CBD"], root.GetProperty("volume_fractions").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["0-CBD", "1-CBD"], root.GetProperty("faces_per_voxel").EnumerateObject().Select(p => p.Name));
        Assert.Contains("voxel size", root.GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public void Labels_of_one_name_are_one_phase()
    {
        var root = Cli.Json("measure", Layers(null), "--phase", "1=solid", "--phase", "7=solid", "--phase", "0=pore", "--only", "volume_fractions,faces_per_voxel", "--json");
        Assert.Equal(["pore", "solid"], root.GetProperty("volume_fractions").EnumerateObject().Select(p => p.Name));
        Close.Relative(0.5, Number(root, "volume_fractions", "solid"), 1e-15);
        Assert.Equal(["pore-solid"], root.GetProperty("faces_per_voxel").EnumerateObject().Select(p => p.Name));
        Close.Relative(30 / 360.0, Number(root, "faces_per_voxel", "pore-solid"), 1e-15);
    }

    [Fact]
    public void Spheres_are_measured_under_the_names_of_their_types()
    {
        // A layer of each: two types of binder, two of active material, one without a name.
        var s = SphereStructure.Create(5, 5);
        for (var i = 0; i < 5; i++) (s.Type[i], s.X[i], s.Y[i], s.Z[i], s.Diameter[i], s.Density[i]) = (i + 1, 5e-6, 5e-6, (2 * i + 1) * 1e-6, 2e-6, 1000);
        for (var axis = 0; axis < 3; axis++) s.High[axis] = 10e-6;
        var folder = Places.Scratch("named-spheres");
        string bare = Path.Combine(folder, "bare.data"), named = Path.Combine(folder, "named.data"), field = Path.Combine(folder, "field.yaml");
        LammpsDataFile.Write(bare, s);
        LammpsDataFile.Write(named, s with { TypeNames = ["CBD bottom", "cbd_top", "AM 2.5 um", "AM2", ""] });
        File.WriteAllText(field, string.Join('\n', ["types:", .. new[] { "CBD", "CBD", "AM", "AM", "AMX" }.Select((n, i) => $"  {i + 1}: {{name: {n}, diameter: 2 um, density: 1000 kg/m3}}")]) + "\n");
        string[] rest = ["--voxel", "0.2um", "--only", "volume_fractions,contact_percent", "--json"];
        static string[] Keys(JsonElement root) => [.. root.GetProperty("volume_fractions").EnumerateObject().Select(p => p.Name)];
        Assert.Equal(["pore", "CBD", "AM", "5"], Keys(Cli.Json(["measure", named, .. rest])));
        Assert.Equal(["pore", "1", "2", "3", "4", "5"], Keys(Cli.Json(["measure", bare, .. rest])));
        Assert.Contains("--forcefield", Cli.Json(["measure", bare, .. rest]).GetProperty("contact_percent").GetProperty("reason").GetString());
        Assert.Equal(["pore", "CBD", "AM", "AMX"], Keys(Cli.Json(["measure", bare, "--forcefield", field, .. rest])));
        var three = Cli.Json(["measure", named, "--phase", "0=pore", "--phase", "CBD", "--phase", "AM=AM", "--phase", "5=AM", .. rest]);
        Assert.Equal(["pore", "CBD", "AM"], Keys(three));
        Assert.True(Number(three, "contact_percent", "AM_pore") > 0);
        // Through other formats, and named on the way.
        foreach (var other in new[] { "x.vtp", "x.dump", "x.xyz", "x.lmp" })
        {
            var path = Path.Combine(folder, other);
            Assert.Equal(0, Cli.Run("convert", named, path).Exit);
            Assert.Equal(["pore", "CBD", "AM"], Keys(Cli.Json(["measure", path, .. rest]))[..3]);
        }
        // Spheres of 2 um at 5 um lie inside the box; at its sides they are cut, which is said.
        Assert.DoesNotContain("beyond the sides", Cli.Run(["measure", named, .. rest]).Error);
        s.X[4] = 0.5e-6;
        LammpsDataFile.Write(named, s);
        Assert.Contains("1 of 5 spheres reach beyond the sides", Cli.Run(["measure", named, .. rest]).Error);
        Assert.DoesNotContain("beyond the sides", Cli.Run(["measure", named, "--periodic", .. rest]).Error);
        var frames = Path.Combine(folder, "frames.dump");
        using (var writer = new StreamWriter(frames))
            for (var step = 0; step < 3; step++) LammpsDumpFile.Write(writer, s, 10 * step);
        Assert.Contains("3 frames: the last one, of step 20", Cli.Run(["measure", frames, .. rest]).Error);
        var image = Cli.Json("convert", bare, Path.Combine(folder, "x.npy"), "--voxel", "0.2um", "--forcefield", field, "--json").GetProperty("phases");
        Assert.Equal("AM", image.GetProperty("2").GetString());
        Assert.Equal(2, Cli.Run("measure", Layers(null), "--forcefield", field).Exit);
    }

    [Fact]
    public void Grey_images_are_refused_until_they_are_cut()
    {
        var samples = Enumerable.Range(0, 400).Select(i => (i % 20) * 0.1f).ToArray();
        var path = Path.Combine(Places.Scratch("grey"), "grey.npy");
        ImageFiles.Write(path, new ImageArray(samples, 20, 5, 4));
        var (exit, _, error) = Cli.Run("measure", path);
        Assert.Equal(2, exit);
        Assert.Contains("--threshold", error);
        var cut = Cli.Json("measure", path, "--threshold", "0.45,1.45", "--phase", "1=AM", "--phase", "0", "--only", "volume_fractions", "--json");
        Close.Relative(0.5, Number(cut, "volume_fractions", "AM"), 1e-15);
        Close.Relative(0.25, Number(cut, "volume_fractions", "0"), 1e-15);
        Assert.Equal(2, Cli.Run("measure", path, "--threshold", "1,0.5").Exit);
        Assert.Equal(2, Cli.Run("measure", path, "--threshold", "dark").Exit);
        var otsu = Cli.Json("measure", path, "--threshold", "otsu", "--only", "volume_fractions,warnings", "--json");
        Close.Relative(0.5, Number(otsu, "volume_fractions", "1"), 1e-15);
        Assert.Contains("Otsu", otsu.GetProperty("warnings")[1].GetString());
        var numbers = Path.Combine(Places.Scratch("grey"), "numbers.npy");
        ImageFiles.Write(numbers, new ImageArray(Enumerable.Range(0, 400).Select(i => (ushort)(i % 300)).ToArray(), 20, 5, 4));
        Assert.Contains("one label", Cli.Run("measure", numbers).Error);
        // 40 grey values in bytes are no phases either.
        var bytes = Path.Combine(Places.Scratch("grey"), "bytes.npy");
        ImageFiles.Write(bytes, new ImageArray(Enumerable.Range(0, 400).Select(i => (byte)(i % 40)).ToArray(), 20, 5, 4));
        Assert.Contains("--threshold", Cli.Run("measure", bytes).Error);
        Assert.Equal(0, Cli.Run("measure", bytes, "--phase", "3=AM", "--only", "volume_fractions").Exit);
    }

    [Fact]
    public void Further_keys_come_when_asked_for()
    {
        var root = Cli.Json("measure", Layers(ImageSpacing.Cubic(1e-7)), "--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD", "--only", "three_phase_line,intrusion_size,chord_length,two_point,representative_volume,permeability", "--axis", "z", "--periodic", "--json");
        // Layers meet by twos.
        Assert.Equal(0, Number(root, "three_phase_line", "pore-AM-CBD", "edges_per_voxel"));
        Close.Relative(3e-7, Number(root, "chord_length", "AM", "x", "mean", "value"), 1e-12);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("chord_length").GetProperty("AM").GetProperty("y").GetProperty("value").ValueKind);
        Close.Relative(0.25, root.GetProperty("two_point").GetProperty("AM").GetProperty("z")[2].GetDouble(), 1e-12);
        Assert.Equal(1, Number(root, "intrusion_size", "reached"));
        // Pores are a channel of 6 of 12 columns between walls.
        Close.Relative((36 / 12.0 + 1 / 24.0) / 2 * 1e-14, Number(root, "permeability", "z", "value"), 1e-4);
        var solid = Cli.Json("measure", Layers(null), "--phase", "0=CBD", "--phase", "1=AM", "--phase", "7=AM", "--only", "permeability,intrusion_size", "--json");
        Assert.Contains("no phase is named pore", solid.GetProperty("permeability").GetProperty("reason").GetString());
        Assert.Contains("no phase is named pore", solid.GetProperty("intrusion_size").GetProperty("reason").GetString());
        Assert.Contains("8 voxels", root.GetProperty("representative_volume").GetProperty("AM").GetProperty("reason").GetString());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_memory_budget_changes_nothing_but_what_cannot_fit()
    {
        var n = 220;
        var samples = new byte[n * n * n];
        for (var i = 0; i < samples.Length; i++)
        {
            int x = i % n, y = i / n % n, z = i / n / n;
            samples[i] = Math.Sin(x * 0.31) + Math.Sin(y * 0.27) + Math.Sin(z * 0.29) > 0.3 ? (byte)1 : (byte)0;
        }
        var path = Path.Combine(Places.Scratch("budget"), "waves.npy");
        ImageFiles.Write(path, new ImageArray(samples, n, n, n));
        string[] line = ["measure", path, "--phase", "0=pore", "--phase", "1=AM", "--axis", "z", "--only", "volume_fractions,specific_surface,connected_fraction,pore_size,tortuosity", "--json"];
        var (whole, bound) = (Cli.Json(line), Cli.Json([.. line, "--memory", "230MB"]));
        foreach (var key in new[] { "volume_fractions", "specific_surface", "connected_fraction", "pore_size" }) Assert.Equal(whole.GetProperty(key).GetRawText(), bound.GetProperty(key).GetRawText());
        var parts = bound.GetProperty("tortuosity").GetProperty("pore").GetProperty("z").GetProperty("sub_volumes");
        var tau = Number(whole, "tortuosity", "pore", "z", "tau");
        Assert.Equal(8, parts.GetProperty("count").GetInt32());
        Close.Relative(tau, parts.GetProperty("mean").GetDouble(), 0.05);
    }

    [Fact]
    public void What_the_memory_does_not_hold_is_null_with_a_reason_beside_the_rest()
    {
        // The runtime alone takes more than that.
        var root = Cli.Json("measure", Sphere(), "--voxel", "0.1um", "--phase", "1=AM", "--phase", "0=pore", "--memory", "64MB", "--only", "volume_fractions,specific_surface,connected_fraction,tortuosity,pore_size,distance", "--json");
        Assert.True(Number(root, "volume_fractions", "AM") > 0.3);
        Assert.True(Number(root, "connected_fraction", "AM", "side") > 0.99);
        foreach (var missing in new[] { root.GetProperty("tortuosity").GetProperty("AM").GetProperty("z"), root.GetProperty("pore_size"), root.GetProperty("distance").GetProperty("AM"), root.GetProperty("specific_surface").GetProperty("AM").GetProperty("marching_cubes") })
            Assert.Contains("--memory allows 64 MB", missing.GetProperty("reason").GetString());
    }

    [Fact]
    public void A_report_holds_the_page_the_numbers_and_the_tables()
    {
        var folder = Path.Combine(Places.Scratch("report"), "new");
        Assert.Equal(0, Cli.Run("measure", Layers(ImageSpacing.Cubic(1e-7)), "--phase", "0=pore", "--phase", "1=AM", "--phase", "7=CBD", "--report", folder).Exit);
        Assert.Equal(["pore_size.csv", "profile.csv", "report.html", "result.json"], Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        foreach (var title in new[] { "Slices", "Profile", "Transport", "Pore size", "Surface", "Connectivity" }) Assert.Contains($">{title}</h2>", page);
        Assert.Equal("z [m],pore [1],AM [1],CBD [1]", File.ReadLines(Path.Combine(folder, "profile.csv")).First());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        Close.Relative(0.5, result.RootElement.GetProperty("volume_fractions").GetProperty("pore").GetDouble(), 1e-15);
    }

    [Fact]
    public void Without_json_there_is_a_table_and_the_warning_is_on_stderr()
    {
        var (exit, output, error) = Cli.Run("measure", Layers(null), "--only", "volume_fractions");
        Assert.Equal(0, exit);
        Assert.Contains("volume_fractions.7", output);
        Assert.Contains("warning: the file gives no voxel size", error);
    }

    [Fact]
    public void Spheres_are_measured_at_the_voxel_size_given()
    {
        var file = Sphere();
        Assert.Contains("--voxel", Cli.Run("measure", file).Error);
        Assert.Equal(2, Cli.Run("measure", file).Exit);
        var root = Cli.Json("measure", file, "--voxel", "0.1um", "--phase", "1=AM", "--phase", "0", "--only", "volume_fractions,shape", "--json");
        // The box is cut to the sphere along z: radius 2 um in 5 x 5 x 4 um.
        Assert.Equal([40, 50, 50], root.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()));
        Close.Relative(4 / 3.0 * Math.PI * 8 / 100, Number(root, "volume_fractions", "AM"), 2e-3);
    }

    [Fact]
    public void Where_spheres_overlap_AM_wins_then_what_is_named_first()
    {
        var structure = SphereStructure.Create(2, 2);
        for (var axis = 0; axis < 3; axis++) structure.High[axis] = 6e-6;
        for (var i = 0; i < 2; i++)
        {
            structure.X[i] = structure.Y[i] = structure.Z[i] = 3e-6;
            structure.Diameter[i] = 4e-6;
            structure.Density[i] = 4000;
            structure.Type[i] = i + 1;
        }
        var path = Path.Combine(Places.Scratch("overlap"), "two.data");
        LammpsDataFile.Write(path, structure);
        string[] line = ["measure", path, "--voxel", "0.5um", "--only", "volume_fractions", "--json"];
        double Share(string phase, params string[] names) => Number(Cli.Json([.. line, .. names.SelectMany(n => (string[])["--phase", n])]), "volume_fractions", phase);
        Assert.True(Share("AM", "1=CBD", "2=AM") > 0.1);
        Assert.Equal(0, Share("CBD", "1=CBD", "2=AM"));
        Assert.True(Share("b", "2=b", "1=a") > 0.1);
    }

    [Fact]
    public void Convert_keeps_samples_and_voxel_size()
    {
        var source = Layers(ImageSpacing.Cubic(4e-7));
        var target = Path.Combine(Places.Scratch("convert"), "layers.nrrd");
        var root = Cli.Json("convert", source, target, "--json");
        Assert.Equal([6, 5, 12], root.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()));
        var (before, after) = (ImageFiles.Read(source), ImageFiles.Read(target));
        Assert.Equal(before.As<byte>(), after.As<byte>());
        Close.Relative(4e-7, after.Spacing!.Value.Z, 1e-12);
        Assert.Equal(2, Cli.Run("convert", source, source).Exit);
    }

    [Fact]
    public void Convert_turns_spheres_into_other_files_and_into_images()
    {
        var folder = Places.Scratch("convert");
        var (table, image) = (Path.Combine(folder, "one.vtp"), Path.Combine(folder, "one.mha"));
        Assert.Equal(1, Cli.Json("convert", Sphere(), table, "--json").GetProperty("spheres").GetInt32());
        using (var text = new StreamReader(table)) Close.Relative(4e-6, VtkPolyDataFile.Read(text, table).Diameter[0], 1e-12);
        Cli.Json("convert", Sphere(), image, "--voxel", "0.5um", "--json");
        Assert.Equal((10, 10, 8), (ImageFiles.Read(image).Columns, ImageFiles.Read(image).Rows, ImageFiles.Read(image).Pages));
        Assert.Equal(2, Cli.Run("convert", image, Path.Combine(folder, "back.data")).Exit);
    }

    [Fact]
    public void Compare_divides_fractions_at_the_same_normalised_thickness()
    {
        var folder = Places.Scratch("compare");
        var root = Cli.Json("compare", Layers(null), Layers(null, pores: 3), "--report", folder, "--json");
        Close.Relative(2, Number(root, "volume_fractions", "0", "ratio"), 1e-15);
        var pore = root.GetProperty("relative_phase_difference").GetProperty("0");
        Assert.Equal(6, pore.GetArrayLength());
        Assert.All(pore.EnumerateArray(), s => Close.Relative(2, s.GetProperty("ratio").GetDouble(), 1e-12));
        Close.Relative(0.5 / 6, pore[0].GetProperty("position").GetDouble(), 1e-12);
        var table = File.ReadAllLines(Path.Combine(folder, "relative_phase_difference.csv"));
        Assert.Equal(7, table.Length);
        Assert.StartsWith("position [1],0 [1],", table[0]);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "report.html")));
    }

    [Fact]
    public void Bad_files_and_options_exit_with_two()
    {
        var folder = Places.Scratch("bad");
        string[] bad = [Path.Combine(folder, "bad.tif"), Path.Combine(folder, "bad.npy"), Path.Combine(folder, "bad.data"), Path.Combine(folder, "bad.vtp"), Path.Combine(folder, "bad.xls")];
        foreach (var file in bad) File.WriteAllText(file, "this is no image\n");
        var good = Layers(null);
        var huge = Path.Combine(folder, "huge.mha");
        File.WriteAllText(huge, "NDims = 3\nDimSize = 3000 3000 3000\nElementType = MET_UCHAR\nElementDataFile = LOCAL\nabc");
        string[][] lines =
        [
            ["measure", huge], ["convert", huge, Path.Combine(folder, "out.npy")], ["compare", huge, huge],
            .. bad.Select(f => (string[])["measure", f, "--voxel", "1um"]), .. bad.Select(f => (string[])["convert", f, Path.Combine(folder, "out.npy"), "--voxel", "1um"]),
            ["measure", Path.Combine(folder, "none.tif")], ["measure", Path.Combine(folder, "none.data"), "--voxel", "1um"], ["compare", good, Path.Combine(folder, "none.tif")],
            ["measure", good, "--only", "tortuosty"], ["measure", good, "--axis", "w"], ["measure", good, "--phase", "3"], ["measure", good, "--phase", "0=7"], ["measure", good, "--phase", "0", "--phase", "0=pore"],
            ["measure", good, "--voxel", "1 kg"], ["measure", good, "--voxel", "-1um"], ["measure", good, "--conductivity", "0=-1"], ["measure", good, "--threads", "-1"], ["measure", good, "--memory", "much"], ["measure", good, "--memory", "1kB"], ["convert", good, Path.Combine(folder, "out.xls")],
        ];
        foreach (var line in lines)
        {
            var (exit, output, error) = Cli.Run([.. line, "--json"]);
            Assert.True(exit == 2, $"{string.Join(' ', line)}: exit {exit}: {output}{error}");
            using var json = JsonDocument.Parse(output);
            Assert.NotEqual("", json.RootElement.GetProperty("error").GetProperty("message").GetString());
        }
    }

    [ReferenceFact("taufactor/electrode.tiff")]
    public void The_electrode_of_TauFactor_has_the_published_digits()
    {
        var root = Cli.Json("measure", Path.Combine(Places.ReferenceData!, "taufactor", "electrode.tiff"), "--only", "volume_fractions,faces_per_voxel", "--json");
        Assert.Equal(".44991737604/.40046632290/.14961630106", string.Join("/", new[] { "0", "85", "170" }.Select(p => Number(root, "volume_fractions", p).ToString("#.00000000000"))));
        Assert.Equal(".0553575/.2514794/.0907470", string.Join("/", new[] { "0-85", "0-170", "85-170" }.Select(p => Number(root, "faces_per_voxel", p).ToString("#.0000000"))));
    }

    // 12 columns of 0, 1, 7 in walls across x, 5 rows, 6 pages.
    private static string Layers(ImageSpacing? spacing, int pores = 6)
    {
        var samples = new byte[12 * 5 * 6];
        for (var i = 0; i < samples.Length; i++) samples[i] = (i % 12) < pores ? (byte)0 : (i % 12) < 9 ? (byte)1 : (byte)7;
        var path = Path.Combine(Places.Scratch("layers"), spacing is null ? "layers.npy" : "layers.mha");
        ImageFiles.Write(path, new ImageArray(samples, 12, 5, 6) { Spacing = spacing });
        return path;
    }

    private static string Sphere()
    {
        var structure = SphereStructure.Create(1);
        for (var axis = 0; axis < 3; axis++) structure.High[axis] = axis < 2 ? 5e-6 : 9e-6;
        structure.X[0] = structure.Y[0] = 2.5e-6;
        structure.Z[0] = 2e-6;
        structure.Diameter[0] = 4e-6;
        structure.Density[0] = 4000;
        var path = Path.Combine(Places.Scratch("sphere"), "one.data");
        LammpsDataFile.Write(path, structure);
        return path;
    }

    private static double Number(JsonElement root, params string[] keys)
    {
        foreach (var key in keys) root = root.GetProperty(key);
        return root.GetDouble();
    }
}
