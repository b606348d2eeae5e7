using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Quantities;
using Lamina.Data.Yaml;
using Lamina.Line.Drying;
using Lamina.Line.Equipment;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Starting;

/// <summary>
/// Line files of common dryers as commented templates to edit. Lengths, widths and air are balanced from the nameplate: fresh air is as much as keeps the exhaust
/// at a quarter of the explosion limit (or at a tenth of vapour by volume for water) when the dryer takes off what its nameplate says. All else is of ordinary size, assumed.
/// </summary>
public static class LineTemplates
{
    /// <summary>Share of the lower explosive limit that the air is balanced for [-].</summary>
    public const double DesignLelFraction = 0.25;

    /// <summary>Mole fraction of water vapour that the air is balanced for [-].</summary>
    public const double DesignHumidity = 0.1;

    // Most of the solvent leaves in the first two zones.
    private static readonly double[] Shares = [0.45, 0.4, 0.15];

    /// <summary>Names of the templates.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["flotation", "slot-nozzle", "infrared", "batch-oven"];

    /// <summary>A template as text; it was read back and found sound.</summary>
    /// <param name="kind">one of <see cref="Kinds"/></param>
    /// <param name="nameplate">what is known of the dryer</param>
    /// <exception cref="InputException">no such template, or a value of the nameplate cannot be used</exception>
    public static string Write(string kind, LineNameplate nameplate)
    {
        if (!Kinds.Contains(kind))
            throw new InputException(FaultKind.UnknownChoice, $"there is no line template {kind}", $"{(Nearest.To(kind, Kinds) is { } near ? $"did you mean {near}? " : "")}templates are {string.Join(", ", Kinds)}");
        var length = Value(nameplate.Length, "m", "length");
        var width = Value(nameplate.CoatingWidth, "m", "coating width");
        var evaporation = Value(nameplate.Evaporation, "kg/s", "evaporation");
        var hottest = Value(nameplate.AirTemperature, "K", "air temperature");
        if (!MaterialCatalogue.TryFind(nameplate.Solvent, out var material) || material is not Solvent solvent)
            throw new InputException(FaultKind.NotFound, $"{nameplate.Solvent} is no known solvent", "NMP or Water");
        if (hottest is < 313.15 or > 473.15) throw new InputException(FaultKind.OutOfRange, $"an air temperature of {nameplate.AirTemperature} is no dryer's", "allowed 40 to 200 degC");
        var water = solvent.ExplosionLimit is null;
        // Film stays far below the air in the first zones; a mild start, the nameplate's heat in the middle, and for water a mild end that leaves the film moist enough not to curl.
        double[] temperatures = water ? [hottest - 40, hottest, hottest - 20] : [hottest - 30, hottest - 15, hottest];
        string Text(double si, string unit, int digits = 3) => Quantity.FromSI(Unit.Parse(unit).ToSI(double.Parse(Unit.Parse(unit).FromSI(si).ToString("G" + digits))), unit).ToString();
        string Air(int zone)
        {
            var content = water ? DesignHumidity : DesignLelFraction * solvent.ExplosionLimit!.At(temperatures[zone]);
            var flow = evaporation * Shares[zone] / solvent.MolarMass * (1 - content) / content / DryerProgramBuilder.NormalMolarDensity;
            return $"make_up: {Text(1.02 * flow, "m3/h", 2)}   # keeps the exhaust at {(water ? "10 vol% of vapour" : "25 % of the explosion limit")} for {100 * Shares[zone]:0} % of {nameplate.Evaporation}";
        }
        var head = $"""
            # A {kind.Replace('-', ' ')} dryer. A template: change what your machine's documents say. Every value has its unit.
            # Air is balanced for {nameplate.Evaporation} of {nameplate.Solvent}; temperatures, air speeds and nozzles are of ordinary size, assumed.
            name: {kind.Replace('-', ' ')} dryer
            web: {"{"}foil: {(water ? "Cu, foil_thickness: 10 um" : "Al, foil_thickness: 15 um")}, width: {Text(1.1 * width, "mm")}, coating_width: {Text(width, "mm")}{"}"}
            room: {"{"}temperature: 23 degC, dew_point: 10 degC{"}"}

            """;
        var zoneLength = Text(length / 3, "m");
        string Zone(int i, string top, string? bottom, string support) => $"""
                - name: zone {i + 1}
                  length: {zoneLength}
                  support: {support}
                  top: {top}
            {(bottom is null ? "      # no bottom: the foil side is not blown on" : "      bottom: " + bottom)}
                  {Air(i)}
            {(water ? "      dew_point: 10 degC\n" : "")}      gap_after: 0.3 m

            """;
        string T(int i) => Text(temperatures[i], "degC");
        var text = head + kind switch
        {
            // Air bars above and below carry the web; heat transfer above and below is alike.
            "flotation" => "dryer:\n  flash_off: 0.5 m\n  zones:\n" + string.Concat(Enumerable.Range(0, 3).Select(i => Zone(i,
                $"{{air_temperature: {T(i)}, nozzle_velocity: {(i == 1 ? 15 : 12)} m/s, nozzles: {{slot_width: 3 mm, pitch: 80 mm, distance: 6 mm}}}}",
                $"{{air_temperature: {T(i)}, nozzle_velocity: {(i == 1 ? 15 : 12)} m/s, nozzles: {{slot_width: 3 mm, pitch: 80 mm, distance: 6 mm}}}}", "floating"))),
            // Slot nozzles above, rollers below.
            "slot-nozzle" => "dryer:\n  flash_off: 0.5 m\n  zones:\n" + string.Concat(Enumerable.Range(0, 3).Select(i => Zone(i,
                $"{{air_temperature: {T(i)}, nozzle_velocity: {(i == 1 ? 18 : 12)} m/s, nozzles: {{slot_width: 3 mm, pitch: 100 mm, distance: 15 mm}}}}", null, "free"))),
            // Infrared heats, moderate air carries vapour off: faster, cooler air would cool the film.
            "infrared" => "dryer:\n  flash_off: 0.5 m\n  zones:\n" + string.Concat(Enumerable.Range(0, 3).Select(i => Zone(i,
                $"{{air_temperature: {T(i)}, heat_transfer_coefficient: 25 W/m2/K, infrared_flux: {(i == 2 ? 1 : 3)} kW/m2, absorptivity: 0.9}}", "{air_temperature: " + T(i) + ", heat_transfer_coefficient: 15 W/m2/K}", "free"))),
            _ => $$"""
                # A laboratory oven has no web: a sheet lies on a shelf in gently moving air until it is dry. Length and evaporation do not enter.
                batch:
                  kind: oven
                  stages:
                    - name: warm air
                      duration: 20 min
                      top: {air_temperature: {{T(0)}}, heat_transfer_coefficient: 12 W/m2/K}
                      solvent_content: 0 ppm
                    - name: hot air
                      duration: 20 min
                      top: {air_temperature: {{T(water ? 1 : 2)}}, heat_transfer_coefficient: 12 W/m2/K}
                      solvent_content: 0 ppm

                """,
        };
        // What is written must be read: the same reader has the last word.
        Binder.Bind<LineFile>(Document.Parse(text, "line template"));
        return text;
    }

    private static double Value(string text, string unit, string what) =>
        Quantity.TryParse(text, out var quantity, out var error) && quantity.Dimension == Unit.Parse(unit).Dimension && quantity.Value > 0
            ? quantity.Value
            : throw new InputException(FaultKind.WrongDimension, $"{what} {text} cannot be used{(error is null ? "" : $": {error}")}", $"give it with its unit, as in {unit switch { "m" => "24 m", "kg/s" => "60 kg/h", _ => "130 degC" }}");
}
