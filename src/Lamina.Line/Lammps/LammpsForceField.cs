using System.Globalization;
using System.Text;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Mix = Lamina.Particles.ForceFields.Mixing;

namespace Lamina.Line.Lammps;

/// <summary>A force field as LAMMPS commands, in units micro: sizes, pair styles and all mixed coefficients written out.</summary>
public static class LammpsForceField
{
    private static readonly LammpsUnits Micro = LammpsUnits.Micro;

    /// <summary>A number with all its digits.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Diameter and density of every type; densities may be replaced, for motion with other masses.</summary>
    /// <param name="field">the force field</param>
    /// <param name="density">density by type in place of the field's [kg m-3]</param>
    public static string Sizes(ForceField field, Func<ParticleType, double>? density = null)
    {
        var text = new StringBuilder();
        foreach (var (number, type) in field.Types.OrderBy(t => t.Key))
            text.Append($"set type {number} diameter {Number(type.Diameter / Micro.Length)} density {Number((density?.Invoke(type) ?? type.Density) / Micro.Density)}\n");
        return text.ToString();
    }

    /// <summary>The pair style and all its coefficients.</summary>
    /// <param name="field">the force field</param>
    /// <param name="typeCount">atom types of the simulation; those that the field lacks get no force [-]</param>
    /// <param name="elastic">true leaves damping and friction out: motion whose own damping is a fix</param>
    public static string Pairs(ForceField field, int typeCount, bool elastic = false)
    {
        if (field.HertzMindlin || field.Bonds is not null || field.Solvent is not null || field.Gravity > 0)
            throw new ArgumentException($"force field '{field.Name}': hertz-mindlin contacts, bonds, solvent and gravity are not written to LAMMPS; use lamina's own engine, or the contact law hertz-history alone");
        var c = field.Contact;
        var hasPair = field.Types.Values.Any(t => t.LennardJones is { Epsilon: > 0 });
        List<string> styles = [];
        if (hasPair) styles.Add($"lj/smooth/linear {Number(field.Types.Values.Max(t => t.LennardJones?.Cutoff ?? 0) / Micro.Length)}");
        if (c is not null)
        {
            var per = Micro.Length * Micro.Time;
            styles.Add("gran/hertz/history " + (elastic
                ? $"{Number(c.NormalStiffness / Micro.Pressure)} 0 0 0 0 0"
                : $"{Number(c.NormalStiffness / Micro.Pressure)} {Number(c.TangentialStiffness / Micro.Pressure)} {Number(c.NormalDamping * per)} {Number(c.TangentialDamping * per)} {Number(c.Friction)} {(c.DampTangential ? 1 : 0)}"));
        }
        var text = new StringBuilder($"pair_style hybrid/overlay {string.Join(' ', styles)}\n");
        if (hasPair)
            for (var a = 1; a <= typeCount; a++)
                for (var b = a; b <= typeCount; b++)
                {
                    if (!field.Types.TryGetValue(a, out var first) || !field.Types.TryGetValue(b, out var second) || first.LennardJones is not { } p || second.LennardJones is not { } q) continue;
                    double epsilon = Mix.Of(field.Mixing.Epsilon, p.Epsilon, q.Epsilon), sigma = Mix.Of(field.Mixing.Sigma, p.Sigma, q.Sigma), cutoff = Mix.Of(field.Mixing.Cutoff, p.Cutoff, q.Cutoff);
                    if (epsilon > 0) text.Append($"pair_coeff {a} {b} lj/smooth/linear {Number(epsilon / Micro.Energy)} {Number(sigma / Micro.Length)} {Number(cutoff / Micro.Length)}\n");
                }
        if (c is not null) text.Append("pair_coeff * * gran/hertz/history\n");
        return text.ToString();
    }
}
