using FsCheck;
using FsCheck.Fluent;
using Lamina.Data.Images;
using Lamina.Testing;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Voxels.Tests;

public sealed class InterfacesTests
{
    [Fact]
    public void Counts_of_faces_are_those_of_a_plain_loop()
    {
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), seed =>
        {
            int nx = 1 + seed % 131, ny = 1 + seed / 7 % 6, nz = 1 + seed / 50 % 5;
            var image = Scenes.Noise(nx, ny, nz, 0.6, seed, phases: 4);
            var counted = Interfaces.Count(image);
            var plain = new long[4, 4];
            for (var z = 0; z < nz; z++)
                for (var y = 0; y < ny; y++)
                    for (var x = 0; x < nx; x++)
                    {
                        var v = image.Values[image.Grid.Index(x, y, z)];
                        foreach (var (u, w, t) in new[] { (x + 1, y, z), (x, y + 1, z), (x, y, z + 1) })
                            if (u < nx && w < ny && t < nz) { var o = image.Values[image.Grid.Index(u, w, t)]; plain[v, o]++; if (v != o) plain[o, v]++; }
                    }
            for (var a = 0; a < 4; a++)
                for (var b = 0; b < 4; b++)
                    if (a != b && counted.Faces(a, b) != plain[a, b]) return false;
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1, 3));
    }

    [Fact]
    public void Crofton_gives_the_area_of_a_sphere_and_faces_half_as_much_again()
    {
        const double R = 20.3;
        var grid = new VoxelGrid(50, 50, 50, ImageSpacing.Cubic(1e-7));
        var image = SphereVoxels.Labels(new Spheres { X = [25.2e-7], Y = [24.7e-7], Z = [25.1e-7], Radius = [R * 1e-7], Solid = [0], Solids = ["AM"] }, grid);
        var interfaces = Interfaces.Count(image);
        var exact = 4 * Math.PI * R * R * 1e-14 / (125000 * 1e-21);
        // Pairs near the image's edge count less than the whole: 2 % of 50 voxels per step, all of it empty here, so the density is 1.8 to 5 % too high; it is undone.
        double inner = 0;
        foreach (var d in new[] { (1, 3.0, 0.0915558), (2, 6.0, 0.0739613), (3, 4.0, 0.0703913) }) inner += d.Item2 * d.Item3 * Math.Pow(49 / 50.0, -d.Item1);
        Close.Relative(exact, interfaces.Crofton(0, 1) / inner, 0.01);
        Close.Relative(1.5 * exact, interfaces.FacesPerVoxel(0, 1) / 1e-7, 0.01);
    }

    [Fact]
    public void Faces_of_voxels_that_are_not_cubes_have_their_own_areas()
    {
        // A block of 3 x 4 x 5 voxels of 2 x 3 x 5 (m): faces of 20 x 15, 12 x 10 ... in all 2 (6 x 12 + 6 x 25 + 12 x 25).
        var grid = new VoxelGrid(7, 8, 9, new ImageSpacing(2, 3, 5));
        var values = new byte[grid.Count];
        for (var z = 2; z < 7; z++)
            for (var y = 2; y < 6; y++)
                for (var x = 2; x < 5; x++) values[grid.Index(x, y, z)] = 1;
        var image = new PhaseImage(grid, values, [new Phase { Label = 0, Name = "0" }, new Phase { Label = 1, Name = "1" }]);
        var exact = 2 * (6 * 12 + 6 * 25 + 12 * 25) / (grid.Count * 30.0);
        Close.Relative(exact, Interfaces.Count(image).FaceArea(1), 1e-12);
        // Cubes of 1 m keep every face where it is; those of 2 m, the shortest edge, move them by less than a metre.
        var cubes = image.Cubes();
        Assert.True(cubes.Grid.IsCubic && (cubes.Grid.Nx, cubes.Grid.Ny, cubes.Grid.Nz) == (7, 12, 22));
        Close.Relative(exact, Interfaces.Count(cubes).FaceArea(1), 0.1);
        Close.Relative(60.0 / grid.Count, cubes.Values.Count(v => v == 1) / (double)cubes.Grid.Count, 0.1);
        var even = new PhaseImage(new VoxelGrid(7, 8, 9, new ImageSpacing(1, 2, 4)), values, image.Phases);
        Close.Relative(Interfaces.Count(even).FaceArea(1), Interfaces.Count(even.Cubes()).FaceArea(1), 1e-12);
        Assert.Same(cubes, cubes.Cubes());
    }

    [Fact]
    public void Parts_of_the_thickness_add_up()
    {
        var image = Scenes.Noise(40, 20, 30, 0.5, 9, phases: 3);
        var interfaces = Interfaces.Count(image);
        Assert.Equal(interfaces.Faces(0, 2), interfaces.Faces(0, 2, 0, 10) + interfaces.Faces(0, 2, 10, 10) + interfaces.Faces(2, 0, 20));
    }

    [ReferenceFact("taufactor/electrode.tiff")]
    public void The_electrode_of_TauFactor_has_the_published_fractions_and_face_areas()
    {
        var image = PhaseImage.From(ImageFiles.Read(Path.Combine(Places.ReferenceData!, "taufactor", "electrode.tiff")));
        var fractions = PhaseFractions.Of(image);
        Assert.Equal(".44991737604/.40046632290/.14961630106", string.Join("/", fractions.Select(f => f.ToString("#.00000000000"))));
        var interfaces = Interfaces.Count(image);
        double[] published = [.30683690309524536, .14610451459884644, .34222638607025146];
        for (var p = 0; p < 3; p++) Close.Relative(published[p], interfaces.FacesPerVoxel(p), 2e-16);
        Assert.Equal(".0553575/.2514794/.0907470", string.Join("/", new[] { (0, 1), (0, 2), (1, 2) }.Select(p => interfaces.FacesPerVoxel(p.Item1, p.Item2).ToString("#.0000000"))));
    }

    [ReferenceFact("matbox_nrel/nmc-1-cal_generatedCBD_bridge.tif")]
    public void The_electrode_of_NREL_has_the_recounted_face_areas()
    {
        var image = PhaseImage.From(ImageFiles.Read(Path.Combine(Places.ReferenceData!, "matbox_nrel", "nmc-1-cal_generatedCBD_bridge.tif")));
        var interfaces = Interfaces.Count(image);
        Assert.Equal("0.13833/0.15272/0.17750", string.Join("/", Enumerable.Range(0, 3).Select(p => interfaces.FacesPerVoxel(p).ToString("0.00000"))));
    }
}
