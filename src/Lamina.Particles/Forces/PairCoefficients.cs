using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>Lennard-Jones coefficients by pair of types. Types that have no law hold a cutoff of zero, which masks them.</summary>
internal sealed class PairCoefficients : TypePairTable
{
    public PairCoefficients(ForceField field, int typeCount) : base(typeCount, 6)
    {
        for (var a = 0; a < typeCount; a++)
            for (var b = 0; b < typeCount; b++)
            {
                if (!field.Types.TryGetValue(a + 1, out var p) || !field.Types.TryGetValue(b + 1, out var q)) continue;
                if (LennardJonesShiftedForce.Between(p, q, field.Mixing) is not { } law) continue;
                Any = true;
                Set(a, 0, b, law.SigmaSquared);
                Set(a, 1, b, law.FourEpsilon);
                Set(a, 2, b, law.Range);
                Set(a, 3, b, law.ForceAtCutoff);
                Set(a, 4, b, law.EnergyAtCutoff);
                Set(a, 5, b, law.Range * law.Range);
            }
    }

    /// <summary>True if any pair of types has the law.</summary>
    public bool Any { get; }
}
