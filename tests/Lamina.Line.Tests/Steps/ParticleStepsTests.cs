using Lamina.Data.Faults;
using Lamina.Data.Provenance;
using Lamina.Line.Calendering;
using Lamina.Line.Recipes;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Testing;

namespace Lamina.Line.Tests.Steps;

/// <summary>model: particles through mixing, drying and calendering, on a box small enough for a test.</summary>
public sealed class ParticleStepsTests
{
    private const string Recipe = """
        name: tiny
        seed: 3
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        structure:
          edge: 9 um
          sizes: [{diameter: 2.5 um, share: 3}, {diameter: 3.5 um, share: 1}]
        mixing: {model: particles}
        coating: {loading: 2.5 mg/cm2}
        drying:
          model: particles
          particles: {centre: 1.2, top: 1.8, fix_at: 60 %, increments: 20, steps_per_increment: 5}
        calendering: {model: particles, porosity: 40 %}
        """;

    private static readonly Lazy<LineResult> run = new(() => Line.Run(RecipeReader.Parse(Recipe).Job, new RunContext { Seed = 3 }));

    [Fact]
    public void Every_step_hands_its_particles_to_the_next()
    {
        var result = run.Value;
        Assert.Equal(["mixing", "coating", "drying", "calendering"], result.Steps.Select(s => s.Step));
        Assert.All((StepResult[])[result.Mixing!, result.Drying!, result.Calendering!], s => Assert.Equal("particles", s.Model));
        var counts = result.Steps.Where(s => s.Structure is not null).Select(s => s.Structure!.Spheres.Count).ToArray();
        Assert.Equal(3, counts.Length);
        Assert.Single(counts.Distinct());
        Assert.True(result.Drying!.Structure!.Frames.Count > 2);
    }

    [Theory]
    [InlineData("", 1.5, SourceKind.Assumed)]
    [InlineData("  nanopore_exponent: 2\n", 2.0, SourceKind.Given)]
    public void Dried_and_calendered_structures_say_where_the_exponent_of_the_nanopores_is_from(string given, double value, SourceKind kind)
    {
        var result = given.Length == 0 ? run.Value : Line.Run(RecipeReader.Parse(Recipe.Replace("  edge: 9 um\n", "  edge: 9 um\n" + given)).Job, new RunContext { Seed = 3 });
        foreach (var step in (StepResult[])[result.Drying!, result.Calendering!])
        {
            var exponent = step.Constants.Single(c => c.Key == "structure.nanopore_exponent").Value;
            Assert.Equal((value, kind), (exponent.Value, exponent.Source.Kind));
        }
        if (kind == SourceKind.Given) Assert.True(result.Drying!["diffusivity_ratio"].Value < run.Value.Drying!["diffusivity_ratio"].Value);
    }

    [Fact]
    public void The_box_holds_the_loading_and_the_composition_of_the_film()
    {
        var result = run.Value;
        Close.Relative(0.025, result.Drying!["loading_total"].Value!.Value, 1e-12, "loading");
        var structure = result.Mixing!.Structure!;
        var s = structure.Spheres;
        double active = 0, binder = 0;
        for (var i = 0; i < s.Count; i++)
        {
            var type = structure.Field.Types[s.Type[i]];
            if (type.IsBinderDomain) binder += new StructureBuilder(RecipeReader.Parse(Recipe).Job.Formulation, new StructureSettings(), 0.1).BinderParticleMass;
            else active += type.SolidVolume * type.Density;
        }
        var area = (s.High[0] - s.Low[0]) * (s.High[1] - s.Low[1]);
        Close.Relative(0.025 * 0.94, active / area, 1e-9, "active mass");
        // Whole particles: half a carbon-binder particle in several hundred.
        Close.Relative(0.06 / 0.94, binder / active, 5e-3, "binder over active");
    }

