using Lamina.Data.Faults;
using Lamina.Particles.ForceFields;
using Lamina.Testing;

namespace Lamina.Particles.Tests.ForceFields;

public class ForceFieldFileTests
{
    private const string Text = """
        types:
          1: {name: CBD, diameter: 6.2 um, density: 0.01 g/cm3, lj: {epsilon: 6.2e-18 J, sigma: 1.1 um, cutoff: 2.2 um}}
          2: {name: AM, diameter: 2.85 um, solid_diameter: 2.5 um, density: 4.65 g/cm3, lj: {epsilon: 2.5e-17 J, sigma: 2.2 um, cutoff: 2.85 um}}
        mixing: {epsilon: geometric, sigma: arithmetic, cutoff: arithmetic}
        contact: {law: hertz-history, kn: 8 kPa, kt: 11.024 kPa, gamma_n: "38 1/(um us)", gamma_t: "36.442 1/(um us)", friction: 0.015, damp_tangential: true}
        """;

    private static ForceField Read(string text)
    {
        var path = Path.Combine(Places.Scratch("field"), "ff.yaml");
        File.WriteAllText(path, text);
        return ForceFieldFile.Read(path);
    }

    [Fact]
    public void A_file_gives_the_published_slurry_field()
    {
        var read = Read(Text);
        var published = PublishedForceFields.SlurrySmall();
        for (var t = 1; t <= 2; t++)
        {
            Close.Relative(published.Types[t].Diameter, read.Types[t].Diameter, 1e-12);
            Close.Relative(published.Types[t].Density, read.Types[t].Density, 1e-12);
            Close.Relative(published.Types[t].LennardJones!.Epsilon, read.Types[t].LennardJones!.Epsilon, 1e-12);
            Close.Relative(published.Types[t].LennardJones!.Cutoff, read.Types[t].LennardJones!.Cutoff, 1e-12);
        }
        Close.Relative(2.5e-6, read.Types[2].SolidDiameter!.Value, 1e-12);
        Close.Relative(8e3, read.Contact!.NormalStiffness, 1e-12);
        Close.Relative(38e12, read.Contact.NormalDamping, 1e-12);
        Close.Relative(0.015, read.Contact.Friction, 1e-15);
    }

    [Theory]
    [InlineData("diameter: 6.2 um", "diameter: 6.2 kPa")]
    [InlineData("kn: 8 kPa", "kn: -8 kPa")]
    [InlineData("friction", "fricton")]
    public void Faults_are_bad_input(string from, string to) => Assert.Throws<InputException>(() => Read(Text.Replace(from, to)));

    private const string Hard = """
        types:
          1: {name: CBD, diameter: 1.3 um, density: 0.95 g/cm3, material: {young_modulus: 2 GPa, poisson_ratio: 0.5, restitution: 0.15, friction: 0.001, cohesion: 70 MPa}}
        contact: {law: hertz-mindlin}
        bonds: {modulus: 300 MPa, radius: 0.5, breaking_strain: 5 %}
        solvent: {viscosity: 1.65 mPa s, density: 1.028 g/cm3}
        gravity: 9.81 m/s2
        """;

    [Fact]
    public void A_file_gives_materials_bonds_solvent_and_gravity()
    {
        var read = Read(Hard);
        Assert.True(read.HertzMindlin && read.Contact is null);
        Close.Relative(2e9, read.Types[1].Material!.YoungModulus, 1e-12);
        Close.Relative(7e7, read.Types[1].Material!.Cohesion, 1e-12);
        Close.Relative(0.05, read.Bonds!.BreakingStrain, 1e-12);
        Close.Relative(1.65e-3, read.Solvent!.Viscosity, 1e-12);
        Close.Relative(9.81, read.Gravity, 1e-12);
    }

    [Theory]
    [InlineData("contact: {law: hertz-mindlin}", "contact: {law: hertz-mindlin, kn: 8 kPa}", "takes no kn")]
    [InlineData("contact: {law: hertz-mindlin}", "contact: {law: hertz-history, kn: 8 kPa}", "lacks kt")]
    [InlineData("restitution: 0.15", "restitution: 1.5", "restitution")]
    public void A_contact_law_with_the_wrong_coefficients_is_bad_input(string from, string to, string said) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => Read(Hard.Replace(from, to))).Message);

    [Fact]
    public void A_type_without_material_is_named() =>
        Assert.Contains("type 1 has no material", Assert.Throws<ArgumentException>(() => Read(Hard.Replace(", material: {young_modulus: 2 GPa, poisson_ratio: 0.5, restitution: 0.15, friction: 0.001, cohesion: 70 MPa}", ""))).Message);

    [Fact]
    public void What_is_written_is_read_back_to_the_same_numbers()
    {
        foreach (var field in (ForceField[])[PublishedForceFields.MigrationFixedTarget(), PublishedForceFields.HertzSjkr2(PublishedForceFields.DrySmall()) with
        {
            Bonds = new() { Modulus = 3e8, Radius = 0.5, BreakingStrain = 0.05, Reach = 0.01 }, Solvent = new() { Viscosity = 1.65e-3, Density = 1028 }, Gravity = 9.80665,
        }])
        {
            var read = Read(ForceFieldText.Write(field));
            // Fifteen digits, in the units of people.
            Assert.Equal(ForceFieldText.Write(field), ForceFieldText.Write(read));
            Close.Relative(field.Types[1].Density, read.Types[1].Density, 1e-14);
            Assert.Equal((field.HertzMindlin, field.Contact is null, field.Bonds is null, field.Gravity), (read.HertzMindlin, read.Contact is null, read.Bonds is null, read.Gravity));
        }
    }
}
