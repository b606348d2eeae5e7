namespace Lamina.Particles.ForceFields;

/// <summary>
/// Published parameter sets of the ARTISTIC-type slurry and dried-electrode model (Lombardo et al. 2021 and the scripts published with it). AM diameters 2.5, 3.5, 4.5, 5.86, 8.28, 10.35 um.
/// Parameter numbers only; type 1 is CBD, types 2 to 7 AM by rising size, as in the published structure.
/// </summary>
public static class PublishedForceFields
{
    private const double Um = 1e-6, Fj = 1e-15, KiloPascal = 1e3, PerUmUs = 1e12, GramPerCm3 = 1e3;
    private const string Origin = "Lombardo et al., Batteries & Supercaps 2021, and its published LAMMPS inputs (parameter numbers only)";
    private static readonly double[] diameters = [2.5, 3.5, 4.5, 5.86, 8.28, 10.35];

    /// <summary>Diameters of the active-material types, rising [m].</summary>
    public static IReadOnlyList<double> ActiveDiameters { get; } = diameters.Select(d => d * Um).ToArray();

    /// <summary>Slurry of the small electrode. <paramref name="nominalMass"/> puts the density 4.65 on the nominal diameter, else on the granular one (1.14 d).</summary>
    public static ForceField SlurrySmall(bool nominalMass = false) => Build("slurry small", 1.14, 0.01, 0.88, 1.14, 0.001 * 6.2, 6.2, 0.01, 8, 1.378, 38, 0.959, 0.015, nominalMass);

    /// <summary>Slurry of the thick electrode.</summary>
    public static ForceField SlurryThick(bool nominalMass = false) => Build("slurry thick", 1.14, 0.01, 0.88, 1.14, 0.001 * 6.2, 6.2, 0.002, 8, 1.378, 30, 0.959, 0.015, nominalMass);

    /// <summary>Dried small electrode.</summary>
    public static ForceField DrySmall() => Build("dry small", 1.02, 3000, 0.88, 1.14, 3500 * 1.3, 1.3, 0.95, 500, 1.2353, 10, 0.9075, 15);

    /// <summary>Dried thick electrode.</summary>
    public static ForceField DryThick() => Build("dry thick", 1.02, 3700, 0.89, 1.14, 4250 * 1.3, 1.3, 0.95, 500, 1.2353, 10, 0.9075, 12.5);

    /// <summary>Diameter of a dried carbon-binder particle [m].</summary>
    public const double DryBinderDiameter = 1.3e-6;

    /// <summary>
    /// Start of the heterogeneous drying (Lombardo et al., Energy Storage Materials 2021): types 1 to 3 are CBD in the bottom, centre and top third, 4 and up AM by rising size; the published
    /// sizes and densities when left out.
    /// </summary>
    /// <param name="active">diameters of the active material [m]</param>
    /// <param name="activeDensity">density of the active material [kg m-3]</param>
    /// <param name="dryBinder">diameter of a dried carbon-binder particle; other ones than the published take its wells in proportion [m]</param>
    /// <param name="slurryBinder">diameter of a carbon-binder particle in the slurry; null takes the published multiple of the dried one [m]</param>
    public static ForceField MigrationStart(IReadOnlyList<double>? active = null, double activeDensity = 4650, double dryBinder = DryBinderDiameter, double? slurryBinder = null) =>
        Migration("migration start", active, activeDensity, 1.14, 0.01, 0.95, 1, slurryBinder / Um ?? 5.7 * (dryBinder / DryBinderDiameter), 8, 7, 1.378, 45, 0.959, 0.015, dryBinder);

    /// <summary>What the heterogeneous drying heads for until the active material is fixed; wells and stiffness at the end of the ramp.</summary>
    /// <param name="active">diameters of the active material [m]</param>
    /// <param name="activeDensity">density of the active material [kg m-3]</param>
    /// <param name="binderDensity">solid mass over volume of a dried carbon-binder particle [kg m-3]</param>
    /// <param name="dryBinder">diameter of a dried carbon-binder particle; other ones than the published take its wells in proportion [m]</param>
    public static ForceField MigrationTarget(IReadOnlyList<double>? active = null, double activeDensity = 4650, double binderDensity = 950, double dryBinder = DryBinderDiameter) =>
        Migration("migration target", active, activeDensity, 1.044, 100, 0.93, 150, 1.3 * (dryBinder / DryBinderDiameter), binderDensity, 401.6, 1.263835294, 15.6, 0.91778817, 12, dryBinder);

    /// <summary>What the heterogeneous drying heads for once the active material is fixed: parameters jump there by design of the published inputs.</summary>
    /// <param name="active">diameters of the active material [m]</param>
    /// <param name="activeDensity">density of the active material [kg m-3]</param>
    /// <param name="binderDensity">solid mass over volume of a dried carbon-binder particle [kg m-3]</param>
    /// <param name="dryBinder">diameter of a dried carbon-binder particle; other ones than the published take its wells in proportion [m]</param>
    public static ForceField MigrationFixedTarget(IReadOnlyList<double>? active = null, double activeDensity = 4650, double binderDensity = 950, double dryBinder = DryBinderDiameter) =>
        Migration("migration target, fixed", active, activeDensity, 1.02, 500, 0.93, 650, 1.3 * (dryBinder / DryBinderDiameter), binderDensity, 950, 1.235294118, 10, 0.907485213, 15, dryBinder);

