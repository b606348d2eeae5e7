namespace Lamina.Transport.Tortuosity;

/// <summary>A level with stored conductances: the six faces of every red cell, which are all faces there are.</summary>
internal abstract unsafe class FaceLevel(CheckerLayout layout, Wrap wrap) : CheckerLevel(layout, wrap)
{
    /// <summary>The finest level of a conductance law.</summary>
    /// <param name="active">not 0 for cells that conduct and are reached from the inlet</param>
    /// <param name="law">conductances</param>
    /// <param name="layout">sizes</param>
    /// <param name="wrap">whether x and y close</param>
    /// <param name="cancellation">stops between planes</param>
    public static FaceLevel Create<TLaw>(byte[] active, TLaw law, CheckerLayout layout, Wrap wrap, CancellationToken cancellation) where TLaw : struct, IFaceLaw => typeof(TLaw) == typeof(PartialVolumeFaceLaw)
        ? FaceLevel<FilledConductance>.Of(active, law, layout, wrap, cancellation)
        : FaceLevel<SingleConductance>.Of(active, law, layout, wrap, cancellation);

    /// <summary>What the currents through one row of red cells' faces dissipate.</summary>
    /// <param name="y">row</param>
    /// <param name="z">plane</param>
    /// <param name="x">element 0 of the row: the potential's difference from a ramp</param>
    /// <param name="other">start of the black cells' differences</param>
    /// <param name="slope">by which the ramp falls from plane to plane</param>
    public abstract double Energy(int y, int z, float* x, float* other, float slope);
}
