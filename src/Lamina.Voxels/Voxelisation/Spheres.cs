namespace Lamina.Voxels.Voxelisation;

/// <summary>Spheres by phase: one array per quantity.</summary>
public sealed record Spheres
{
    /// <summary>Centres along x [m].</summary>
    public required IReadOnlyList<double> X { get; init; }

    /// <summary>Centres along y [m].</summary>
    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>Centres along z [m].</summary>
    public required IReadOnlyList<double> Z { get; init; }

    /// <summary>Radii [m].</summary>
    public required IReadOnlyList<double> Radius { get; init; }

    /// <summary>Position of each sphere's solid in <see cref="Solids"/>.</summary>
    public required IReadOnlyList<int> Solid { get; init; }

    /// <summary>Names of the solids, the one that wins where spheres overlap first: AM before CBD. Pore is what none covers.</summary>
    public required IReadOnlyList<string> Solids { get; init; }

    /// <summary>Checks that the arrays belong together.</summary>
    internal void Validate()
    {
        var n = X.Count;
        if (Y.Count != n || Z.Count != n || Radius.Count != n || Solid.Count != n)
            throw new ArgumentException($"spheres with {n} x, {Y.Count} y, {Z.Count} z, {Radius.Count} radii and {Solid.Count} solids: all must be equally many");
        if (Solids.Count is < 1 or > 254) throw new ArgumentException($"{Solids.Count} solids: 1 to 254 are possible");
        for (var i = 0; i < n; i++)
        {
            if (!(Radius[i] > 0 && double.IsFinite(Radius[i] + X[i] + Y[i] + Z[i]))) throw new ArgumentException($"sphere {i}: centre ({X[i]}, {Y[i]}, {Z[i]}) m, radius {Radius[i]} m: must be finite, the radius positive");
            if ((uint)Solid[i] >= (uint)Solids.Count) throw new ArgumentException($"sphere {i}: solid {Solid[i]}, there are {Solids.Count}");
        }
    }
}
