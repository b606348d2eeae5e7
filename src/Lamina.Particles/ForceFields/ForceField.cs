namespace Lamina.Particles.ForceFields;

/// <summary>A complete force field: what a force-field file holds, in SI.</summary>
public sealed record ForceField
{
    /// <summary>Name, shown in results.</summary>
    public string Name { get; init; } = "";
    /// <summary>Where its numbers come from.</summary>
    public string Source { get; init; } = "";
    /// <summary>The particle types by the number that the structure file uses.</summary>
    public required IReadOnlyDictionary<int, ParticleType> Types { get; init; }
    /// <summary>How Lennard-Jones coefficients of unlike types follow from those of the types.</summary>
    public Mixing Mixing { get; init; } = new();
    /// <summary>The contact law `hertz-history`, or null where there is none or <see cref="HertzMindlin"/> acts.</summary>
    public ContactSettings? Contact { get; init; }
    /// <summary>True for the contact law `hertz-mindlin` with SJKR2 cohesion, by the materials of the types.</summary>
    public bool HertzMindlin { get; init; }
    /// <summary>Bridges of binder, or null for none. They form where a run says so (<see cref="Sets.ParticleSystem.FormBonds"/>).</summary>
    public BondSettings? Bonds { get; init; }
    /// <summary>Liquid around the particles, or null for none.</summary>
    public SolventSettings? Solvent { get; init; }
    /// <summary>Gravity along -z [m s-2].</summary>
    public double Gravity { get; init; }

    /// <summary>True if spheres that touch push each other.</summary>
    public bool HasContacts => Contact is not null || HertzMindlin;

    /// <summary>The field without forces that depend on velocity (damping of contacts, drag): for motion in pseudo-time.</summary>
    public ForceField WithoutDamping() => this with
    {
        Contact = Contact is null ? null : Contact with { NormalDamping = 0, TangentialDamping = 0 },
        Types = HertzMindlin ? Types.ToDictionary(t => t.Key, t => t.Value with { Material = t.Value.Material! with { Restitution = 1 } }) : Types,
        Solvent = Solvent is null ? null : Solvent with { Viscosity = 0 },
    };

    /// <summary>The field with softer types: what binds and stiffens them (modulus and cohesion of hertz-mindlin, else the well depth) times a factor. The stiffness of hertz-history is one for all types and stays.</summary>
    /// <param name="factor">factor by type, 1 for those that are not named [-]</param>
    public ForceField Softened(IReadOnlyDictionary<int, double> factor) => this with
    {
        Types = Types.ToDictionary(t => t.Key, t => !factor.TryGetValue(t.Key, out var f) || f == 1 ? t.Value : t.Value with
        {
            Material = t.Value.Material is { } m ? m with { YoungModulus = f * m.YoungModulus, Cohesion = f * m.Cohesion } : null,
            LennardJones = t.Value.LennardJones is { } lj ? lj with { Epsilon = f * lj.Epsilon } : null,
        }),
    };

    /// <summary>All faults of the field, each saying what and what is allowed; empty when it is usable.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        void Positive(double value, string what, string unit)
        {
            if (!(value > 0 && double.IsFinite(value))) faults.Add($"{what} is {value} {unit}: a finite value above zero is needed");
        }
        void NotNegative(double value, string what, string unit)
        {
            if (!(value >= 0 && double.IsFinite(value))) faults.Add($"{what} is {value} {unit}: a finite value of zero or more is needed");
        }
        if (Types.Count == 0) faults.Add("the force field has no types");
        foreach (var (number, type) in Types.OrderBy(t => t.Key))
        {
            if (number < 1) faults.Add($"type {number}: numbers start at 1");
            Positive(type.Diameter, $"diameter of type {number}", "m");
            Positive(type.Density, $"density of type {number}", "kg/m3");
            if (type.SolidDiameter is { } solid) Positive(solid, $"solid_diameter of type {number}", "m");
            if (type.LennardJones is not { } lj) continue;
            NotNegative(lj.Epsilon, $"lj epsilon of type {number}", "J");
            Positive(lj.Sigma, $"lj sigma of type {number}", "m");
            Positive(lj.Cutoff, $"lj cutoff of type {number}", "m");
        }
        if (Contact is { } c)
        {
            NotNegative(c.NormalStiffness, "contact kn", "Pa");
            NotNegative(c.TangentialStiffness, "contact kt", "Pa");
            NotNegative(c.NormalDamping, "contact gamma_n", "1/(m s)");
            NotNegative(c.TangentialDamping, "contact gamma_t", "1/(m s)");
            if (!(c.Friction is >= 0 and <= 1e4)) faults.Add($"contact friction is {c.Friction}: 0 to 10000 is allowed");
            if (c.TangentialStiffness == 0 && c.TangentialDamping > 0 && c.Friction < 1e4)
                faults.Add("contact kt is zero: the friction limit divides by it; give kt above zero");
        }
        if (HertzMindlin && Contact is not null) faults.Add("the field has two contact laws, hertz-history and hertz-mindlin: keep one");
        foreach (var (number, type) in Types.OrderBy(t => t.Key))
        {
            if (HertzMindlin && type.Material is null) faults.Add($"type {number} has no material: the contact law hertz-mindlin needs one for every type");
            if (type.Material is not { } m) continue;
            Positive(m.YoungModulus, $"Young's modulus of type {number}", "Pa");
            NotNegative(m.Friction, $"friction of type {number}", "");
            NotNegative(m.Cohesion, $"cohesion of type {number}", "J/m3");
            if (!(m.PoissonRatio is > -1 and <= 0.5)) faults.Add($"Poisson's ratio of type {number} is {m.PoissonRatio}: above -1 and at most 0.5 is allowed");
            if (!(m.Restitution is > 0 and <= 1)) faults.Add($"restitution of type {number} is {m.Restitution}: above 0 and at most 1 is allowed");
        }
        if (Bonds is { } b)
        {
            Positive(b.Modulus, "bond modulus", "Pa");
            Positive(b.Radius, "bond radius", "of the smaller sphere's");
            Positive(b.BreakingStrain, "breaking strain of bonds", "");
            NotNegative(b.Reach, "reach of bonds", "of the sum of radii");
        }
        if (Solvent is { } liquid)
        {
            NotNegative(liquid.Viscosity, "viscosity of the solvent", "Pa s");
            NotNegative(liquid.Density, "density of the solvent", "kg/m3");
        }
        NotNegative(Gravity, "gravity", "m/s2");
        return faults;
    }

    /// <summary>Throws if the field has faults, naming all of them.</summary>
    /// <exception cref="ArgumentException">at least one fault</exception>
    public ForceField Checked()
    {
        var faults = Faults();
        return faults.Count == 0 ? this : throw new ArgumentException($"force field '{Name}': " + string.Join("; ", faults));
    }
}
