namespace Lamina.Particles.ForceFields;

/// <summary>
/// A force field between two others: what the published heterogeneous drying ramps. Diameters, densities, sigma, cutoffs, kn and gamma_n go linearly; so do the ratios epsilon / diameter
/// (of the nominal diameter where a type has one), kt / kn and gamma_t / gamma_n, as the published inputs write them.
/// </summary>
public sealed class ForceFieldRamp
{
    private readonly ForceField start, end;

    /// <summary>A ramp.</summary>
    /// <param name="start">at share 0</param>
    /// <param name="end">at share 1, with the same type numbers and names</param>
    /// <exception cref="ArgumentException">the two fields do not describe the same types</exception>
    public ForceFieldRamp(ForceField start, ForceField end)
    {
        (this.start, this.end) = (start.Checked(), end.Checked());
        if (!start.Types.Keys.Order().SequenceEqual(end.Types.Keys.Order()))
            throw new ArgumentException($"force fields '{start.Name}' and '{end.Name}' have different types ({string.Join(", ", start.Types.Keys.Order())} and {string.Join(", ", end.Types.Keys.Order())}): a ramp needs the same");
        foreach (var (number, type) in start.Types)
            if ((type.LennardJones is null) != (end.Types[number].LennardJones is null))
                throw new ArgumentException($"type {number} has lj coefficients in only one of '{start.Name}' and '{end.Name}'");
        if (start.Contact is null || end.Contact is null) throw new ArgumentException("both ends of a ramp need the contact law hertz-history");
    }

    /// <summary>The field at one instant.</summary>
    /// <param name="share">share of the way for everything but the binder types, 0 to 1 [-]</param>
    /// <param name="binderShare">share of the way by binder type; cut at 1 [-]</param>
    public ForceField At(double share, IReadOnlyDictionary<int, double> binderShare)
    {
        share = Math.Clamp(share, 0, 1);
        Dictionary<int, ParticleType> types = [];
        foreach (var (number, a) in start.Types)
            types[number] = Between(a, end.Types[number], Math.Clamp(binderShare.GetValueOrDefault(number, share), 0, 1));
        ContactSettings p = start.Contact!, q = end.Contact!;
        double kn = Mix(p.NormalStiffness, q.NormalStiffness, share), gamma = Mix(p.NormalDamping, q.NormalDamping, share);
        return new ForceField
        {
            Name = end.Name, Source = end.Source, Types = types, Mixing = end.Mixing, Bonds = end.Bonds, Solvent = end.Solvent, Gravity = end.Gravity,
            Contact = new()
            {
                NormalStiffness = kn, TangentialStiffness = kn * Mix(Ratio(p.TangentialStiffness, p.NormalStiffness), Ratio(q.TangentialStiffness, q.NormalStiffness), share),
                NormalDamping = gamma, TangentialDamping = gamma * Mix(Ratio(p.TangentialDamping, p.NormalDamping), Ratio(q.TangentialDamping, q.NormalDamping), share),
                Friction = Mix(p.Friction, q.Friction, share), DampTangential = q.DampTangential,
            },
        };
    }

    private static ParticleType Between(ParticleType a, ParticleType b, double share)
    {
        var diameter = Mix(a.Diameter, b.Diameter, share);
        LennardJonesSettings? lj = null;
        if (a.LennardJones is { } p && b.LennardJones is { } q)
        {
            // Binder wells scale with the present diameter, those of the active material with its nominal one.
            double first = a.IsBinderDomain ? a.Diameter : 1, last = a.IsBinderDomain ? b.Diameter : 1, now = a.IsBinderDomain ? diameter : 1;
            lj = new() { Epsilon = now * Mix(p.Epsilon / first, q.Epsilon / last, share), Sigma = Mix(p.Sigma, q.Sigma, share), Cutoff = Mix(p.Cutoff, q.Cutoff, share) };
        }
        return a with { Diameter = diameter, SolidDiameter = b.SolidDiameter ?? b.Diameter, Density = Mix(a.Density, b.Density, share), LennardJones = lj };
    }

    private static double Ratio(double a, double b) => b > 0 ? a / b : 0;

    private static double Mix(double a, double b, double share) => a == b ? a : a + share * (b - a);
}
