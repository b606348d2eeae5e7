using System.Globalization;
using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>Checks everything that a solution starts from and reports all faults at once.</summary>
internal static class FilmCheck
{
    public static void Check(FilmInput input, FilmClosures closures, DryerProgram program, FilmOptions options)
    {
        List<string> faults = [];
        Input(input, faults);
        Closures(closures, faults);
        Program(program, faults);
        Saturation(input, program, faults);
        Options(options, program, faults);
        if (faults.Count > 0) throw new ArgumentException("Film drying: " + string.Join("; ", faults));
    }

    private static void Range(List<string> faults, string what, double value, double low, double high, string unit)
    {
        if (!(value >= low && value <= high))
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {value:G6} {unit}: allowed {low:G6} to {high:G6} {unit}"));
    }

    private static void Input(FilmInput input, List<string> faults)
    {
        if (input.Solids.Count == 0) faults.Add("the film holds no immobile solid: at least one is needed");
        if (input.Species.Count > 6) faults.Add($"the film holds {input.Species.Count} mobile species: at most 6");
        var names = input.Solids.Select(s => s.Name).Concat(input.Species.Select(s => s.Name)).ToList();
        foreach (var name in names.GroupBy(n => n).Where(g => g.Count() > 1)) faults.Add($"the name {name.Key} is used more than once");
        foreach (var solid in input.Solids)
        {
            Range(faults, $"mass of {solid.Name}", solid.Mass, 1e-9, 100, "kg/m2");
            Range(faults, $"density of {solid.Name}", solid.Density, 100, 25000, "kg/m3");
            Range(faults, $"heat capacity of {solid.Name}", solid.HeatCapacity, 10, 10000, "J/(kg K)");
        }
        foreach (var species in input.Species)
        {
            Range(faults, $"mass of {species.Name}", species.Mass, 1e-12, 100, "kg/m2");
            Range(faults, $"density of {species.Name}", species.Density, 100, 25000, "kg/m3");
            Range(faults, $"heat capacity of {species.Name}", species.HeatCapacity, 10, 10000, "J/(kg K)");
            Range(faults, $"diffusivity of {species.Name}", species.Diffusivity.Reference, 1e-16, 1e-5, "m2/s");
            Range(faults, $"partition coefficient of {species.Name}", species.Partition.Coefficient, 0, 1e4, "");
            Range(faults, $"particle pore volume open to {species.Name}", species.Partition.ParticlePores, 0, 10, "");
            if (species.Partition.HalfCoverage is { } half) Range(faults, $"half coverage of {species.Name}", half, 1e-9, 1, "");
            if (species.Fixation.GelConcentration is { } gel) Range(faults, $"gel concentration of {species.Name}", gel, 1e-4, 1, "");
            if (species.Fixation.DisconnectionSaturation is { } saturation) Range(faults, $"disconnection saturation of {species.Name}", saturation, 1e-3, 0.99, "");
            Range(faults, $"fixation width of {species.Name}", species.Fixation.Width, 0.01, 1, "");
            if (species.Partition.BlockedBy is { } blocker)
            {
                var other = input.Species.FirstOrDefault(s => s.Name == blocker);
                if (other is null) faults.Add($"{species.Name} is blocked by {blocker}, which is no mobile species of the film");
                else if (other.Partition.HalfCoverage is null) faults.Add($"{species.Name} is blocked by {blocker}, which needs a half coverage");
                else if (other.Partition.BlockedBy is not null) faults.Add($"{species.Name} is blocked by {blocker}, which is itself blocked: only one level is modelled");
            }
        }
        Range(faults, "solvent", input.SolventMass, 1e-9, 100, "kg/m2");
        Range(faults, "clear solvent layer", input.ClearSolventLayer, 0, 0.01, "m");
        Range(faults, "initial temperature", input.InitialTemperature, 230, 450, "K");
        Range(faults, "heat capacity of the foil", input.FoilHeatCapacity, 0, 1e6, "J/(m2 K)");
        Range(faults, "heat capacity of the first side", input.FirstSideHeatCapacity, 0, 1e6, "J/(m2 K)");
    }

