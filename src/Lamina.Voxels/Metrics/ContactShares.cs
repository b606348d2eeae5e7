namespace Lamina.Voxels.Metrics;

/// <summary>Shares of the three interfaces of an electrode in their common area.</summary>
public sealed record ContactShares
{
    /// <summary>Active material to pore [%].</summary>
    public required double ActiveToPore { get; init; }

    /// <summary>Active material to carbon-binder domain [%].</summary>
    public required double ActiveToBinder { get; init; }

    /// <summary>Carbon-binder domain to pore [%].</summary>
    public required double BinderToPore { get; init; }
}
