using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Images;
using Lamina.Data.Structures;
using Lamina.Studies.Measuring;
using Lamina.Testing;
using Lamina.Voxels.Images;

namespace Lamina.Studies.Tests.Measuring;

/// <summary>An image in a scratch file gives the same JSON as one in an array.</summary>
public sealed class PagedMeasureTests
{
    private static readonly string[] All =
    [
        .. MeasureStudy.Keys.Where(k => k is not ("cpu_s" or "peak_memory_bytes")), "three_phase_line", "intrusion_size", "chord_length", "two_point", "representative_volume", "distance", "electrode", "cracked_film",
    ];

    private static readonly string[] Named = ["0=pore", "85=AM", "170=CBD"];

    [Fact]
    public void Every_key_is_the_same_on_any_number_of_threads()
    {
        var file = Path.Combine(Places.Scratch("paged"), "image.tif");
        ImageFiles.Write(file, Image());
        var source = new PhaseSource { File = file, Phases = Named, Voxel = "0.1um" };
        var expected = Measure(source, All, 0);
        foreach (var threads in new[] { 1, 2, 4 }) Assert.Equal(expected, Measure(source with { AlwaysPaged = true }, All, threads));
    }

    [Fact]
    public void Permeability_too()
    {
        // Many steps per voxel: a small image.
        var file = Path.Combine(Places.Scratch("paged"), "small.tif");
        ImageFiles.Write(file, Image(8, 7, 9));
        var source = new PhaseSource { File = file, Phases = Named, Voxel = "0.1um" };
        Assert.Equal(Measure(source, ["permeability"], 0), Measure(source with { AlwaysPaged = true }, ["permeability"], 0));
    }

    [Theory]
    [InlineData("image.tif")]
    [InlineData("image.mhd")]
    [InlineData("image.nrrd")]
    [InlineData("image.npy")]
    [InlineData("image.nii.gz")]
    [InlineData("image.zarr")]
    public void Every_format_is_read_into_a_scratch_file(string name)
    {
        var file = Path.Combine(Places.Scratch("paged"), name);
        ImageFiles.Write(file, Image());
        // An image that is not cubic is measured on cubes of it.
        foreach (var voxel in new[] { "0.1um", null })
        {
            string[] keys = ["shape", "voxel", "volume_fractions", "specific_surface"];
            var source = new PhaseSource { File = file, Phases = Named, Voxel = voxel };
            Assert.Equal(Measure(source, keys, 0), Measure(source with { AlwaysPaged = true }, keys, 0));
        }
    }

    [Theory]
    [InlineData("otsu")]
    [InlineData("50", "100")]
    public void Grey_values_are_cut_into_a_scratch_file(params string[] thresholds)
    {
        var file = Path.Combine(Places.Scratch("paged"), "grey.nrrd");
        ImageFiles.Write(file, Image());
        var source = new PhaseSource { File = file, Thresholds = thresholds };
        Assert.Equal(Measure(source, ["volume_fractions", "connected_fraction", "warnings"], 0), Measure(source with { AlwaysPaged = true }, ["volume_fractions", "connected_fraction", "warnings"], 0));
    }

    [Fact]
    public void Phases_of_one_name_and_spheres_too()
    {
        var file = Path.Combine(Places.Scratch("paged"), "image.tif");
        ImageFiles.Write(file, Image());
        var source = new PhaseSource { File = file, Phases = ["0=solid", "85=pore", "170=solid"] };
        Assert.Equal(Measure(source, ["volume_fractions", "faces_per_voxel"], 0), Measure(source with { AlwaysPaged = true }, ["volume_fractions", "faces_per_voxel"], 0));

        var spheres = Path.Combine(Places.Scratch("paged"), "spheres.data");
        var structure = SphereStructure.Create(3, 2);
        (structure.High[0], structure.High[1], structure.High[2]) = (4e-6, 3e-6, 3.3e-6);
        for (var i = 0; i < 3; i++)
        {
            (structure.X[i], structure.Y[i], structure.Z[i]) = (1e-6 + 1.1e-6 * i, 0.4e-6 + 0.9e-6 * i, 1e-6 + 0.7e-6 * i);
            (structure.Diameter[i], structure.Density[i], structure.Type[i]) = (2e-6 - 0.2e-6 * i, 4000, 1 + i % 2);
        }
        LammpsDataFile.Write(spheres, structure with { TypeNames = ["CBD", "AM"] });
        var cut = new PhaseSource { File = spheres, Voxel = "0.1um", Periodic = true };
        string[] keys = ["shape", "volume_fractions", "contact_percent", "pore_size", "tortuosity", "warnings"];
        Assert.Equal(Measure(cut, keys, 0), Measure(cut with { AlwaysPaged = true }, keys, 0));
    }