    [Fact]
    public void Outputs_are_those_of_the_contract_and_agree_with_each_other()
    {
        var drying = run.Value.Drying!;
        foreach (var name in (string[])["dry_thickness", "porosity", "porosity_bulk", "density", "cbd_fraction_bottom", "cbd_fraction_centre", "cbd_fraction_top", "coordination_am_cbd", "coordination_cbd_cbd", "coordination_am_am"])
            Assert.NotNull(drying[name].Value);
        Assert.True(drying["freeze_time"].Value is not null || drying["freeze_time"].Reason is not null);
        Close.Relative(1, drying["cbd_fraction_bottom"].Value!.Value + drying["cbd_fraction_centre"].Value!.Value + drying["cbd_fraction_top"].Value!.Value, 1e-12, "thirds");
        Close.Relative(drying["loading_total"].Value!.Value / drying["dry_thickness"].Value!.Value, drying["density"].Value!.Value, 1e-12, "density");
        Assert.NotNull(drying["drying_time"].Reason);
        var calendering = run.Value.Calendering!;
        Assert.True(calendering["thickness"].Value < drying["dry_thickness"].Value);
        Assert.Contains(calendering.Warnings, w => w.Contains("sprung back", StringComparison.Ordinal));
        foreach (var name in (string[])["porosity", "porosity_bulk", "density", "loading_active", "loading_total", "cbd_fraction_bottom", "cbd_fraction_centre", "cbd_fraction_top", "coordination_am_cbd", "coordination_cbd_cbd", "coordination_am_am", "thermal_conductivity"])
            Assert.NotNull(calendering[name].Value);
        Assert.InRange(calendering["porosity_bulk"].Value!.Value, 0.05, drying["porosity_bulk"].Value!.Value);
        Close.Relative(1, calendering["cbd_fraction_bottom"].Value!.Value + calendering["cbd_fraction_centre"].Value!.Value + calendering["cbd_fraction_top"].Value!.Value, 1e-12, "thirds");
        var stroke = calendering.Structure!.Stroke!;
        Assert.Equal(stroke.NotAtRest > 0, calendering.Warnings.Any(w => w.Contains("ran out", StringComparison.Ordinal)));
        Assert.Equal(stroke.Thickness.Length, stroke.Residual.Length);
    }

    [Fact]
    public void A_stroke_without_the_steps_to_rest_is_told() =>
        Assert.Contains(Calendered("{model: particles, porosity: 40 %, particles: {rest_tolerance: 0.001, most_steps_per_increment: 50}}").Warnings, w => w.Contains("ran out of their 50 steps", StringComparison.Ordinal));

    [Fact]
    public void The_same_seed_gives_the_same_structure_and_another_seed_another()
    {
        var job = RecipeReader.Parse(Recipe).Job with { Calendering = null };
        var again = Line.Run(job, new RunContext { Seed = 3 });
        var other = Line.Run(job, new RunContext { Seed = 4 });
        Assert.Equal(run.Value.Drying!.Structure!.Spheres.Z, again.Drying!.Structure!.Spheres.Z);
        Assert.NotEqual(run.Value.Drying!.Structure!.Spheres.Z, other.Drying!.Structure!.Spheres.Z);
    }

    [Theory]
    [InlineData("drying:\n  model: film", "calendering.model: particles needs a dried structure")]
    [InlineData("drying:\n  model: particles\n  particles: {stages: [{until: 0.5, centre: 1, top: 1}]}", "the last stage ends at 0.5")]
    public void Recipes_that_cannot_be_are_told_so(string drying, string message)
    {
        var text = Recipe[..Recipe.IndexOf("drying:", StringComparison.Ordinal)] + drying + "\ncalendering: {model: particles, porosity: 40 %}\n";
        Assert.Contains(message, Assert.Throws<InputException>(() => RecipeReader.Parse(text)).Message, StringComparison.Ordinal);
    }

