using Lamina.Data.Faults;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Sets;
using Lamina.Particles.Slurry;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>The slurry of a recipe as particles: what the box holds, and that it is the recipe's.</summary>
public sealed class SlurryBoxTests
{
    private static string Recipe(string structure, string formulation = "{solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}") => $$"""
        name: box
        formulation: {{formulation}}
        structure: {{{structure}}}
        mixing: {model: particles}
        """;

    private static (Formulation Formulation, StructureBuilder Builder, ParticleSystem System, double Loading) Start(string text, ulong seed = 1)
    {
        var job = RecipeReader.Parse(text).Job;
        var builder = new StructureBuilder(job.Formulation, job.Structure, Line.ActiveLoading(job));
        var (system, _, loading) = builder.Start(seed);
        return (job.Formulation, builder, system, loading);
    }

    private static (double Active, double Binder, int Binders) Masses(StructureBuilder builder, ParticleSystem system)
    {
        var binders = system.Particles.Type.Count(t => system.Field.Types[t].IsBinderDomain);
        var active = system.Particles.Type.Where(t => !system.Field.Types[t].IsBinderDomain).Sum(t => system.Field.Types[t].SolidVolume * system.Field.Types[t].Density);
        return (active, binders * builder.BinderParticleMass, binders);
    }

    [Theory]
    [InlineData("edge: 22 um, loading_active: 10 mg/cm2", 1, "{solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}")]
    [InlineData("edge: 40 um, loading_active: 6 mg/cm2, log_normal: {median: 6 um, sigma: 0.3}, shares: volume", 1, "{solvent: water, solids_content: 52 wt%, components: {graphite: 95 wt%, C65: 1 wt%, CMC: 2 wt%, SBR: 2 wt%}}")]
    [InlineData("edge: 12 um, loading_active: 4 mg/cm2, sizes: [{diameter: 1 um, share: 10}, {diameter: 8 um, share: 90}], shares: volume, binder_diameter: 0.9 um, nanoporosity: 27 %", 1, "{solvent: NMP, solids_content: 48 wt%, components: {LFP: 90 wt%, C65: 5 wt%, PVDF: 5 wt%}}")]
    public void Masses_of_both_phases_are_the_recipes_within_one_particle(string structure, int seed, string formulation)
    {
        var (recipe, builder, system, loading) = Start(Recipe(structure + ", rest: solids_content", formulation), (ulong)seed);
        var (active, binder, _) = Masses(builder, system);
        var area = system.Box.LengthX * system.Box.LengthY;
        Close.Relative(loading, active / area, 1e-9, "active mass per area");
        Close.Absolute((1 - recipe.ActiveFraction) / recipe.ActiveFraction * active, binder, builder.BinderParticleMass, "mass of carbon and binder");
        // The box is the volume of the slurry: the solvent that the solid leaves room for gives the solids content.
        var solvent = (system.Box.Volume - (active + binder) / recipe.DryDensity) * recipe.SolventDensity;
        var slurry = MixingStep.Mix(recipe);
        Close.Relative(recipe.SolidsContent, (active + binder) / (active + binder + solvent), 2 * builder.BinderParticleMass / (active + binder) + 1e-9, "solids content");
        var fraction = recipe.Components.Select((c, i) => c.Role == ComponentRole.Active ? slurry.VolumeFractions[i] : 0).Sum();
        Close.Relative(fraction, system.Particles.Type.Where(t => t >= 4).Sum(t => system.Field.Types[t].SolidVolume) / system.Box.Volume, 2e-3, "volume fraction of active material");
    }

    [Fact]
    public void A_number_of_particles_or_a_height_of_slurry_gives_the_box()
    {
        var (_, _, system, loading) = Start(Recipe("particles: 5000, loading_active: 10 mg/cm2"));
        Close.Relative(5000, system.Particles.Count, 0.02, "particles");
        Close.Relative(0.1, loading, 1e-12, "loading");
        var (formulation, _, high, _) = Start(Recipe("edge: 20 um, height: 100 um, rest: solids_content"));
        Close.Relative(100e-6, high.Box.LengthZ, 1e-9, "height");
        Close.Relative(20e-6, high.Box.LengthX, 0.03, "edge");
        Assert.True(formulation.SolidsContent < 1);
    }

