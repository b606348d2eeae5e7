using Lamina.Data.Binding;

namespace Lamina.Particles.ForceFields;

/// <summary>A force-field file (YAML) as written: values with units, types by number. <see cref="Read"/> gives the field.</summary>
[Describe("Force field of a particle simulation: particle types, mixing rules, contact law, bonds, solvent and gravity.")]
public sealed record ForceFieldFile
{
    /// <summary>Name, shown in results.</summary>
    [Describe("Name, shown in results.")]
    public string Name { get; init; } = "";
    /// <summary>Where the numbers come from.</summary>
    [Describe("Where the numbers come from.")]
    public string Source { get; init; } = "";
    /// <summary>Types by the number of the structure file.</summary>
    [Describe("Particle types by the number that the structure file uses.")]
    public required IReadOnlyDictionary<string, TypeEntry> Types { get; init; }
    /// <summary>Mixing rules.</summary>
    [Describe("Means by which Lennard-Jones coefficients of unlike types are formed.")]
    public MixingEntry Mixing { get; init; } = new();
    /// <summary>Contact law.</summary>
    [Describe("Contact law of all types; none when left out.")]
    public ContactEntry? Contact { get; init; }
    /// <summary>Bridges of binder.</summary>
    [Describe("Bridges of binder between spheres that touch; none when left out. They form in the state that a run starts from, in calendering once the structure rests under the preload.")]
    public BondsEntry? Bonds { get; init; }
    /// <summary>Liquid around the particles.</summary>
    [Describe("Liquid at rest around all particles; none when left out.")]
    public SolventEntry? Solvent { get; init; }
    /// <summary>Gravity along -z [m s-2].</summary>
    [Describe("Gravity along -z; the box must not be periodic along z.")]
    [Physical("m/s2", Min = "0 m/s2")]
    public double Gravity { get; init; }

    /// <summary>One type.</summary>
    [Describe("A particle type.")]
    public sealed record TypeEntry
    {
        /// <summary>Name; CBD marks the carbon-binder domain.</summary>
        [Describe("Name; one that begins with CBD marks the carbon-binder domain.")]
        public required string Name { get; init; }
        /// <summary>Contact diameter [m].</summary>
        [Describe("Diameter for contact and moving mass; replaces that of the structure file.")]
        [Physical("um", Min = "0 um", MinExclusive = true)]
        public required double Diameter { get; init; }
        /// <summary>Diameter of the solid [m].</summary>
        [Describe("Diameter of the solid for density and porosity; the diameter when left out.")]
        [Physical("um", Min = "0 um", MinExclusive = true)]
        public double? SolidDiameter { get; init; }
        /// <summary>Density [kg m-3].</summary>
        [Describe("Density.")]
        [Physical("g/cm3", Min = "0 g/cm3", MinExclusive = true)]
        public required double Density { get; init; }
        /// <summary>Lennard-Jones coefficients.</summary>
        [Describe("Lennard-Jones coefficients; none when left out.")]
        public LennardJonesEntry? Lj { get; init; }
        /// <summary>Material of the contact law hertz-mindlin.</summary>
        [Describe("Material of the contact law hertz-mindlin.")]
        public MaterialEntry? Material { get; init; }
    }

    /// <summary>Material of a type.</summary>
    [Describe("Material of a type in the contact law hertz-mindlin; restitution, friction and cohesion of unlike types are geometric means.")]
    public sealed record MaterialEntry
    {
        /// <summary>Young's modulus [Pa].</summary>
        [Describe("Young's modulus.")]
        [Physical("GPa", Min = "0 GPa", MinExclusive = true)]
        public required double YoungModulus { get; init; }
        /// <summary>Poisson's ratio [-].</summary>
        [Describe("Poisson's ratio.")]
        [Pure(Min = 0, Max = 0.5)]
        public required double PoissonRatio { get; init; }
        /// <summary>Restitution [-].</summary>
        [Describe("Coefficient of restitution: speed after over speed before a head-on collision.")]
        [Pure(Min = 0.001, Max = 1)]
        public required double Restitution { get; init; }
        /// <summary>Friction [-].</summary>
        [Describe("Friction coefficient.")]
        [Pure(Min = 0, Max = 1e4)]
        public required double Friction { get; init; }
        /// <summary>Cohesion energy density [J m-3].</summary>
        [Describe("Cohesion energy density of SJKR2: attraction per contact area 2 pi overlap 2 R*.")]
        [Physical("MPa", Min = "0 MPa")]
        public double Cohesion { get; init; }
    }

