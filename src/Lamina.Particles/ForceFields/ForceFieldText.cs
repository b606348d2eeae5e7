using System.Globalization;
using System.Text;

namespace Lamina.Particles.ForceFields;

/// <summary>A force field as the text of a force-field file, which <see cref="ForceFieldFile"/> reads back to the same numbers.</summary>
public static class ForceFieldText
{
    /// <summary>Writes a field.</summary>
    /// <param name="field">the field</param>
    /// <param name="comment">line at the top, without its mark; none where empty</param>
    public static string Write(ForceField field, string comment = "")
    {
        var text = new StringBuilder();
        if (comment.Length > 0) text.Append($"# {comment}\n");
        text.Append($"name: {Quoted(field.Name)}\nsource: {Quoted(field.Source)}\ntypes:\n");
        foreach (var (number, t) in field.Types.OrderBy(t => t.Key))
        {
            text.Append($"  {number}: {{name: {Quoted(t.Name)}, diameter: {N(t.Diameter, 1e-6)} um, ");
            if (t.SolidDiameter is { } solid) text.Append($"solid_diameter: {N(solid, 1e-6)} um, ");
            text.Append($"density: {N(t.Density, 1e3)} g/cm3");
            if (t.LennardJones is { } lj) text.Append($", lj: {{epsilon: {N(lj.Epsilon, 1)} J, sigma: {N(lj.Sigma, 1e-6)} um, cutoff: {N(lj.Cutoff, 1e-6)} um}}");
            if (t.Material is { } m) text.Append($", material: {{young_modulus: {N(m.YoungModulus, 1e9)} GPa, poisson_ratio: {N(m.PoissonRatio, 1)}, restitution: {N(m.Restitution, 1)}, friction: {N(m.Friction, 1)}, cohesion: {N(m.Cohesion, 1e6)} MPa}}");
            text.Append("}\n");
        }
        text.Append($"mixing: {{epsilon: {Word(field.Mixing.Epsilon)}, sigma: {Word(field.Mixing.Sigma)}, cutoff: {Word(field.Mixing.Cutoff)}}}\n");
        if (field.Contact is { } c)
            text.Append($"contact: {{law: hertz-history, kn: {N(c.NormalStiffness, 1e3)} kPa, kt: {N(c.TangentialStiffness, 1e3)} kPa, gamma_n: \"{N(c.NormalDamping, 1e12)} 1/(um us)\", gamma_t: \"{N(c.TangentialDamping, 1e12)} 1/(um us)\", friction: {N(c.Friction, 1)}, damp_tangential: {(c.DampTangential ? "true" : "false")}}}\n");
        if (field.HertzMindlin) text.Append("contact: {law: hertz-mindlin}\n");
        if (field.Bonds is { } b) text.Append($"bonds: {{modulus: {N(b.Modulus, 1e6)} MPa, radius: {N(b.Radius, 1)}, breaking_strain: {N(b.BreakingStrain, 1)}, reach: {N(b.Reach, 1)}}}\n");
        if (field.Solvent is { } s) text.Append($"solvent: {{viscosity: {N(s.Viscosity, 1e-3)} mPa s, density: {N(s.Density, 1e3)} g/cm3}}\n");
        if (field.Gravity > 0) text.Append($"gravity: {N(field.Gravity, 1)} m/s2\n");
        return text.ToString();
    }

    // Fifteen digits: a value that a person wrote comes back as it was written.
    private static string N(double value, double unit) => (value / unit).ToString("G15", CultureInfo.InvariantCulture);

    private static string Word(Mean mean) => mean == Mean.Geometric ? "geometric" : "arithmetic";

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").ReplaceLineEndings(" ") + "\"";
}
