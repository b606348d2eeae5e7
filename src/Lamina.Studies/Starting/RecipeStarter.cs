using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Line.Recipes;
using Lamina.Materials;
using Lamina.Materials.Solids;

namespace Lamina.Studies.Starting;

/// <summary>Writes a commented recipe that runs, from a few answers.</summary>
public static class RecipeStarter
{
    /// <summary>Usual answers for an active material: cathodes in NMP with PVDF, anodes in water with CMC and SBR.</summary>
    /// <param name="active">its name</param>
    /// <exception cref="InputException">no such active material</exception>
    public static StarterAnswers DefaultsFor(string active)
    {
        var material = MaterialCatalogue.Find<ActiveMaterial>(active);
        return material.Role == ElectrodeRole.Anode
            ? new StarterAnswers { Active = active, Carbon = "C65", Binder = "CMC+SBR", Solvent = "Water", SolidsContent = "48 wt%", Loading = "9 mg/cm2", Speed = "10 m/min", DryerLength = "24 m" }
            : new StarterAnswers { Active = active, Carbon = "C65", Binder = "PVDF", Solvent = "NMP", SolidsContent = "65 wt%", Loading = "18 mg/cm2", Speed = "10 m/min", DryerLength = "24 m" };
    }

    /// <summary>The recipe as text; it was read back and found sound.</summary>
    /// <param name="answers">the answers</param>
    /// <exception cref="InputException">an answer cannot be used; the message says which and why</exception>
    public static string Write(StarterAnswers answers)
    {
        Fault?[] faults =
        [
            StarterQuestion.Active.FaultOf(answers.Active), StarterQuestion.Solvent.FaultOf(answers.Solvent), StarterQuestion.Carbon.FaultOf(answers.Carbon), StarterQuestion.Binders.FaultOf(answers.Binder),
            StarterQuestion.SolidsContent.FaultOf(answers.SolidsContent), StarterQuestion.Loading.FaultOf(answers.Loading), StarterQuestion.Speed.FaultOf(answers.Speed),
            StarterQuestion.DryerLength.FaultOf(answers.DryerLength),
        ];
        if (faults.OfType<Fault>().ToArray() is [_, ..] wrong) throw new InputException(wrong);
        var binders = StarterQuestion.Names(answers.Binder);
        var water = MaterialCatalogue.Find<Materials.Solvents.Solvent>(answers.Solvent).Name == "Water";
        var zone = PrintLength(Quantity.Parse(answers.DryerLength).Value / 3);
        // 96 parts active, 2 carbon, 2 binder (shared evenly): a usual start.
        var components = string.Concat(binders.Select(b => FormattableString.Invariant($"    {b}: {2.0 / binders.Count:0.###} wt%\n")));
        var (first, second, third) = water ? (70, 90, 60) : (100, 125, 110);
        var text = $"""
            # A recipe for lamina. Every value has its unit; run it with: lamina run THIS_FILE
            name: {answers.Active} electrode
            # What the dry coating is made of: per dry mass, summing to 100 wt%. lamina materials list shows what is known.
            formulation:
              solvent: {answers.Solvent}
              solids_content: {answers.SolidsContent}
              components:
                {answers.Active}: 96 wt%
                {answers.Carbon}: 2 wt%
            {components.TrimEnd('\n')}

            # How thick: one of loading, wet_thickness, gap (with gap_ratio).
            coating:
              loading: {answers.Loading}

            # How it is dried. model: film solves heat, solvent, consolidation and migration together.
            drying:
              model: film
              speed: {answers.Speed}
              dry_to: 1000 ppm{(water ? "" : "\n  limits:\n    lel_fraction: 25 %       # of the lower explosive limit, in every zone")}

            # The calender presses to one of porosity, density, thickness.
            calendering:
              porosity: 30 %

            # The equipment; it may stand in a file of its own (line: line.yaml) and serve many recipes.
            line:
              name: three-zone dryer
              web: {"{"}foil: {(water ? "Copper, foil_thickness: 10 um" : "Aluminium, foil_thickness: 15 um")}, width: 600 mm, coating_width: 550 mm{"}"}
              room: {"{"}temperature: 23 degC{(water ? ", dew_point: 10 degC" : "")}{"}"}
              dryer:
                flash_off: 0.5 m
                zones:
            {Zone("1", zone, first, water)}{Zone("2", zone, second, water)}{Zone("3", zone, third, water)}
            """;
        // What is written must run: the same reader that run uses has the last word.
        RecipeReader.Parse(text, "new recipe");
        return text;
    }

    private static string Zone(string name, string length, int temperature, bool water) =>
        $"      - name: zone {name}\n        length: {length}\n        top: {{air_temperature: {temperature} degC, heat_transfer_coefficient: 40 W/m2/K}}\n"
        + $"        bottom: {{air_temperature: {temperature} degC, heat_transfer_coefficient: 25 W/m2/K}}\n        make_up: 5000 m3/h\n{(water ? "        dew_point: 10 degC\n" : "")}        support: floating\n";

    private static string PrintLength(double metres) => FormattableString.Invariant($"{metres:0.###} m");
}