    [Fact]
    public void Numbers_follow_the_distribution_and_the_seed_moves_places_only()
    {
        const string text = "edge: 60 um, loading_active: 12 mg/cm2, binder_diameter: 2.6 um, log_normal: {median: 7 um, d10: 4.2 um, d90: 11.7 um}, shares: volume";
        var (_, builder, system, _) = Start(Recipe(text));
        var diameters = system.Particles.Type.Where(t => t >= 4).Select(t => system.Field.Types[t].SolidDiameter!.Value).ToArray();
        var made = SizeDistribution.OfShares(diameters, [.. diameters.Select(_ => 1.0)], SizeShares.Number);
        foreach (var (share, expected) in ((double, double)[])[(0.1, 4.2e-6), (0.5, 7e-6), (0.9, 11.7e-6)])
            // Nine classes over five standard deviations: a class is a quarter wide; a quantile lies within half of it.
            Close.Relative(expected, made.Quantile(share, SizeShares.Volume), 0.12, $"d{100 * share}");
        // Kolmogorov's distance by number from the classes of the distribution: rounding to whole particles.
        var (below, whole) = (0.0, 0);
        for (var k = 0; k < builder.ActiveSizes.Count; k++)
        {
            below += builder.ActiveSizes[k].Number;
            whole += diameters.Count(d => d == builder.ActiveSizes[k].Diameter);
            Close.Absolute(below, (double)whole / diameters.Length, 4.5 / diameters.Length, "cumulative number");
        }
        var (again, other) = (Start(Recipe(text)).System, Start(Recipe(text), 2).System);
        Close.SameBits(system.Particles.X, again.Particles.X);
        Assert.Equal(system.Particles.Type, other.Particles.Type);
        Assert.NotEqual(system.Particles.X, other.Particles.X);
    }