    /// <summary>Bridges of binder.</summary>
    [Describe("Bridges of binder between touching spheres of which at least one is carbon-binder domain.")]
    public sealed record BondsEntry
    {
        /// <summary>Young's modulus [Pa].</summary>
        [Describe("Young's modulus of the bridge.")]
        [Physical("MPa", Min = "0 MPa", MinExclusive = true)]
        public required double Modulus { get; init; }
        /// <summary>Radius over that of the smaller sphere [-].</summary>
        [Describe("Radius of the bridge over that of the smaller sphere.")]
        [Pure(Min = 0.01, Max = 1)]
        public required double Radius { get; init; }
        /// <summary>Breaking strain [-].</summary>
        [Describe("Strain at which a bridge breaks, for good.")]
        [Pure(Min = 1e-4, Max = 10)]
        public required double BreakingStrain { get; init; }
        /// <summary>Largest gap bridged, over the sum of radii [-].</summary>
        [Describe("Largest gap that a bridge forms across, over the sum of radii.")]
        [Pure(Min = 0, Max = 0.5)]
        public double Reach { get; init; }
    }

    /// <summary>Liquid around the particles.</summary>
    [Describe("Liquid at rest around all particles: Stokes drag and, with gravity, buoyancy.")]
    public sealed record SolventEntry
    {
        /// <summary>Viscosity [Pa s].</summary>
        [Describe("Viscosity.")]
        [Physical("mPa s", Min = "0 mPa s")]
        public required double Viscosity { get; init; }
        /// <summary>Density [kg m-3].</summary>
        [Describe("Density, for buoyancy.")]
        [Physical("g/cm3", Min = "0 g/cm3")]
        public double Density { get; init; }
    }

    /// <summary>Lennard-Jones coefficients of a type.</summary>
    [Describe("Shifted-force Lennard-Jones coefficients.")]
    public sealed record LennardJonesEntry
    {
        /// <summary>Well depth [J].</summary>
        [Describe("Well depth.")]
        [Physical("J", Min = "0 J")]
        public required double Epsilon { get; init; }
        /// <summary>Zero of the unshifted potential [m].</summary>
        [Describe("Distance of zero unshifted potential.")]
        [Physical("um", Min = "0 um", MinExclusive = true)]
        public required double Sigma { get; init; }
        /// <summary>Cutoff [m].</summary>
        [Describe("Distance beyond which there is no force.")]
        [Physical("um", Min = "0 um", MinExclusive = true)]
        public required double Cutoff { get; init; }
    }

    /// <summary>Mixing rules.</summary>
    [Describe("Mixing rules.")]
    public sealed record MixingEntry
    {
        /// <summary>Mean of the depths.</summary>
        [Describe("Mean of the well depths.")]
        public Mean Epsilon { get; init; } = Mean.Geometric;
        /// <summary>Mean of sigma.</summary>
        [Describe("Mean of sigma.")]
        public Mean Sigma { get; init; } = Mean.Arithmetic;
        /// <summary>Mean of the cutoffs.</summary>
        [Describe("Mean of the cutoffs.")]
        public Mean Cutoff { get; init; } = Mean.Arithmetic;
    }

    /// <summary>Contact laws that a file can name.</summary>
    public enum ContactLawName
    {
        /// <summary>LAMMPS gran/hertz/history.</summary>
        [Describe("Hertz with damping, tangential history and friction, as LAMMPS gran/hertz/history.")]
        [Key("hertz-history")]
        HertzHistory,
        /// <summary>LIGGGHTS gran model hertz tangential history cohesion sjkr2.</summary>
        [Describe("Hertz-Mindlin with restitution and SJKR2 cohesion, as LIGGGHTS gran model hertz tangential history cohesion sjkr2; coefficients are the types' material.")]
        [Key("hertz-mindlin")]
        HertzMindlin,
    }