    [Fact]
    public void Compare_and_convert_go_page_by_page()
    {
        var folder = Places.Scratch("paged");
        string first = Path.Combine(folder, "a.tif"), second = Path.Combine(folder, "b.zarr");
        ImageFiles.Write(first, Image());
        ConvertStudy.Run(new PhaseSource { File = first, Voxel = "0.2um" }, second, _ => { });
        var copy = ImageFiles.Read(second);
        Assert.Equal(Image().Samples, copy.Samples);
        Assert.Equal(ImageSpacing.Cubic(2e-7), copy.Spacing);
        JsonObject Compare(bool paged) => CompareStudy.Run(new PhaseSource { File = first, Phases = Named, AlwaysPaged = paged }, new PhaseSource { File = second, Phases = Named, AlwaysPaged = paged }, _ => { });
        Assert.Equal(Compare(false).ToJsonString(), Compare(true).ToJsonString());
    }

    [Fact]
    public void Conversion_that_is_stopped_leaves_nothing()
    {
        var folder = Places.Scratch("paged-stop");
        ImageFiles.Write(Path.Combine(folder, "a.tif"), Image());
        Assert.Throws<OperationCanceledException>(() => ConvertStudy.Run(new PhaseSource { File = Path.Combine(folder, "a.tif") }, Path.Combine(folder, "b.nrrd"), _ => { }, new CancellationToken(true)));
        Assert.Equal(["a.tif"], Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void A_page_that_the_memory_does_not_hold_several_times_is_refused_with_what_it_needs()
    {
        var file = Path.Combine(Places.Scratch("paged"), "image.tif");
        ImageFiles.Write(file, Image());
        var fault = Assert.Throws<InputException>(() => MeasureStudy.Run(new MeasureRequest { Source = new PhaseSource { File = file, Memory = 6_000 } }, _ => { }));
        Assert.Contains("22 x 18 voxels need", fault.Message);
    }

    private static string Measure(PhaseSource source, string[] keys, int threads)
    {
        var result = MeasureStudy.Run(new MeasureRequest { Source = source, Only = keys, Axes = [Axis.Z], Threads = threads, Crack = keys.Contains("cracked_film") ? "0=60%" : null }, _ => { });
        return result.ToJsonString(new() { WriteIndented = true });
    }

    /// <summary>Three phases between curved walls, all of them going through.</summary>
    private static ImageArray Image(int nx = 22, int ny = 18, int nz = 20)
    {
        var labels = new byte[nx * ny * nz];
        for (var z = 0; z < nz; z++)
            for (var y = 0; y < ny; y++)
                for (var x = 0; x < nx; x++)
                {
                    var wave = Math.Sin(x / 3.1) * Math.Cos(y / 2.9) + Math.Sin(y / 3.3) * Math.Cos(z / 3.0) + Math.Sin(z / 2.7) * Math.Cos(x / 3.2);
                    labels[x + nx * (y + ny * z)] = (byte)(wave < -0.2 ? 0 : wave < 0.5 ? 85 : 170);
                }
        return new ImageArray(labels, nx, ny, nz) { Spacing = new ImageSpacing(1e-7, 1e-7, 1.5e-7) };
    }
}
