using Lamina.Data.Binding;

namespace Lamina.Particles.ForceFields;

/// <summary>A force-field file (YAML) as written: values with units, types by number. <see cref="Read"/> gives the field.</summary>
[Describe("Force field of a particle simulation: particle types, mixing rules and contact law.")]
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
    }

    /// <summary>The contact law.</summary>
    [Describe("Contact law.")]
    public sealed record ContactEntry
    {
        /// <summary>Which law.</summary>
        [Describe("Which law.")]
        [Key("law")]
        public required ContactLawName Law { get; init; }
        /// <summary>Normal stiffness [Pa].</summary>
        [Describe("Normal stiffness.")]
        [Physical("kPa", Min = "0 kPa")]
        [Key("kn")]
        public required double NormalStiffness { get; init; }
        /// <summary>Tangential stiffness [Pa].</summary>
        [Describe("Tangential stiffness.")]
        [Physical("kPa", Min = "0 kPa")]
        [Key("kt")]
        public required double TangentialStiffness { get; init; }
        /// <summary>Normal damping [1 m-1 s-1].</summary>
        [Describe("Normal damping per effective mass.")]
        [Physical("1/(um us)", Min = "0 1/(um us)")]
        [Key("gamma_n")]
        public required double NormalDamping { get; init; }
        /// <summary>Tangential damping [1 m-1 s-1].</summary>
        [Describe("Tangential damping per effective mass.")]
        [Physical("1/(um us)", Min = "0 1/(um us)")]
        [Key("gamma_t")]
        public required double TangentialDamping { get; init; }
        /// <summary>Friction coefficient [-].</summary>
        [Describe("Friction coefficient; the dried sets use 12 to 15, practically unbounded.")]
        [Pure(Min = 0, Max = 1e4)]
        public required double Friction { get; init; }
        /// <summary>Whether tangential damping acts.</summary>
        [Describe("Whether tangential damping acts.")]
        public bool DampTangential { get; init; } = true;
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
            };
        }
        return new ForceField
        {
            Name = Name.Length > 0 ? Name : name, Source = Source, Types = types, Mixing = new() { Epsilon = Mixing.Epsilon, Sigma = Mixing.Sigma, Cutoff = Mixing.Cutoff },
            Contact = Contact is null ? null : new()
            {
                NormalStiffness = Contact.NormalStiffness, TangentialStiffness = Contact.TangentialStiffness, NormalDamping = Contact.NormalDamping,
                TangentialDamping = Contact.TangentialDamping, Friction = Contact.Friction, DampTangential = Contact.DampTangential,
            },
        }.Checked();
    }
}
