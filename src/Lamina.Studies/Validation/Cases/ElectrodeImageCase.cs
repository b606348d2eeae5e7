using Lamina.Data.Images;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Labelling;
using Lamina.Voxels.Metrics;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The electrode image that TauFactor ships, by all digits that its notebooks print.</summary>
internal sealed class ElectrodeImageCase : ValidationCase
{
    public override string Name => "electrode-image";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Number => "T1";

    public override string Question => "Does a segmented electrode have the fractions, areas, connectivity and tortuosity that another program prints?";

    public override string Source => "TauFactor's notebooks 00 to 02 on its electrode.tiff (MIT); pair areas by an independent count; tau at 0.1 % flux spread";

    public override string? ReferenceData => "taufactor/electrode.tiff";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var image = PhaseImage.From(ImageFiles.Read(ReferenceTable.Find(ReferenceData!)!), reuse: true);
        string[] names = ["pore", "NMC", "CBD"];
        var fractions = PhaseFractions.Of(image);
        double[] printed = [0.44991737604, 0.40046632290, 0.14961630106];
        for (var p = 0; p < 3; p++) yield return Gate($"volume fraction of {names[p]}", printed[p], fractions[p], 5e-12);
        var interfaces = Interfaces.Count(image);
        double[] areas = [0.30683690309524536, 0.14610451459884644, 0.34222638607025146];
        for (var p = 0; p < 3; p++) yield return Gate($"faces per voxel of {names[p]}", areas[p], interfaces.FacesPerVoxel(p), 5e-17);
        foreach (var (a, b, faces) in new[] { (0, 1, 0.0553575), (0, 2, 0.2514794), (1, 2, 0.0907470) })
            yield return Gate($"faces per voxel, {names[a]} to {names[b]}", faces, interfaces.FacesPerVoxel(a, b), 5e-8);
        double[][] connected = [[0.9989, 0.9995, 0.9996], [0.9611, 0.9612, 0.9612], [0.9740, 0.9915, 0.9936]];
        Connectivity[] through = [Connectivity.Faces, Connectivity.Edges, Connectivity.Corners];
        for (var p = 0; p < 3; p++)
            for (var c = 0; c < 3; c++)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return Gate($"connected share of {names[p]}, {through[c].ToString().ToLowerInvariant()}", connected[p][c], Components.Of(image, p, through[c]).LargestFraction, 5.1e-5);
            }
        var z = TortuosityFactor.Solve(image, 0, Axis.Z, null, cancellation);
        yield return Relative("tau of the pores, z", 2.07716, z.Tau, 2e-4);
        yield return Holds("tau lies inside its own bound, which is narrower than 1e-6", z.Lower <= z.Tau && z.Tau <= z.Upper && z.Upper - z.Lower <= 1e-6 * z.Tau) with { Class = ValidationClass.Exact };
    }
}
