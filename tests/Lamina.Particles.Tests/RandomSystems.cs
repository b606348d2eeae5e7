using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Tests;

/// <summary>Random overlapping spheres of three sizes (1:8) with velocities and spins; a function of the seed.</summary>
internal static class RandomSystems
{
    public static ForceField Field { get; } = new()
    {
        Name = "test",
        Types = new Dictionary<int, ParticleType>
        {
            [1] = new() { Name = "CBD", Diameter = 0.8e-6, Density = 950, LennardJones = new() { Epsilon = 3e-18, Sigma = 0.7e-6, Cutoff = 1.4e-6 } },
            [2] = new() { Name = "AM", Diameter = 2.5e-6, Density = 4650, LennardJones = new() { Epsilon = 6e-18, Sigma = 2.2e-6, Cutoff = 2.8e-6 } },
            [3] = new() { Name = "AM", Diameter = 6.4e-6, Density = 4650 },
        },
        Contact = new() { NormalStiffness = 8e3, TangentialStiffness = 11e3, NormalDamping = 38e12, TangentialDamping = 36e12, Friction = 0.3 },
    };

    /// <summary>The same types with materials instead of a shared contact law.</summary>
    public static ForceField Mindlin { get; } = Field with
    {
        Contact = null, HertzMindlin = true,
        Types = Field.Types.ToDictionary(t => t.Key, t => t.Value with
        {
            Material = t.Key == 1
                ? new() { YoungModulus = 2e6, PoissonRatio = 0.5, Restitution = 0.15, Friction = 0.2, Cohesion = 7e4 }
                : new() { YoungModulus = 2e8, PoissonRatio = 0.3, Restitution = 0.4, Friction = 0.5, Cohesion = 6e5 },
        }),
    };

    public static ParticleSystem Make(int count, double edge, Boundary z, int seed)
    {
        var p = new ParticleSet(count, 3);
        var box = Box.Between([0, 0, -0.5 * edge], [edge, 1.1 * edge, 0.9 * edge], Boundary.Periodic, Boundary.Periodic, z);
        var state = (ulong)seed * 0x9E3779B97F4A7C15UL + 1;
        double Next()
        {
            // SplitMix64.
            state += 0x9E3779B97F4A7C15UL;
            var x = state;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
        for (var i = 0; i < count; i++)
        {
            p.Type[i] = Next() switch { < 0.7 => 1, < 0.97 => 2, _ => 3 };
            var type = Field.Types[p.Type[i]];
            p.Radius[i] = 0.5 * type.Diameter;
            p.Mass[i] = Math.PI / 6 * Math.Pow(type.Diameter, 3) * type.Density;
            p.X[i] = box.LowX + box.LengthX * Next();
            p.Y[i] = box.LowY + box.LengthY * Next();
            p.Z[i] = box.LowZ + box.LengthZ * Next();
            double Signed() => 2 * Next() - 1;
            (p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]) = (Signed(), Signed(), Signed());
            (p.SpinX[i], p.SpinY[i], p.SpinZ[i]) = (1e6 * Signed(), 1e6 * Signed(), 1e6 * Signed());
        }
        return new ParticleSystem(p, box, Field);
    }
}
