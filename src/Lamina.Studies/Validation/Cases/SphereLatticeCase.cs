using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Conduction past cubic lattices of spheres.</summary>
internal sealed class SphereLatticeCase : ValidationCase
{
    private static readonly (string Lattice, double Share, double Conductivity)[] Series =
    [
        ("SC", 0.1, 0.85711), ("SC", 0.3, 0.60567), ("BCC", 0.1, 0.85714), ("BCC", 0.3, 0.60827), ("FCC", 0.1, 0.85714), ("FCC", 0.3, 0.60849),
    ];

    public override string Name => "sphere-lattices";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "T1";

    public override string Question => "Is the tortuosity factor around cubic lattices of spheres right to 0.1 % once the voxel staircase is corrected?";

    public override string Source => "series of Rayleigh 1892 and of Sangani and Acrivos 1983; one octant of the cubic cell";

    public override IReadOnlyList<ValidationParameter> Parameters { get; } =
    [
        new() { Name = "lattice", Unit = "", Default = "SC", Choices = ["SC", "BCC", "FCC"], Description = "cubic lattice" },
        new() { Name = "share", Unit = "1", Default = "0.3", Lowest = 0.01, Highest = 0.5, Description = "volume share of the insulating spheres" },
        new() { Name = "half_edge", Unit = "1", Default = "32", Lowest = 4, Highest = 256, Description = "voxels per half edge of the cubic cell, even" },
    ];

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        foreach (var (lattice, share, conductivity) in Series)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Relative($"{lattice}, insulating spheres of share {share}, tau_corrected", (1 - share) / conductivity, Solve(lattice, share, 32, cancellation).TauCorrected, 1e-3);
        }
        var conducting = VoxelScene.Octant("SC", 0.3, 64);
        yield return Relative("SC, spheres of conductivity 10 and share 0.3, effective conductivity of the voxels", 1.8874, TortuosityFactor.Solve(conducting, [1, 10], Axis.Z, null, cancellation).Effective, 1e-3);
    }

    public override IEnumerable<ValidationRow> RunAt(ValidationPoint point, CancellationToken cancellation = default)
    {
        var share = point.Get("share");
        var lattice = point.Word("lattice");
        var result = Solve(lattice, share, (int)point.Get("half_edge"), cancellation);
        var known = Series.Where(s => s.Lattice == lattice && s.Share == share).Select(s => (double?)((1 - share) / s.Conductivity)).FirstOrDefault();
        yield return Report("tau", result.Tau);
        yield return known is { } expected ? Relative("tau_corrected", expected, result.TauCorrected, 1e-3) : Report("tau_corrected", result.TauCorrected);
        yield return Report("lower", result.Lower);
        yield return Report("upper", result.Upper);
        yield return Report("share of the voxels", 1 - result.Mean);
    }

    private static TortuosityResult Solve(string lattice, double share, int half, CancellationToken cancellation) =>
        TortuosityFactor.Solve(VoxelScene.Octant(lattice, share, half), 0, Axis.Z, new TortuosityOptions { Correction = BiasCorrection.PartialVolume }, cancellation);
}
