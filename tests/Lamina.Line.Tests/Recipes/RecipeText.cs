using System.Globalization;
using System.Text;

namespace Lamina.Line.Tests.Recipes;

/// <summary>Writes a valid recipe for every seed: solvents, binders, units, ways to start, dryers and comments vary.</summary>
internal static class RecipeText
{
    public static string Of(int seed)
    {
        var random = new Random(seed);
        string One(params string[] of) => of[random.Next(of.Length)];
        string Number(double low, double high, string unit)
        {
            var value = (low + (high - low) * random.NextDouble()).ToString(One("G3", "G6", "R"), CultureInfo.InvariantCulture);
            return $"{value}{(random.Next(5) == 0 ? " +- " + (0.01 * (low + high)).ToString("G3", CultureInfo.InvariantCulture) : "")} {unit}";
        }
        string Comment() => random.Next(3) == 0 ? $"  # remark {random.Next(1000)}" : "";
        string AirTemperature() => random.Next(2) == 0 ? Number(60, 140, "degC") : Number(333, 413, "K");
        string Speed() => random.Next(2) == 0 ? Number(1, 60, "m/min") : Number(0.02, 1, "m/s");

        var water = random.Next(2) == 0;
        var (active, binders) = water ? (One("Graphite", "Hard carbon"), (string[])["CMC", "SBR"]) : (One("NMC622", "NMC111", "LFP"), ["PVDF"]);
        var text = new StringBuilder($"# Recipe {seed}\nname: generated{Comment()}\nseed: {random.Next(1000)}\n");
        // In tenths of a per cent, so that the sum is 100 whatever was drawn.
        var carbon = random.Next(5, 40);
        var shares = binders.Select(_ => random.Next(5, 40)).ToArray();
        text.Append($"formulation:{Comment()}\n  solvent: {(water ? One("Water", "water") : "NMP")}\n");
        var start = random.Next(4);
        if (start != 3) text.Append($"  solids_content: {random.Next(35, 60)} {One("wt%", "%")}{Comment()}\n");
        text.Append($"  components:\n    {active}: {Tenths(1000 - carbon - shares.Sum())} wt%\n");
        text.Append($"    C65: {Tenths(carbon)} wt%{Comment()}\n");
        for (var i = 0; i < binders.Length; i++) text.Append($"    {binders[i]}: {Tenths(shares[i])} wt%\n");
        text.Append(start switch
        {
            0 => $"coating: {{loading: {Number(3, 25, "mg/cm2")}}}\n",
            1 => $"coating:\n  wet_thickness: {Number(60, 300, "um")}{Comment()}\n",
            2 => $"slurry: {{solids_content: 50 wt%}}\ncoating: {{gap: {Number(100, 500, "um")}, gap_ratio: 2}}\n",
            _ => $"wet_film: {{thickness: {Number(100, 300, "um")}, solids_volume_fraction: {random.Next(15, 40)} vol%}}\n",
        });
        text.Append("drying:\n");
        if (random.Next(4) == 0)
        {
            text.Append($"  model: prescribed\n  rate: {Number(0.3, 5, "g/m2/s")}\n  porosity: {random.Next(40, 60)} %\n");
        }
        else
        {
            var batch = random.Next(3) == 0;
            if (!batch) text.Append($"  speed: {Speed()}{Comment()}\n");
            text.Append($"  dry_to: {random.Next(300, 5000)} ppm\n  cells: {random.Next(8, 80)}\n");
            text.Append(batch ? "line:\n  batch:\n    stages:\n" : "line:\n  web: {foil: Cu, width: 300 mm}\n  dryer:\n    zones:\n");
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                text.Append(batch ? $"      - duration: {Number(1, 10, "min")}\n" : $"      - length: {Number(1, 10, "m")}{Comment()}\n");
                text.Append($"        top: {{air_temperature: {AirTemperature()}, heat_transfer_coefficient: {Number(10, 80, "W/m2/K")}}}\n");
                if (random.Next(2) == 0) text.Append($"        solvent_content: {random.Next(0, 2000)} ppm\n");
            }
        }
        if (random.Next(2) == 0) text.Append($"calendering: {{{One("porosity: 30 %", "density: 1.3 g/cm3", "thickness: 200 um")}}}{Comment()}\n");
        return text.ToString();
    }

    private static string Tenths(int tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