    private static ForceField Migration(string name, IReadOnlyList<double>? active, double activeDensity, double granular, double epsilon, double sigma, double binderEpsilonPerUm, double binderDiameter, double binderDensity,
        double kn, double ktOverKn, double gamma, double gammaRatio, double friction, double dryBinder)
    {
        var types = new SortedDictionary<int, ParticleType>();
        var scale = dryBinder / DryBinderDiameter;
        for (var third = 1; third <= 3; third++)
            types[third] = new()
            {
                Name = third switch { 1 => "CBD bottom", 2 => "CBD centre", _ => "CBD top" }, Diameter = binderDiameter * Um, SolidDiameter = dryBinder, Density = binderDensity,
                LennardJones = new() { Epsilon = binderEpsilonPerUm * binderDiameter * Fj, Sigma = 1.1 * Um * scale, Cutoff = 2.2 * Um * scale },
            };
        active ??= ActiveDiameters;
        for (var k = 0; k < active.Count; k++)
        {
            var d = active[k] / Um;
            types[k + 4] = new()
            {
                Name = "AM", Diameter = granular * d * Um, SolidDiameter = active[k], Density = activeDensity,
                LennardJones = new() { Epsilon = epsilon * d * Fj, Sigma = sigma * d * Um, Cutoff = 2 * d * Um },
            };
        }
        return new ForceField
        {
            Name = name, Source = "Lombardo et al., Energy Storage Materials 43 (2021) 337, and its published LAMMPS input (parameter numbers only)", Types = types,
            Contact = new()
            {
                NormalStiffness = kn * KiloPascal, TangentialStiffness = ktOverKn * kn * KiloPascal, NormalDamping = gamma * PerUmUs, TangentialDamping = gammaRatio * gamma * PerUmUs, Friction = friction,
            },
        };
    }

    /// <summary>
    /// The published contact law of calendering in LIGGGHTS (Ngandjong et al., J. Power Sources 2021: Hertz with tangential history and SJKR2 cohesion) for the types of another field: its pair law and
    /// contact law are replaced, masses stay. Active spheres touch at the diameter of their solid, where the pair law's well has put them. Unlike types mix by geometric means throughout.
    /// </summary>
    /// <param name="dried">a dried electrode</param>
    public static ForceField HertzSjkr2(ForceField dried)
    {
        ContactMaterial binder = new() { YoungModulus = 2e9, PoissonRatio = 0.5, Restitution = 0.15, Friction = 0.001, Cohesion = 7e7 };
        ContactMaterial active = new() { YoungModulus = 200e9, PoissonRatio = 0.3, Restitution = 0.15, Friction = 0.001, Cohesion = 6e8 };
        ParticleType Hard(ParticleType t)
        {
            var diameter = t.SolidDiameter ?? t.Diameter;
            return t with { Diameter = diameter, Density = t.Density * Math.Pow(t.Diameter / diameter, 3), SolidDiameter = diameter, LennardJones = null, Material = t.IsBinderDomain ? binder : active };
        }
        return dried with
        {
            Name = "hertz-sjkr2", Source = "Ngandjong et al., J. Power Sources 485 (2021) 229320, and its published LIGGGHTS inputs (parameter numbers only)", Contact = null, HertzMindlin = true,
            Types = dried.Types.ToDictionary(t => t.Key, t => Hard(t.Value)),
        };
    }

    private static ForceField Build(string name, double granular, double epsilon, double sigma, double cutoff, double binderEpsilon, double binderDiameter, double binderDensity,
        double kn, double ktOverKn, double gamma, double gammaRatio, double friction, bool nominalMass = false)
    {
        var types = new SortedDictionary<int, ParticleType>
        {
            [1] = new()
            {
                Name = "CBD", Diameter = binderDiameter * Um, Density = binderDensity * GramPerCm3,
                LennardJones = new() { Epsilon = binderEpsilon * Fj, Sigma = 1.1 * Um, Cutoff = 2.2 * Um },
            },
        };
        for (var k = 0; k < diameters.Length; k++)
        {
            var d = diameters[k];
            types[k + 2] = new ParticleType
            {
                Name = "AM", Diameter = granular * d * Um, SolidDiameter = d * Um,
                // One density gives the moving mass on the contact diameter and the solid mass on the nominal one.
                Density = 4.65 * GramPerCm3 * (nominalMass ? Math.Pow(granular, -3) : 1),
                LennardJones = new() { Epsilon = epsilon * d * Fj, Sigma = sigma * d * Um, Cutoff = cutoff * d * Um },
            };
        }
        return new ForceField
        {
            Name = name, Source = Origin, Types = types,
            Contact = new()
            {
                NormalStiffness = kn * KiloPascal, TangentialStiffness = ktOverKn * kn * KiloPascal, NormalDamping = gamma * PerUmUs, TangentialDamping = gammaRatio * gamma * PerUmUs, Friction = friction,
            },
        };
    }
}