    private const string Driven = """
        name: driven
        line: {dryer: {zones: [{length: 20 m, top: {air_temperature: 110 degC, heat_transfer_coefficient: 40 W/m2/K}}]}}
        formulation: {solvent: NMP, solids_content: 65 wt%, components: {NMC111: 94 wt%, C65: 3 wt%, PVDF: 3 wt%}}
        structure: {edge: 10 um, sizes: [{diameter: 2.5 um, share: 1}]}
        coating: {loading: 3 mg/cm2}
        drying: {model: particles, speed: 4 m/min, cells: 12, particles: {drive: film, increments: 30, steps_per_increment: 8}}
        """;

    // Slurries that pack far denser than their yield stops them overlap; the film knows no overlaps.
    [Theory]
    [InlineData("packing_fraction: 0.85, network_strength: 0.3 kPa")]
    [InlineData("packing_fraction: 0.8, network_strength: 0.1 kPa")]
    public void A_porosity_that_film_and_structure_do_not_share_is_warned_of_and_the_proposed_yield_mends_it(string closures)
    {
        StepResult<Drying.DryingResult> Dried(string given) => Line.Run(RecipeReader.Parse(Driven.Replace("cells: 12", $"cells: 12, closures: {{{given}}}", StringComparison.Ordinal)).Job, new RunContext { Seed = 1 }).Drying!;
        static double Difference(StepResult<Drying.DryingResult> step) => Math.Abs(step["porosity_structure"].Value!.Value - step["porosity"].Value!.Value);
        var before = Dried(closures);
        Assert.True(Difference(before) > 0.03, $"{Difference(before)}");
        var warning = Assert.Single(before.Warnings, w => w.Contains("differ in porosity", StringComparison.Ordinal));
        // The proposal is written as a recipe takes it.
        var proposed = System.Text.RegularExpressions.Regex.Match(warning, "a network_strength of ([0-9.E+-]+ kPa) instead of").Groups[1].Value;
        Assert.NotEqual("", proposed);
        var after = Dried(closures[..closures.IndexOf("network_strength", StringComparison.Ordinal)] + "network_strength: " + proposed);
        Assert.True(Difference(after) < 0.03, $"{Difference(before)} before, {Difference(after)} with {proposed}");
        Assert.DoesNotContain(after.Warnings, w => w.Contains("differ in porosity", StringComparison.Ordinal));
    }

    [Fact]
    public void A_film_drives_the_particles_and_its_outputs_stand()
    {
        var drying = Line.Run(RecipeReader.Parse(Driven).Job, new RunContext { Seed = 1 }).Drying!;
        var film = Line.Run(RecipeReader.Parse(Driven.Replace("model: particles, ", "").Replace(", particles: {drive: film, increments: 30, steps_per_increment: 8}", "")).Job, new RunContext { Seed = 1 }).Drying!;
        foreach (var name in (string[])["dry_thickness", "porosity", "residual_solvent", "binder_top_over_mean"]) Assert.Equal(film[name].Value, drying[name].Value);
        Assert.True(drying["height_error"].Value < 0.02);
        Assert.True(drying["cbd_error"].Value < 0.03);
        Assert.Equal("particles", drying.Model);
        Assert.NotNull(drying.Structure);
        Assert.NotNull(drying.Product.Solution);
        Assert.Null(drying.Structure!.Homogeneous);
        // Without migration carbon and binder stay where the solid is; the structure itself does not know that it is drawn beside another.
        var beside = Line.Run(RecipeReader.Parse(Driven.Replace("drive: film", "drive: film, against_homogeneous: true", StringComparison.Ordinal)).Job, new RunContext { Seed = 1 }).Drying!.Structure!;
        Assert.Equal(drying.Structure.Spheres.Z, beside.Spheres.Z);
        Assert.All(beside.Homogeneous!.Frames[^1].BinderThirds, t => Assert.Equal(1.0 / 3, t, 0.03));
        Assert.NotEqual(beside.Spheres.Z, beside.Homogeneous.Spheres.Z);
    }

    private static string Swept(string sweep) => Recipe.Replace("{centre: 1.2, top: 1.8, fix_at: 60 %, increments: 20, steps_per_increment: 5}", $"{{drive: sweep, sweep: {{{sweep}}}}}", StringComparison.Ordinal);