    private static void Closures(FilmClosures c, List<string> faults)
    {
        foreach (var (name, low, high) in Limits)
        {
            var value = c.All.First(a => a.Key == name).Value;
            Range(faults, name, value.Value, low, high, value.Unit == "1" ? "" : value.Unit);
        }
        if (!(c.GelFraction.Value < c.PackingFraction.Value)) faults.Add(FormattableString.Invariant($"gel_fraction {c.GelFraction.Value:G4} is not below packing_fraction {c.PackingFraction.Value:G4}"));
        if (!(c.FinePoreRadius.Value < c.PoreRadius.Value)) faults.Add(FormattableString.Invariant($"fine_pore_radius {c.FinePoreRadius.Value:G4} m is not below pore_radius {c.PoreRadius.Value:G4} m"));
        if (c.Bishop == BishopBasis.WholePoreSpace && !(c.FineRetentionExponent.Value > 2)) faults.Add("fine_retention_exponent must be above 2 when the effective stress rests on the whole pore space: else it has no largest value");
        if (!c.CompressiveYield && !c.ColloidalPressure) faults.Add("the network has neither a compressive yield nor a colloidal pressure: nothing would hold the film up");
        if (c.PrescribedPorosity is { } porosity)
        {
            Range(faults, "prescribed porosity", porosity, 0.05, 0.95, "");
            if (!c.CompressiveYield) faults.Add("a prescribed porosity needs the compressive yield, which it scales");
        }
    }

    private static readonly (string Name, double Low, double High)[] Limits =
    [
        ("particle_diameter", 1e-9, 1e-3), ("pore_radius", 1e-10, 1e-3), ("entry_factor", 1e-3, 100), ("contact_angle", 0, 1.55),
        ("network_strength", 1e-3, 1e9), ("network_exponent", 0.5, 12), ("gel_fraction", 0, 0.95), ("packing_fraction", 0.01, 0.99),
        ("retention_exponent", 2.05, 30), ("fine_pore_share", 0, 0.95), ("fine_pore_radius", 1e-10, 1e-3), ("fine_retention_exponent", 1.1, 30),
        ("domain_porosity", 0, 0.95), ("hindrance_exponent", 1, 10), ("relative_viscosity", 1e-6, 1e6), ("disconnection_saturation", 0.01, 0.95),
        ("film_flow", 0, 1), ("sorbed_layer", 1e-7, 1), ("chi", -1, 2), ("gel_polymer_fraction", 0.05, 0.95), ("polymer_layer", 1e-9, 1e-4),
        ("polymer_diffusivity_intercept", -25, -5), ("polymer_diffusivity_slope", 0, 20), ("tortuosity_exponent", 1, 5), ("co_migration", 0, 10),
        ("lewis_exponent", 0, 1),
    ];

    private static void Program(DryerProgram program, List<string> faults)
    {
        if (program.Segments.Count == 0) faults.Add("the program has no segment: at least one is needed");
        HashSet<int> left = [];
        for (var i = 0; i < program.Segments.Count; i++)
        {
            var s = program.Segments[i];
            Range(faults, $"duration of {s.Name}", s.Duration, 1e-6, 1e9, "s");
            Range(faults, $"air pressure in {s.Name}", s.AirPressure, 1e3, 1e7, "Pa");
            Side(faults, s.Name + ", top", s.Top);
            if (s.Bottom is { } bottom) Side(faults, s.Name + ", bottom", bottom);
            if (s.Support is { } support)
            {
                Range(faults, $"contact conductance in {s.Name}", support.MeanConductance, 0, 1e5, "W/(m2 K)");
                Range(faults, $"support temperature in {s.Name}", support.Temperature, 230, 600, "K");
            }
            if (s.SetTemperature is { } temperature) Check(faults, $"set temperature in {s.Name}", temperature, 230, 600, "K");
            if (s.SetRate is { } rate) Check(faults, $"set rate in {s.Name}", rate, 0, 10, "kg/(m2 s)");
            if (s.Start is null != s.End is null || s is { Start: { } from, End: { } to } && !(to >= from)) faults.Add($"{s.Name} needs both start and end, end not before start, or neither");
            if (s.Zone is not { } zone) continue;
            if (zone < 0 || zone >= program.Zones.Count)
            {
                faults.Add($"{s.Name} names zone {zone}: the program has {program.Zones.Count}");
                continue;
            }
            if (left.Contains(zone)) faults.Add($"{s.Name} comes back to zone {program.Zones[zone].Name}: segments of one zone must follow each other");
            for (var j = i + 1; j < program.Segments.Count && program.Segments[j].Zone != zone; j++) left.Add(zone);
            if (program.Zones[zone].GivenSolventContent is null && s is { Start: null })
                faults.Add($"{s.Name} shares the balanced air of zone {program.Zones[zone].Name} but has no position along the web");
        }
        foreach (var zone in program.Zones)
        {
            Range(faults, $"make-up flow of {zone.Name}", zone.MakeUpFlow, 0, 1e9, "mol/s");
            Range(faults, $"leakage flow of {zone.Name}", zone.LeakageFlow, 0, 1e9, "mol/s");
            Range(faults, $"inlet solvent content of {zone.Name}", zone.InletSolventContent, 0, 10, "mol/mol");
            Range(faults, $"ambient solvent content of {zone.Name}", zone.AmbientSolventContent, 0, 10, "mol/mol");
            if (zone.Returned is { } back)
            {
                Range(faults, $"share of exhaust in the make-up air of {zone.Name}", back.Share, 0, 0.99, "-");
                Range(faults, $"content behind the condenser of {zone.Name}", back.Saturation, 0, 10, "mol/mol");
                Range(faults, $"capture of the wheel of {zone.Name}", back.WheelCapture, 0, 1, "-");
                Range(faults, $"concentration of the wheel of {zone.Name}", back.WheelConcentration, 1, 1e6, "-");
            }
            Range(faults, $"coating width in {zone.Name}", zone.CoatingWidth, 1e-3, 100, "m");
            if (zone.GivenSolventContent is { } given) Range(faults, $"solvent content of {zone.Name}", given, 0, 10, "mol/mol");
            else if (!(zone.MakeUpFlow + zone.LeakageFlow > 0)) faults.Add($"zone {zone.Name} has no air flow: give make-up flow, leakage or its solvent content");
        }
    }

