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
    /// <summary>The contact law, or null for none.</summary>
    public ContactSettings? Contact { get; init; }

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
