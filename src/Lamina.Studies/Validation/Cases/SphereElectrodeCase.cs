using Lamina.Data.Images;
using Lamina.Studies.Measuring;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The voxel analysis of a simulated electrode against the geometry of its spheres.</summary>
internal sealed class SphereElectrodeCase : ValidationCase
{
    public override string Name => "sphere-electrode";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "T11";

    public override string Question => "Do voxels of 5821 overlapping spheres have the volumes, slices and contact shares of the spheres themselves?";

    public override string Source => "arcs of the discs in each plane and Archimedes' theorem (SphereGeometry), on the slurry of Lombardo et al. 2021 that starts their drying runs";

    public override string? ReferenceData => "artistic_paper/coord_out_slurry_94.data";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } = [new() { Name = "voxel", Unit = "m", Default = "0.2 um", Lowest = 5e-8, Highest = 1e-6, Description = "voxel edge" }];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default) => Rows(2e-7, cancellation);

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default) => Rows(point.Get("voxel"), cancellation);

    private IEnumerable<ValidationRow> Rows(double edge, CancellationToken cancellation)
    {
        var s = SphereFiles.Read(ReferenceTable.Find(ReferenceData!)!);
        var (low, high) = ((s.Low[0], s.Low[1], s.Low[2]), (s.High[0], s.High[1], s.High[2]));
        // The voxel is made to fit the periodic box.
        var side = (int)Math.Round((high.Item1 - low.Item1) / edge);
        edge = (high.Item1 - low.Item1) / side;
        var pages = (int)Math.Round((high.Item3 - low.Item3) / edge);
        high.Item3 = low.Item3 + pages * edge;
        foreach (var (shrink, name) in new[] { (1.0, "slurry"), (0.3, "CBD of 0.3 diameters") })
        {
            cancellation.ThrowIfCancellationRequested();
            var spheres = new Spheres
            {
                X = s.X, Y = s.Y, Z = s.Z, Solid = Array.ConvertAll(s.Type, t => t >= 4 ? 0 : 1), Solids = ["AM", "CBD"],
                Radius = [.. s.Diameter.Select((d, i) => d / 2 * (s.Type[i] >= 4 ? 1 : shrink))],
            };
            var exact = SphereGeometry.Of(spheres, low, high, pages, periodic: true, cancellation);
            var image = SphereVoxels.Labels(spheres, new VoxelGrid(side, side, pages, ImageSpacing.Cubic(edge), new ImageOrigin(low.Item1, low.Item2, low.Item3)), periodic: true, cancellation: cancellation);
            var fractions = PhaseFractions.Of(image);
            for (var p = 0; p < 3; p++) yield return Gate($"{name}: volume fraction of {image.Phases[p].Name}", exact.Volume(p), fractions[p], 5e-4);
            var profile = PhaseFractions.Profile(image);
            var worst = 0.0;
            for (var p = 0; p < 3; p++)
                for (var z = 0; z < pages; z++) worst = Math.Max(worst, Math.Abs(profile.Fraction[p][z] - exact.Fraction[p][z]));
            yield return Gate($"{name}: largest difference of a phase's fraction in a slice", 0, worst, 5e-3);
            var shares = ElectrodeStructure.Measure(image, 1, 2, 0).Contacts;
            var all = exact.Surface(0, 1) + exact.Surface(1, 2) + exact.Surface(0, 2);
            yield return Gate($"{name}: share of AM to pore in all contacts", exact.Surface(0, 1) / all, shares.ActiveToPore / 100, 0.01);
            yield return Gate($"{name}: share of AM to CBD in all contacts", exact.Surface(1, 2) / all, shares.ActiveToBinder / 100, 0.01);
            yield return Gate($"{name}: share of CBD to pore in all contacts", exact.Surface(0, 2) / all, shares.BinderToPore / 100, 0.01);
            var interfaces = Interfaces.Count(image);
            // At the default voxel these spheres have a radius of 4.7 voxels: necks between them are filled, which takes 5 % of the area; 0.1 um takes half of that.
            if (shrink < 1) yield return Relative($"{name}: area of CBD to pore", exact.Surface(0, 2), interfaces.Crofton(2, 0), 0.06, "1/m");
        }
    }
}
