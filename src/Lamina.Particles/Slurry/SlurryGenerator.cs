using Lamina.Numerics.Random;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Slurry;

/// <summary>Random start structures: spheres at independent uniform places, overlaps allowed, as the published start is made; relaxation takes them apart.</summary>
public static class SlurryGenerator
{
    /// <summary>Whole numbers of particles of each size for a volume of solid, each rounded by itself: the distribution is kept within half a particle of each size, the volume follows.</summary>
    /// <param name="sizes">diameters and shares by number</param>
    /// <param name="volume">solid volume asked for [m3]</param>
    /// <param name="actual">solid volume of the whole numbers [m3]</param>
    public static int[] Counts(IReadOnlyList<SizeFraction> sizes, double volume, out double actual)
    {
        if (!(volume > 0 && double.IsFinite(volume))) throw new ArgumentException($"the volume of the particles is {volume} m3: it must be above zero");
        var perNumber = sizes.Sum(s => s.Volume);
        var counts = new int[sizes.Count];
        actual = 0;
        for (var k = 0; k < counts.Length; k++)
        {
            counts[k] = (int)Math.Min(Math.Round(sizes[k].Number * volume / perNumber), int.MaxValue / 16);
            actual += counts[k] * Math.PI / 6 * Math.Pow(sizes[k].Diameter, 3);
        }
        return counts;
    }

    /// <summary>Places particles at random in a periodic box.</summary>
    /// <param name="field">force field</param>
    /// <param name="counts">number of particles by type</param>
    /// <param name="box">the box, larger than the slurry will need</param>
    /// <param name="seed">seed; the same seed gives the same structure</param>
    public static ParticleSystem Place(ForceField field, IReadOnlyDictionary<int, int> counts, Box box, ulong seed)
    {
        var set = new ParticleSet(counts.Values.Sum(), field.Types.Keys.Max());
        var random = new RandomStream(seed, RandomStreams.ParticlePositions);
        var i = 0;
        foreach (var (type, count) in counts.OrderBy(c => c.Key))
            for (var n = 0; n < count; n++, i++)
            {
                set.Type[i] = type;
                var d = field.Types[type].Diameter;
                set.Radius[i] = 0.5 * d;
                set.Mass[i] = Math.PI / 6 * d * d * d * field.Types[type].Density;
                var (x, y) = random.UniformPair(0, (ulong)i);
                set.X[i] = box.LowX + x * box.LengthX;
                set.Y[i] = box.LowY + y * box.LengthY;
                set.Z[i] = box.LowZ + random.Uniform(1, (ulong)i) * box.LengthZ;
            }
        return new ParticleSystem(set, box, field);
    }
}
