namespace Lamina.Data.Quantities;

/// <summary>Everyday names, SI units and an example for the dimensions that electrode making uses. Messages and the reference pages read it.</summary>
internal static class NamedDimensions
{
    private static readonly Lazy<Dictionary<Dimension, (string Name, string Unit, string Example)>> Table = new(Build);

    public static string? NameOf(Dimension dimension) => Table.Value.TryGetValue(dimension, out var entry) ? entry.Name : null;

    public static string? UnitOf(Dimension dimension) => Table.Value.TryGetValue(dimension, out var entry) ? entry.Unit : null;

    public static string ExampleOf(Dimension dimension) =>
        Table.Value.TryGetValue(dimension, out var entry) ? entry.Example : "1 " + dimension.BaseUnits();

    private static Dictionary<Dimension, (string, string, string)> Build()
    {
        (string Name, string Unit, string Example)[] rows =
        [
            ("pure number", "1", "0.4"),
            ("length", "m", "120 um"),
            ("area", "m2", "15 cm2"),
            ("volume", "m3", "2 L"),
            ("mass", "kg", "5 g"),
            ("time", "s", "2 min"),
            ("speed", "m/s", "2 m/min"),
            ("rate", "1/s", "60 rpm"),
            ("acceleration", "m/s2", "9.81 m/s2"),
            ("temperature", "K", "110 degC"),
            ("force", "N", "10 N"),
            ("line load", "N/m", "100 N/mm"),
            ("pressure", "Pa", "1 bar"),
            ("energy", "J", "2 kWh"),
            ("power", "W", "5 kW"),
            ("mass per area", "kg/m2", "13.6 mg/cm2"),
            ("density", "kg/m3", "4.7 g/cm3"),
            ("mass flux", "kg/(m2 s)", "1.5 g/m2/s"),
            ("mass flow", "kg/s", "3 kg/h"),
            ("volume flow", "m3/s", "500 m3/h"),
            ("specific volume", "m3/kg", "1 cm3/g"),
            ("specific surface", "m2/kg", "60 m2/g"),
            ("area per volume", "1/m", "1 1/um"),
            ("viscosity", "Pa s", "100 mPa s"),
            ("diffusivity", "m2/s", "1e-10 m2/s"),
            ("heat flux", "W/m2", "3 kW/m2"),
            ("heat transfer coefficient", "W/(m2 K)", "35 W/m2/K"),
            ("thermal conductivity", "W/(m K)", "0.6 W/m/K"),
            ("specific heat capacity", "J/(kg K)", "4180 J/kg/K"),
            ("heat capacity per area", "J/(m2 K)", "200 J/m2/K"),
            ("specific energy", "J/kg", "2400 kJ/kg"),
            ("molar energy", "J/mol", "40 kJ/mol"),
            ("molar heat capacity", "J/(mol K)", "75 J/mol/K"),
            ("molar mass", "kg/mol", "99.13 g/mol"),
            ("molar volume", "m3/mol", "96 cm3/mol"),
            ("amount", "mol", "1 mol"),
            ("amount concentration", "mol/m3", "1.2 mol/L"),
            ("molar flux", "mol/(m2 s)", "0.01 mol/m2/s"),
            ("fracture toughness", "Pa m^(1/2)", "1 kPa m^0.5"),
            ("electric current", "A", "10 mA"),
            ("voltage", "V", "4.2 V"),
            ("charge", "C", "5 Ah"),
            ("specific charge", "C/kg", "155 mAh/g"),
            ("charge per area", "C/m2", "2 mAh/cm2"),
            ("current density", "A/m2", "1 mA/cm2"),
            ("electric resistance", "Ohm", "50 mOhm"),
            ("area resistance", "Ohm m2", "10 Ohm cm2"),
            ("conductivity", "S/m", "10 mS/cm"),
            ("capacitance per area", "F/m2", "20 uF/cm2"),
            ("temperature rate", "K/s", "5 K/min"),
            ("temperature gradient", "K/m", "1 K/mm"),
            ("pressure gradient", "Pa/m", "1 Pa/um"),
        ];
        var table = new Dictionary<Dimension, (string, string, string)>();
        foreach (var row in rows)
            table.TryAdd(Unit.Parse(row.Unit).Dimension, row);
        return table;
    }
}
