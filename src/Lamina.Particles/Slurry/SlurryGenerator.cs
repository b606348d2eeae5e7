using Lamina.Numerics.Random;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Slurry;

/// <summary>Random start structures: spheres at independent uniform places, overlaps allowed, as the published start is made; relaxation takes them apart.</summary>
public static class SlurryGenerator
{
    /// <summary>Numbers of each type for a target mass of active material with diameters in given volume fractions, and carbon-binder particles by mass ratio.</summary>
    /// <param name="field">force field; its types named CBD share the binder, all others the active material</param>
    /// <param name="activeVolumeFractions">volume fraction of each active type, by type number; need not be normalised [-]</param>
    /// <param name="activeMass">mass of active material in the box [kg]</param>
    /// <param name="binderPerActive">mass of carbon and binder per mass of active material [-]</param>
    /// <param name="binderSolidMass">solid mass that one carbon-binder particle stands for [kg]</param>
    /// <returns>count by type number; rounded, at least one of each type with a fraction above zero</returns>
    public static IReadOnlyDictionary<int, int> Counts(ForceField field, IReadOnlyDictionary<int, double> activeVolumeFractions, double activeMass, double binderPerActive, double binderSolidMass)
    {
        if (!(activeMass > 0 && binderPerActive >= 0 && binderSolidMass > 0)) throw new ArgumentException($"active mass {activeMass} kg, binder ratio {binderPerActive} and binder particle mass {binderSolidMass} kg: masses must be above zero, the ratio not negative");
        SortedDictionary<int, int> counts = [];
        var total = activeVolumeFractions.Values.Sum();
        if (!(total > 0)) throw new ArgumentException("the volume fractions of the active types sum to zero");
        var mean = activeVolumeFractions.Sum(f => f.Value / total * field.Types[f.Key].Density);
        foreach (var (type, fraction) in activeVolumeFractions)
            if (fraction > 0) counts[type] = Math.Max(1, (int)Math.Round(activeMass / mean * fraction / total / field.Types[type].SolidVolume));
        var binders = field.Types.Where(t => t.Value.IsBinderDomain).Select(t => t.Key).Order().ToList();
        if (binders.Count > 0) counts[binders[0]] = (int)Math.Round(activeMass * binderPerActive / binderSolidMass);
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
