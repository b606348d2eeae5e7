using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Forces;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Rheology;
using Lamina.Particles.Sets;
using Lamina.Testing;

namespace Lamina.Particles.Tests.Relaxation;

public class RelaxationTests
{
    private const string Small = "artistic_small/coord_in.data";
    private static readonly Lazy<ParticleSystem> relaxedSlurry = new(() =>
    {
        var system = ParticleSystem.From(LammpsDataFile.Read(Path.Combine(Places.ReferenceData!, Small)), PublishedForceFields.SlurrySmall());
        var result = QuasiStaticRelaxation.Run(system);
        Assert.True(result.Converged);
        Close.Relative(1e5, result.Pressure, 1e-3, "pressure");
        return system;
    });

    [ReferenceFact(Small)]
    [Trait("Category", "Long")]
    public void The_random_small_slurry_relaxes_to_the_volume_of_the_damped_protocol() =>
        // 46,659 um3: LAMMPS, damped protocol from the same random start, extrapolated to rest.
        Close.Relative(46_659e-18, relaxedSlurry.Value.Box.Volume, 0.01, "volume");

    [ReferenceFact(Small)]
    [Trait("Category", "Long")]
    public void The_path_of_the_slurry_relaxation_hardly_matters()
    {
        var slow = ParticleSystem.From(LammpsDataFile.Read(Path.Combine(Places.ReferenceData!, Small)), PublishedForceFields.SlurrySmall());
        QuasiStaticRelaxation.Run(slow, new() { LargestStrain = 0.002, LargestDisplacement = 0.03 });
        Close.Relative(relaxedSlurry.Value.Box.Volume, slow.Box.Volume, 0.003, "volume");
    }

    [ReferenceFact(Small)]
    [Trait("Category", "Long")]
    public void Homogeneous_drying_reaches_the_porosity_of_the_damped_protocol()
    {
        var system = relaxedSlurry.Value.Clone();
        var dried = HomogeneousDrying.Run(system, PublishedForceFields.DrySmall());
        Assert.True(dried.Converged, dried.ToString());
        // LAMMPS with the damped protocol: 0.3947 from its own slurry, 0.3970 from this one.
        Close.Absolute(0.3947, dried.PorosityFormula, 0.008, "porosity");
        Close.Relative(1e5, dried.Pressure, 0.02, "pressure");
        Assert.True(dried.ForceResidual < 0.02);
    }

    [ReferenceFact(Small)]
    [Trait("Category", "Long")]
    public void The_viscosity_of_the_relaxed_slurry_is_that_of_the_published_thermostat()
    {
        // LAMMPS nvt/sllod at 1e4 1/s on a state of 46,698 um3: 1.22 Pa s with the AM density on the granular diameter, 0.86 to 0.88 on the nominal one.
        Close.Relative(1.22, LeesEdwardsShear.Run(relaxedSlurry.Value, new() { Rate = 1e4 }).Viscosity, 0.05, "granular");
        Close.Relative(1.24, LeesEdwardsShear.Run(relaxedSlurry.Value, new() { Rate = 1e5 }).Viscosity, 0.05, "granular, 1e5");
        var nominal = relaxedSlurry.Value.Clone();
        nominal.SwitchTo(PublishedForceFields.SlurrySmall(nominalMass: true));
        Close.Relative(0.86, LeesEdwardsShear.Run(nominal, new() { Rate = 1e4 }).Viscosity, 0.05, "nominal");
    }

    [Fact]
    public void A_small_system_comes_to_rest_at_the_pressure()
    {
        var system = RandomSystems.Make(150, 8e-6, Boundary.Periodic, 11);
        var result = QuasiStaticRelaxation.Run(system, new() { Pressure = 2e3, MostSteps = 6000 });
        Assert.True(result.Converged, result.ToString());
        var report = ForceReport.Of(system);
        Close.Relative(2e3, report.Pressure, 2e-3, "pressure");
    }

    [Fact]
    public void Two_touching_spheres_in_a_periodic_row_find_the_closed_form_overlap()
    {
        // Along z a column of spheres of diameter d in a box of fixed a x a: P a^2 = kn delta sqrt(delta d / 4).
        const double d = 2e-6, a = 3e-6, kn = 1e6, pressure = 1e4;
        var field = new ForceField
        {
            Types = new Dictionary<int, ParticleType> { [1] = new() { Name = "AM", Diameter = d, Density = 4000 } },
            Contact = new() { NormalStiffness = kn, TangentialStiffness = kn, NormalDamping = 0, TangentialDamping = 0, Friction = 0.5 },
        };
        var set = new ParticleSet(2, 1);
        for (var i = 0; i < 2; i++) (set.X[i], set.Y[i], set.Z[i], set.Radius[i], set.Mass[i]) = (0.5 * a, 0.5 * a, (0.5 + i) * 1.1 * d, 0.5 * d, 1e-14);
        var system = new ParticleSystem(set, Box.Between([0, 0, 0], [a, a, 2.2 * d]), field);
        var result = QuasiStaticRelaxation.Run(system, new() { Pressure = pressure, Axes = RelaxedAxes.Z, ForceTolerance = 1e-6, PressureTolerance = 1e-8, VolumeTolerance = 1e-8 });
        Assert.True(result.Converged, result.ToString());
        var delta = Math.Pow(pressure * a * a / (kn * Math.Sqrt(d / 4)), 2.0 / 3);
        Close.Relative(2 * (d - delta), system.Box.LengthZ, 1e-8, "height");
    }
}