    /// <summary>The contact law.</summary>
    [Describe("Contact law.")]
    public sealed record ContactEntry : IValidated
    {
        /// <summary>Which law.</summary>
        [Describe("Which law.")]
        [Key("law")]
        public required ContactLawName Law { get; init; }
        /// <summary>Normal stiffness [Pa].</summary>
        [Describe("Normal stiffness of hertz-history.")]
        [Physical("kPa", Min = "0 kPa")]
        [Key("kn")]
        public double? NormalStiffness { get; init; }
        /// <summary>Tangential stiffness [Pa].</summary>
        [Describe("Tangential stiffness of hertz-history.")]
        [Physical("kPa", Min = "0 kPa")]
        [Key("kt")]
        public double? TangentialStiffness { get; init; }
        /// <summary>Normal damping [1 m-1 s-1].</summary>
        [Describe("Normal damping per effective mass of hertz-history.")]
        [Physical("1/(um us)", Min = "0 1/(um us)")]
        [Key("gamma_n")]
        public double? NormalDamping { get; init; }
        /// <summary>Tangential damping [1 m-1 s-1].</summary>
        [Describe("Tangential damping per effective mass of hertz-history.")]
        [Physical("1/(um us)", Min = "0 1/(um us)")]
        [Key("gamma_t")]
        public double? TangentialDamping { get; init; }
        /// <summary>Friction coefficient [-].</summary>
        [Describe("Friction coefficient of hertz-history; the dried sets use 12 to 15, practically unbounded.")]
        [Pure(Min = 0, Max = 1e4)]
        public double? Friction { get; init; }
        /// <summary>Whether tangential damping acts.</summary>
        [Describe("Whether tangential damping acts.")]
        public bool DampTangential { get; init; } = true;

        /// <inheritdoc/>
        public IEnumerable<Finding> Validate()
        {
            (string Key, bool Given)[] own = [("kn", NormalStiffness is not null), ("kt", TangentialStiffness is not null), ("gamma_n", NormalDamping is not null), ("gamma_t", TangentialDamping is not null), ("friction", Friction is not null)];
            foreach (var (key, given) in own)
            {
                if (Law == ContactLawName.HertzHistory && !given) yield return new Finding { Key = key, Message = $"contact law hertz-history lacks {key}", Remedy = $"give {key}" };
                if (Law == ContactLawName.HertzMindlin && given) yield return new Finding { Key = key, Message = $"contact law hertz-mindlin takes no {key}", Remedy = "its coefficients are the material of each type" };
            }
        }
    }

    /// <summary>Reads a force-field file.</summary>
    /// <param name="path">the file</param>
    /// <exception cref="Data.Faults.InputException">with all faults of the file</exception>
    public static ForceField Read(string path) => Binder.Read<ForceFieldFile>(path).Value.ToField(path);

    /// <summary>The force field that the file describes.</summary>
    /// <param name="name">used where the file gives no name</param>
    public ForceField ToField(string name)
    {
        Dictionary<int, ParticleType> types = [];
        foreach (var (key, t) in Types)
        {
            if (!int.TryParse(key, out var number) || number < 1) throw new ArgumentException($"force field '{name}': type '{key}' is no type number; structure files count types from 1");
            types[number] = new ParticleType
            {
                Name = t.Name, Diameter = t.Diameter, SolidDiameter = t.SolidDiameter, Density = t.Density,
                LennardJones = t.Lj is null ? null : new() { Epsilon = t.Lj.Epsilon, Sigma = t.Lj.Sigma, Cutoff = t.Lj.Cutoff },
                Material = t.Material is not { } m ? null : new() { YoungModulus = m.YoungModulus, PoissonRatio = m.PoissonRatio, Restitution = m.Restitution, Friction = m.Friction, Cohesion = m.Cohesion },
            };
        }
        return new ForceField
        {
            Name = Name.Length > 0 ? Name : name, Source = Source, Types = types, Mixing = new() { Epsilon = Mixing.Epsilon, Sigma = Mixing.Sigma, Cutoff = Mixing.Cutoff },
            Contact = Contact is not { Law: ContactLawName.HertzHistory } c ? null : new()
            {
                NormalStiffness = c.NormalStiffness!.Value, TangentialStiffness = c.TangentialStiffness!.Value, NormalDamping = c.NormalDamping!.Value,
                TangentialDamping = c.TangentialDamping!.Value, Friction = c.Friction!.Value, DampTangential = c.DampTangential,
            },
            HertzMindlin = Contact is { Law: ContactLawName.HertzMindlin },
            Bonds = Bonds is null ? null : new() { Modulus = Bonds.Modulus, Radius = Bonds.Radius, BreakingStrain = Bonds.BreakingStrain, Reach = Bonds.Reach },
            Solvent = Solvent is null ? null : new() { Viscosity = Solvent.Viscosity, Density = Solvent.Density },
            Gravity = Gravity,
        }.Checked();
    }
}