    [Fact]
    public void A_measured_file_beside_the_recipe_gives_the_classes()
    {
        var folder = Directory.CreateTempSubdirectory("lamina-sizes").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "laser.csv"), "# laser diffraction\ndiameter [um],volume_cumulative [%]\n1,0\n2,3\n4,18\n6,45\n8,70\n12,93\n20,100\n");
            File.WriteAllText(Path.Combine(folder, "recipe.yaml"), Recipe("edge: 50 um, loading_active: 8 mg/cm2, binder_diameter: 2.6 um, measured_sizes: {file: laser.csv, classes: 12}"));
            var read = RecipeReader.Read(Path.Combine(folder, "recipe.yaml"));
            var sizes = read.Job.Structure.Sizes!;
            Assert.InRange(sizes.Count, 8, 12);
            var made = SizeDistribution.OfShares([.. sizes.Select(s => s.Diameter)], [.. sizes.Select(s => s.Share)], SizeShares.Number);
            Close.Relative(6.4e-6, made.Quantile(0.5, SizeShares.Volume), 0.06, "d50");
            Assert.Single(read.Tables);

            File.WriteAllText(Path.Combine(folder, "laser.csv"), "diameter [um],share\n1,1\n");
            var fault = Assert.Throws<InputException>(() => RecipeReader.Read(Path.Combine(folder, "recipe.yaml"))).Faults[0];
            Assert.Contains("no column of shares", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith("laser.csv", fault.Span!.File, StringComparison.Ordinal);
            File.Delete(Path.Combine(folder, "laser.csv"));
            fault = Assert.Throws<InputException>(() => RecipeReader.Read(Path.Combine(folder, "recipe.yaml"))).Faults[0];
            Assert.Contains("no file laser.csv", fault.Message, StringComparison.Ordinal);
            Assert.Equal(3, fault.Span!.Line);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("edge: 20 um, particles: 500", "given twice")]
    [InlineData("height: 90 um, loading_active: 5 mg/cm2", "given twice")]
    [InlineData("log_normal: {median: 8 um}", "the width of the distribution is missing")]
    [InlineData("log_normal: {median: 8 um, sigma: 0.3, d90: 12 um}", "given twice")]
    [InlineData("log_normal: {median: 8 um, d10: 2 um, d90: 9 um}", "no log-normal distribution")]
    [InlineData("log_normal: {median: 8 um, d10: 9 um, d90: 12 um}", "must rise")]
    [InlineData("log_normal: {median: 8 um, sigma: 0.3}, sizes: [{diameter: 2 um, share: 1}]", "given twice")]
    [InlineData("binder_diameter: 3 um, binder_slurry_diameter: 2 um", "would not shrink")]
    [InlineData("edge: 500 um", "200000 at most")]
    [InlineData("edge: 4 um, loading_active: 1 mg/cm2, sizes: [{diameter: 50 um, share: 1}]", "less than one active particle")]
    [InlineData("binder_diameter: 0.5 nm", "allowed is 50 nm")]
    public void Boxes_that_cannot_be_are_told_with_their_place(string structure, string message)
    {
        var faults = Assert.Throws<InputException>(() => RecipeReader.Parse(Recipe(structure))).Faults;
        Assert.Contains(faults, f => f.Message.Contains(message, StringComparison.Ordinal) && f.Span is { Line: 3 });
    }

    [Fact]
    public void Assumed_force_fields_and_sizes_are_said()
    {
        var graphite = Start(Recipe("edge: 60 um, loading_active: 6 mg/cm2, binder_diameter: 3 um", "{solvent: water, solids_content: 52 wt%, components: {graphite: 95 wt%, C65: 1 wt%, CMC: 2 wt%, SBR: 2 wt%}}")).Builder.Notes().ToArray();
        Assert.Contains(graphite, n => n.Contains("for graphite in water its wells", StringComparison.Ordinal));
        var water = RecipeReader.Parse(Recipe("edge: 60 um, binder_diameter: 3 um", "{solvent: water, solids_content: 52 wt%, components: {graphite: 95 wt%, C65: 1 wt%, CMC: 2 wt%, SBR: 2 wt%}}")).Job;
        Assert.Equal(SlurryRest.SolidsContent, new StructureBuilder(water.Formulation, water.Structure, 0.06).Rest);
        Assert.Equal(SlurryRest.Pressure, new StructureBuilder(water.Formulation, water.Structure with { Rest = SlurryRest.Pressure }, 0.06).Rest);
        Assert.Equal(SlurryRest.Pressure, Start(Recipe("loading_active: 13.6 mg/cm2")).Builder.Rest);
        Assert.Contains(graphite, n => n.Contains("sigma 0.4 assumed", StringComparison.Ordinal));
        Assert.Empty(Start(Recipe("loading_active: 13.6 mg/cm2")).Builder.Notes());
        Assert.Contains(Start(Recipe("edge: 6 um, loading_active: 3 mg/cm2, sizes: [{diameter: 2 um, share: 60}, {diameter: 7 um, share: 0.5}]")).Builder.Notes(), n => n.Contains("too small for the sizes", StringComparison.Ordinal) || n.Contains("wider than the box", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Sizes_of_one_to_eight_come_to_rest_at_a_pressure_and_at_the_solids_content()
    {
        const string sizes = "edge: 14 um, loading_active: 3 mg/cm2, sizes: [{diameter: 1 um, share: 8}, {diameter: 3 um, share: 22}, {diameter: 8 um, share: 70}], shares: volume";
        var job = RecipeReader.Parse(Recipe(sizes + ", rest: pressure")).Job;
        var pressed = Line.Run(job, new RunContext { Seed = 5 }).Mixing!;
        Assert.DoesNotContain(pressed.Warnings, w => w.Contains("did not come to rest", StringComparison.Ordinal));
        Close.Relative(101_325, pressed["slurry_pressure"].Value!.Value, 2e-3, "pressure");
        Assert.InRange(pressed["box_solids_content"].Value!.Value, 0.5, 1);
        job = RecipeReader.Parse(Recipe(sizes + ", rest: solids_content")).Job;
        var held = Line.Run(job, new RunContext { Seed = 5 }).Mixing!;
        Assert.DoesNotContain(held.Warnings, w => w.Contains("did not come to rest", StringComparison.Ordinal));
        Close.Relative(0.65, held["box_solids_content"].Value!.Value, 5e-3, "solids content");
        Assert.InRange(held["slurry_pressure"].Value!.Value, 1e2, 1e5);
    }
}