    [Fact]
    public void A_liquid_surface_sweeps_and_gives_what_the_other_drives_give()
    {
        var job = RecipeReader.Parse(Swept("capillary_number: 2, contact_angle: 30 deg")).Job;
        var swept = new Lamina.Line.Drying.ParticleDryingStep(job.Structure, run.Value.Mixing!.Structure) { Solvent = job.Solvent }.Run(run.Value.Coating!.Product, job.Drying!, new RunContext { Seed = 3 });
        var shrunk = run.Value.Drying!;
        // The same outputs, but for what only a sweep has.
        string[] own = ["sweep_capillary_number", "capillary_pressure"];
        Assert.Equal([.. own.Concat(shrunk.Outputs.Select(o => o.Name)).Order()], swept.Outputs.Select(o => o.Name).Order());
        Assert.Equal(2, swept["sweep_capillary_number"].Value!.Value, 1e-12);
        Assert.Contains("no particle", swept["freeze_time"].Reason, StringComparison.Ordinal);
        Assert.Contains(swept.Warnings, w => w.Contains("outruns the particles", StringComparison.Ordinal));
        Close.Relative(1, swept["cbd_fraction_bottom"].Value!.Value + swept["cbd_fraction_centre"].Value!.Value + swept["cbd_fraction_top"].Value!.Value, 1e-12);
        Assert.True(swept["capillary_pressure"].Value > 1e3);
        var frames = swept.Structure!.Frames;
        Assert.Equal(51, frames.Count);
        Assert.True(frames[^1].Height < frames[0].Height);
        Close.Relative(frames[^1].Height, swept["dry_thickness"].Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData("{drive: shrink, sweep: {capillary_number: 0.1}}", "sweeps with drive: sweep only")]
    [InlineData("{drive: sweep, stages: [{until: 1, centre: 1, top: 1}]}", "where particles keep their size")]
    public void Settings_of_a_drive_that_does_not_act_are_bad_input(string particles, string said) =>
        Assert.Contains(said, Assert.Throws<InputException>(() => RecipeReader.Parse(Recipe.Replace("{centre: 1.2, top: 1.8, fix_at: 60 %, increments: 20, steps_per_increment: 5}", particles, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    private static StepResult<Products.Electrode> Calendered(string settings, string line = "")
    {
        var job = RecipeReader.Parse(Recipe.Replace("calendering: {model: particles, porosity: 40 %}", "calendering: " + settings) + line).Job;
        var dried = run.Value.Drying!;
        return new ParticleCalenderingStep(Line.Calender(job), dried.Structure!).Run(dried.Product.Electrode, job.Calendering!, new RunContext { Seed = 3 });
    }

    [Fact]
    public void Hard_contacts_are_named_and_press_harder_and_hot_rolls_are_told()
    {
        static StepResult<Products.Electrode> At(string more) => Calendered($"{{model: particles, porosity: 15 %, {more}}}");
        var soft = At("particles: {contacts: dried}");
        var hard = At("particles: {contacts: hertz-sjkr2}");
        var hot = At("temperature: 120 degC, particles: {contacts: hertz-sjkr2}");
        Assert.Contains(hard.Warnings, w => w.Contains("'hertz-sjkr2'", StringComparison.Ordinal));
        Assert.True(hard["stroke_pressure"].Value > 10 * soft["stroke_pressure"].Value, $"{hard["stroke_pressure"].Value} and {soft["stroke_pressure"].Value} Pa");
        Assert.Equal(soft.Structure!.Field.Name, hard.Structure!.Field.Name);
        Assert.Equal(hard.Structure.Stroke!.Thickness.Length, hard.Structure.Stroke.Pressure.Length);
        Assert.Equal(1, hard["binder_softening"].Value);
        Close.Relative(Math.Exp(-0.012 * 95), hot["binder_softening"].Value!.Value, 1e-12);
        Assert.NotEqual(hard["stroke_pressure"].Value, hot["stroke_pressure"].Value);
        Assert.Contains(hot.Constants, c => c.Key == "particles.softening" && c.Value.Lower is not null);
        Assert.DoesNotContain(hard.Constants, c => c.Key == "particles.softening");
    }

    [Fact]
    public void Rolls_heat_from_particle_to_particle_and_a_fast_web_stays_colder()
    {
        static StepResult<Products.Electrode> At(string more) => Calendered($"{{model: particles, line_load: 20 N/mm, temperature: 120 degC, particles: {{increments: 10, heat: contacts, {more}}}}}", Rolls);
        StepResult<Products.Electrode> slow = At("speed: 1 m/min"), fast = At("speed: 500 m/min"), poor = At("speed: 500 m/min, conduction: {active_conductivity: 0.4 W/m/K, binder_conductivity: 0.04 W/m/K}");
        var through = Math.Exp(-0.012 * 95);
        Assert.True(slow["binder_softening"].Value >= through - 1e-12 && fast["binder_softening"].Value >= slow["binder_softening"].Value && poor["binder_softening"].Value > fast["binder_softening"].Value,
            $"{slow["binder_softening"].Value}, {fast["binder_softening"].Value}, {poor["binder_softening"].Value} of {through}");
        Assert.InRange(slow["thermal_conductivity"].Value!.Value, 0.005, 4);
        Assert.Contains(slow.Warnings, w => w.Contains("from particle to particle", StringComparison.Ordinal));
        Assert.Contains(slow.Constants, c => c.Key == "particles.conduction.active_heat_capacity" && c.Value.Lower is not null);
        Assert.DoesNotContain(slow.Constants, c => c.Key == "particles.diffusivity");
    }

    [Fact]
    public void Bonds_form_under_the_preload_and_are_told()
    {
        var bonded = Calendered("{model: particles, porosity: 40 %, particles: {contacts: hertz-sjkr2, bonds: {modulus: 500 MPa, radius: 0.5, breaking_strain: 5 %}}}");
        Assert.True(bonded.Structure!.Stroke!.Bonds > 100 && bonded.Structure.Stroke.BrokenBonds > 0, $"{bonded.Structure.Stroke.Bonds} bonds, {bonded.Structure.Stroke.BrokenBonds} broken");
        Assert.Contains(bonded.Warnings, w => w.Contains("bonds of binder formed", StringComparison.Ordinal));
    }

    private const string Rolls = "\nline: {calender: {roll_radius: 250 mm}}\n";

    [Fact]
    public void A_stroke_to_the_pressure_of_the_nip_ends_there()
    {
        var pressed = Calendered("{model: particles, line_load: 0.2 N/mm, particles: {stroke: pressure, contacts: hertz-sjkr2}}", Rolls);
        var stroke = pressed.Structure!.Stroke!;
        Assert.True(stroke.ReachedPressure);
        Assert.True(stroke.Pressure[^1] >= pressed["nip_pressure"].Value && stroke.Pressure[..^1].All(p => p < pressed["nip_pressure"].Value), $"{stroke.Pressure[^1]} and {pressed["nip_pressure"].Value} Pa");
    }

    [Theory]
    [InlineData("{model: particles, line_load: 300 N/mm, particles: {stroke: pressure}}", Rolls, "is not reached")]
    [InlineData("{model: particles, porosity: 40 %, particles: {stroke: pressure}}", "", "line.calender.roll_radius")]
    public void A_pressure_that_cannot_be_is_told_with_what_can(string settings, string line, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => Calendered(settings, line)).Message);

    [Fact]
    public void Settings_of_particles_without_particles_are_bad_input() =>
        Assert.Contains("calendering.particles", Assert.Throws<InputException>(() => RecipeReader.Parse(Recipe.Replace("calendering: {model: particles, porosity: 40 %}", "calendering: {porosity: 40 %, particles: {contacts: dried}}"))).Message);
}
