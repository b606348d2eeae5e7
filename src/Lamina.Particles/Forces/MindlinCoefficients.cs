using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Forces;

/// <summary>Coefficients of <see cref="HertzMindlin"/> by pair of types; all zero where a type has no material.</summary>
internal sealed class MindlinCoefficients : TypePairTable
{
    public const int Normal = 0, Tangential = 1, NormalDamping = 2, TangentialDamping = 3, Friction = 4, Cohesion = 5;

    public MindlinCoefficients(ForceField field, int typeCount) : base(typeCount, 6)
    {
        for (var a = 0; a < typeCount; a++)
            for (var b = 0; b < typeCount; b++)
            {
                if (!field.Types.TryGetValue(a + 1, out var p) || !field.Types.TryGetValue(b + 1, out var q) || p.Material is not { } m || q.Material is not { } n) continue;
                var law = HertzMindlin.Between(m, n);
                Set(a, Normal, b, law.Normal);
                Set(a, Tangential, b, law.Tangential);
                Set(a, NormalDamping, b, law.NormalDamping);
                Set(a, TangentialDamping, b, law.TangentialDamping);
                Set(a, Friction, b, law.Friction);
                Set(a, Cohesion, b, law.Cohesion);
            }
    }
}