    // Air that is given more vapour than it can carry would rain on the film.
    private static void Saturation(FilmInput input, DryerProgram program, List<string> faults)
    {
        foreach (var s in program.Segments)
        {
            var zone = s.Zone is { } i && i >= 0 && i < program.Zones.Count ? program.Zones[i] : null;
            var given = s.Top.SolventContent ?? zone?.GivenSolventContent ?? zone?.InletSolventContent;
            if (given is not { } content || !(s.Top.GasTemperature is > 200 and < 700)) continue;
            var saturated = Humidity.Saturated(input.Solvent, s.Top.GasTemperature, s.AirPressure);
            if (content > saturated * (1 + 1e-9))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"the air in {s.Name} is given {content:G4} mol {input.Solvent.Solvent.Name} per mol dry air: at {s.Top.GasTemperature - 273.15:F1} degC it holds at most {saturated:G4}; lower solvent_content or dew_point, or raise the air's temperature"));
        }
    }

    private static void Side(List<string> faults, string where, SurfaceExchange side)
    {
        Range(faults, $"gas temperature at {where}", side.GasTemperature, 230, 700, "K");
        Range(faults, $"heat-transfer coefficient at {where}", side.HeatTransferCoefficient, 0, 1e5, "W/(m2 K)");
        Range(faults, $"infrared flux at {where}", side.InfraredFlux, 0, 1e6, "W/m2");
        Range(faults, $"absorptivity at {where}", side.Absorptivity, 0, 1, "");
        Range(faults, $"emissivity at {where}", side.Emissivity, 0, 1, "");
        if (side.WallTemperature is { } wall) Range(faults, $"wall temperature at {where}", wall, 230, 2000, "K");
        if (side.SolventContent is { } content) Range(faults, $"solvent content at {where}", content, 0, 10, "mol/mol");
    }

    private static void Check(List<string> faults, string what, Schedule schedule, double low, double high, string unit)
    {
        if (schedule.Times.Count == 0 || schedule.Times.Count != schedule.Values.Count)
        {
            faults.Add($"{what}: {schedule.Times.Count} times and {schedule.Values.Count} values; as many of each, at least one");
            return;
        }
        for (var i = 1; i < schedule.Times.Count; i++)
            if (!(schedule.Times[i] > schedule.Times[i - 1])) faults.Add($"{what}: times must increase");
        foreach (var value in schedule.Values) Range(faults, what, value, low, high, unit);
    }

    private static void Options(FilmOptions options, DryerProgram program, List<string> faults)
    {
        Range(faults, "number of cells", options.Cells, 8, 1000, "");
        Range(faults, "grading", options.Grading, 1e-3, 1e3, "");
        Range(faults, "relative tolerance", options.RelativeTolerance, 1e-10, 1e-2, "");
        Range(faults, "absolute tolerance", options.AbsoluteTolerance, 1e-14, 1e-2, "");
        Range(faults, "dry_to", options.DryTo, 1e-9, 10, "");
        Range(faults, "slab fraction", options.SlabFraction, 1e-3, 0.5, "");
        Range(faults, "series points", options.SeriesPoints, 4, 100000, "");
        Range(faults, "profile count", options.ProfileCount, 2, 10000, "");
        if (options.ProfileTimes is { } times)
            for (var i = 0; i < times.Count; i++)
                if (!(times[i] >= 0 && times[i] <= program.Duration) || i > 0 && !(times[i] > times[i - 1]))
                {
                    faults.Add(FormattableString.Invariant($"profile times must increase from 0 to the duration of the program, {program.Duration:G6} s"));
                    break;
                }
    }
}
