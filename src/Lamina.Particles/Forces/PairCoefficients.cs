using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>Lennard-Jones coefficients by pair of types. Types that have no law hold a cutoff of zero, which masks them.</summary>
internal sealed class PairCoefficients : TypePairTable
{
    public const int SigmaSquared = 0, TwentyFourEpsilon = 1, CutoffSquared = 2, ForceAtCutoff = 3, EnergyShift = 4;

    public PairCoefficients(ForceField field, int typeCount) : base(typeCount, 5)
    {
        for (var a = 0; a < typeCount; a++)
            for (var b = 0; b < typeCount; b++)
            {
                if (!field.Types.TryGetValue(a + 1, out var p) || !field.Types.TryGetValue(b + 1, out var q)) continue;
                if (LennardJonesShiftedForce.Between(p, q, field.Mixing) is not { } law) continue;
                Any = true;
                Set(a, SigmaSquared, b, law.SigmaSquared);
                Set(a, TwentyFourEpsilon, b, 6 * law.FourEpsilon);
                Set(a, CutoffSquared, b, law.Range * law.Range);
                Set(a, ForceAtCutoff, b, law.ForceAtCutoff);
                Set(a, EnergyShift, b, law.EnergyAtCutoff + law.Range * law.ForceAtCutoff);
            }
    }

    /// <summary>True if any pair of types has the law.</summary>
    public bool Any { get; }
}
