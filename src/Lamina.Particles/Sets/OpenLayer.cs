namespace Lamina.Particles.Sets;

/// <summary>Cuts a periodic layer open at the ends of its box along z, so that it can stand on a foil.</summary>
internal static class OpenLayer
{
    /// <summary>Wraps particles into the box along z and makes that axis free.</summary>
    /// <param name="system">changed in place</param>
    public static void Cut(ParticleSystem system)
    {
        var p = system.Particles;
        var box = system.Box;
        if (box.BoundaryZ == Boundary.Periodic)
            for (var i = 0; i < p.Count; i++)
            {
                p.Z[i] -= Math.Floor((p.Z[i] - box.LowZ) / box.LengthZ) * box.LengthZ;
                p.ImageZ[i] = 0;
            }
        system.Box = box with { BoundaryZ = Boundary.Free };
    }
}
