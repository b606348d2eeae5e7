using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Learning.Calibration;
using Lamina.Particles.ForceFields;

namespace Lamina.Studies.Calibration;

/// <summary>
/// A number of a force field that a calibration moves. <c>contact.kn</c> and its like are the contact law's; <c>CBD.diameter</c> and its like belong to the types of that name. Where several types share the
/// name, as the sizes of the active material do, lengths and energies go per diameter of the solid (<c>AM.epsilon_per_diameter</c>), as the published sets are written.
/// </summary>
internal sealed record ForceFieldValue
{
    private static readonly (string Key, string Unit, Func<ContactSettings, double, ContactSettings> Set, Func<ContactSettings, double> Get)[] contacts =
    [
        // Tangential values keep their ratio to the normal ones unless they are moved themselves, which then comes after.
        ("kn", "kPa", (c, v) => c with { NormalStiffness = v, TangentialStiffness = c.NormalStiffness > 0 ? c.TangentialStiffness / c.NormalStiffness * v : c.TangentialStiffness }, c => c.NormalStiffness),
        ("kt", "kPa", (c, v) => c with { TangentialStiffness = v }, c => c.TangentialStiffness),
        ("gamma_n", "1/(um us)", (c, v) => c with { NormalDamping = v, TangentialDamping = c.NormalDamping > 0 ? c.TangentialDamping / c.NormalDamping * v : c.TangentialDamping }, c => c.NormalDamping),
        ("gamma_t", "1/(um us)", (c, v) => c with { TangentialDamping = v }, c => c.TangentialDamping),
        ("friction", "1", (c, v) => c with { Friction = v }, c => c.Friction),
    ];

    // Diameters first: what goes per diameter takes the new one.
    private static readonly (string Key, string Unit, bool PerDiameter, bool NeedsWell, Func<ParticleType, double, ParticleType> Set, Func<ParticleType, double> Get)[] typed =
    [
        ("diameter", "um", false, false, (t, v) => t with { Diameter = v }, t => t.Diameter),
        ("density", "g/cm3", false, false, (t, v) => t with { Density = v }, t => t.Density),
        ("epsilon", "J", false, true, (t, v) => t with { LennardJones = t.LennardJones! with { Epsilon = v } }, t => t.LennardJones!.Epsilon),
        ("sigma", "um", false, true, (t, v) => t with { LennardJones = t.LennardJones! with { Sigma = v } }, t => t.LennardJones!.Sigma),
        ("cutoff", "um", false, true, (t, v) => t with { LennardJones = t.LennardJones! with { Cutoff = v } }, t => t.LennardJones!.Cutoff),
        ("epsilon_per_diameter", "J/m", true, true, (t, v) => t with { LennardJones = t.LennardJones! with { Epsilon = v * Solid(t) } }, t => t.LennardJones!.Epsilon / Solid(t)),
        ("sigma_per_diameter", "1", true, true, (t, v) => t with { LennardJones = t.LennardJones! with { Sigma = v * Solid(t) } }, t => t.LennardJones!.Sigma / Solid(t)),
        ("cutoff_per_diameter", "1", true, true, (t, v) => t with { LennardJones = t.LennardJones! with { Cutoff = v * Solid(t) } }, t => t.LennardJones!.Cutoff / Solid(t)),
    ];

    /// <summary>Name, range, unit.</summary>
    public required CalibratedValue Value { get; init; }

    /// <summary>Value in the file that the search starts from [SI of the value].</summary>
    public required double Given { get; init; }

    private int Order { get; init; }

    private Func<ForceField, double, ForceField> Set { get; init; } = (field, _) => field;

    /// <summary>The field with all of the values, in an order in which none undoes another.</summary>
    public static ForceField Apply(ForceField field, IReadOnlyList<ForceFieldValue> which, ReadOnlySpan<double> values)
    {
        foreach (var index in Enumerable.Range(0, which.Count).OrderBy(i => which[i].Order)) field = which[index].Set(field, values[index]);
        return field;
    }

