using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Tests;

/// <summary>Start of the paper's drying (a = 0): three CBD types, then six AM types, Lennard-Jones cutoffs of two diameters, which reach past half the box.</summary>
internal static class PaperField
{
    public static ForceField Start()
    {
        const double um = 1e-6, fj = 1e-15;
        var types = new Dictionary<int, ParticleType>();
        for (var t = 1; t <= 3; t++)
            types[t] = new() { Name = "CBD", Diameter = 5.7 * um, Density = 8, LennardJones = new() { Epsilon = 5.7 * fj, Sigma = 1.1 * um, Cutoff = 2.2 * um } };
        for (var k = 0; k < 6; k++)
        {
            var d = PublishedForceFields.ActiveDiameters[k] / um;
            types[4 + k] = new() { Name = "AM", Diameter = 1.14 * d * um, SolidDiameter = d * um, Density = 4650, LennardJones = new() { Epsilon = 0.01 * d * fj, Sigma = 0.95 * d * um, Cutoff = 2 * d * um } };
        }
        return new ForceField
        {
            Name = "paper drying start", Types = types,
            Contact = new() { NormalStiffness = 7e3, TangentialStiffness = 1.378 * 7e3, NormalDamping = 45e12, TangentialDamping = 0.959 * 45e12, Friction = 0.015 },
        };
    }
}
