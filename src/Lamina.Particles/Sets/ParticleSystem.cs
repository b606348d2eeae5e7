using Lamina.Data.Structures;
using Lamina.Particles.Bonds;
using Lamina.Particles.ForceFields;

namespace Lamina.Particles.Sets;

/// <summary>Particles, their box and their force field: what a simulation starts from and ends with.</summary>
public sealed class ParticleSystem
{
    /// <summary>Joins particles, box and force field; radii and masses stay as the set holds them.</summary>
    /// <exception cref="ArgumentException">the force field has faults or lacks a type that the set uses</exception>
    public ParticleSystem(ParticleSet particles, Box box, ForceField field)
    {
        Particles = particles;
        Box = box;
        Field = field.Checked();
        CheckTypes(field);
    }

    /// <summary>The particles; sorted in place by the force loops.</summary>
    public ParticleSet Particles { get; }
    /// <summary>The box.</summary>
    public Box Box { get; set; }
    /// <summary>The force field in use; change it by <see cref="SwitchTo"/>.</summary>
    public ForceField Field { get; private set; }

    /// <summary>Bridges of binder between particles; null until they form.</summary>
    public BondNetwork? Bonds { get; internal set; }

    /// <summary>Lets the field's bonds form between the particles that touch now, in place of any that there were; they are without force in the present state. Nothing where the field has none.</summary>
    public void FormBonds() => Bonds = Field.Bonds is null ? null : BondNetwork.Form(this);

    /// <summary>A system from a structure file and a force field, periodic along all axes unless said otherwise.</summary>
    /// <param name="structure">the file's content</param>
    /// <param name="field">the force field; its diameters and densities replace those of the file</param>
    /// <param name="z">ends of the z axis</param>
    public static ParticleSystem From(SphereStructure structure, ForceField field, Boundary z = Boundary.Periodic) =>
        new(ParticleSet.From(structure, field.Checked()), Box.Between(structure.Low, structure.High, Boundary.Periodic, Boundary.Periodic, z), field);

    /// <summary>The particles as plain arrays for a structure file (<see cref="ParticleSet.ToStructure"/>), types with the names of the force field.</summary>
    /// <param name="title">first line of a file</param>
    /// <param name="box">a box for the file; that of the system when null</param>
    public SphereStructure ToStructure(string title = "", Box? box = null) => Particles.ToStructure(box ?? Box, title) with
    {
        TypeNames = [.. Enumerable.Range(1, Particles.TypeCount).Select(t => Field.Types.TryGetValue(t, out var type) ? type.Name : "")],
    };

    /// <summary>Changes to another force field: radii and masses follow its types.</summary>
    public void SwitchTo(ForceField field)
    {
        CheckTypes(field.Checked());
        Field = field;
        var p = Particles;
        for (var i = 0; i < p.Count; i++)
        {
            var type = field.Types[p.Type[i]];
            p.Radius[i] = 0.5 * type.Diameter;
            p.Mass[i] = Math.PI / 6 * type.Diameter * type.Diameter * type.Diameter * type.Density;
        }
    }

    /// <summary>An independent copy.</summary>
    public ParticleSystem Clone() => new(Particles.Clone(), Box, Field) { Bonds = Bonds?.Clone() };

    /// <summary>Mass of the solid spheres [kg].</summary>
    public double SolidMass
    {
        get
        {
            var sum = 0.0;
            foreach (var (type, count) in CountByType()) sum += count * Field.Types[type].SolidVolume * Field.Types[type].Density;
            return sum;
        }
    }

    /// <summary>Volume of the solid spheres, overlaps not subtracted [m3].</summary>
    public double SolidVolume
    {
        get
        {
            var sum = 0.0;
            foreach (var (type, count) in CountByType()) sum += count * Field.Types[type].SolidVolume;
            return sum;
        }
    }

    /// <summary>Solid mass over box volume [kg m-3].</summary>
    public double Density => SolidMass / Box.Volume;
    /// <summary>1 less solid volume over box volume, overlaps not subtracted; negative where soft spheres overlap much, as in the slurry [-].</summary>
    public double PorosityFormula => 1 - SolidVolume / Box.Volume;

    private SortedDictionary<int, int> CountByType()
    {
        SortedDictionary<int, int> counts = [];
        foreach (var type in Particles.Type) counts[type] = counts.GetValueOrDefault(type) + 1;
        return counts;
    }

    private void CheckTypes(ForceField field)
    {
        var missing = Particles.Type.Distinct().Where(t => !field.Types.ContainsKey(t)).Order().ToList();
        if (missing.Count > 0) throw new ArgumentException($"the particles use type {string.Join(", ", missing)}, which the force field '{field.Name}' lacks");
    }
}