    /// <summary>Reads <c>contact.kn: 4..16 kPa</c>.</summary>
    /// <param name="text">name and range</param>
    /// <param name="field">whose values</param>
    /// <exception cref="InputException">no such value, or no such range</exception>
    public static ForceFieldValue Parse(string text, ForceField field)
    {
        var colon = text.IndexOf(':');
        var name = (colon < 0 ? text : text[..colon]).Trim();
        var dot = name.LastIndexOf('.');
        var (owner, key) = dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
        string[] owners = [.. field.Contact is null ? (string[])[] : ["contact"], .. field.Types.Values.Select(t => t.Name).Distinct().Order(StringComparer.Ordinal)];
        if (!owners.Contains(owner))
            throw new InputException(FaultKind.NotFound, $"--fit {name}: the force field has no {(owner.Length == 0 ? "value of that name" : $"types named {owner}")}", $"write OWNER.VALUE; owners are {string.Join(", ", owners)}");
        if (colon < 0) throw new InputException(FaultKind.Usage, $"--fit {name}: the range is missing", $"e.g. --fit \"{name}: 4..16 kPa\"");
        return owner == "contact" ? OfContact(text, name, key, field) : OfTypes(text, name, owner, key, field);
    }

    private static ForceFieldValue OfContact(string text, string name, string key, ForceField field)
    {
        var at = Array.FindIndex(contacts, c => c.Key == key);
        if (at < 0) throw new InputException(FaultKind.NotFound, $"--fit {name}: the contact law has no {key}", $"it has {string.Join(", ", contacts.Select(c => c.Key))}");
        var known = contacts[at];
        var given = known.Get(field.Contact!);
        return new ForceFieldValue { Value = Range(text, name, known.Unit, given), Given = given, Order = 100 + at, Set = (f, v) => f with { Contact = known.Set(f.Contact!, v) } };
    }

    private static ForceFieldValue OfTypes(string text, string name, string owner, string key, ForceField field)
    {
        var at = Array.FindIndex(typed, t => t.Key == key);
        if (at < 0) throw new InputException(FaultKind.NotFound, $"--fit {name}: a type has no {key}", $"it has {string.Join(", ", typed.Select(t => t.Key))}");
        var known = typed[at];
        var types = field.Types.Where(t => t.Value.Name == owner).OrderBy(t => t.Key).ToArray();
        if (known.NeedsWell && types.Any(t => t.Value.LennardJones is null)) throw new InputException(FaultKind.Inconsistent, $"--fit {name}: {owner} has no lj in the force field", "give its lj first");
        if (!known.PerDiameter && key != "density" && types.Length > 1)
            throw new InputException(FaultKind.Inconsistent, $"--fit {name}: {types.Length} types are named {owner}, and one {key} for all of them would undo their sizes", key == "diameter" ? "give the types names of their own" : $"fit {name}_per_diameter");
        var given = known.Get(types[0].Value);
        return new ForceFieldValue
        {
            Value = Range(text, name, known.Unit, given), Given = given, Order = at,
            Set = (f, v) => f with { Types = f.Types.ToDictionary(t => t.Key, t => t.Value.Name == owner ? known.Set(t.Value, v) : t.Value) },
        };
    }

    private static CalibratedValue Range(string text, string name, string unit, double given)
    {
        var expected = Unit.Parse(unit);
        if (!QuantityRange.TryParse(text[(text.IndexOf(':') + 1)..].Trim(), out var range, out var error)) throw new InputException(FaultKind.Usage, $"--fit {text}: {error}", $"e.g. --fit \"{name}: {expected.FromSI(0.5 * given):G3}..{expected.FromSI(2 * given):G3} {(unit == "1" ? "" : unit)}\"");
        if (range.Dimension != expected.Dimension) throw new InputException(FaultKind.WrongDimension, $"--fit {text}: this is a {range.Dimension}, {name} a {expected.Dimension}", $"give it in {unit}");
        var (low, high) = (range.Low.Value, range.High.Value);
        if (!(high > low && low >= 0)) throw new InputException(FaultKind.OutOfRange, $"--fit {text}: the range must rise and not be negative");
        return new CalibratedValue
        {
            Unit = unit == "1" ? Unit.One : range.High.Unit,
            Parameter = new FitParameter { Name = name, Low = low, High = high, Start = given >= low && given <= high ? given : null, Logarithmic = low > 0 && high >= 10 * low },
        };
    }

    private static double Solid(ParticleType type) => type.SolidDiameter ?? type.Diameter;
}
