namespace Lamina.Voxels.Metrics;

/// <summary>Radii that are tried, spaced evenly in their logarithm between one voxel and the largest distance; rung 0 stands for what no rung fits.</summary>
internal sealed class RadiusLadder(long largest, int rungs)
{
    private readonly double top = Math.Sqrt(largest);

    /// <summary>Number of rungs; none where the phase is one voxel thick everywhere.</summary>
    public int Rungs => top > 1 ? rungs : 0;

    /// <summary>Squared distance that a voxel of the rung's sphere keeps from its centre, and that the centre exceeds from the wall's voxels.</summary>
    public int Squared(int rung) => (int)Math.Ceiling(Reach(rung) * Reach(rung) - 1e-9) - 1;

    /// <summary>Radius of the rung's sphere: the wall lies half a voxel before the first centre outside [voxels].</summary>
    public double Radius(int rung) => rung == 0 ? 0.5 : Reach(rung) - 0.5;

    private double Reach(int rung) => rung == rungs ? top : Math.Pow(top, rung / (double)rungs);
}
