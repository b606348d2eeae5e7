using Lamina.Data.Provenance;
using Lamina.Line.Calendering.Laws;
using Lamina.Line.Products;
using Lamina.Particles.Calendering;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Heat;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Line.Calendering;

/// <summary>What the rolls' heat does to the carbon-binder domain while it is in the nip, by a slab or from particle to particle, and how well the structure conducts.</summary>
internal sealed class RollHeating
{
    private const double DefaultSoftening = 0.012, DefaultGlass = 235.15, DefaultDiffusivity = 0.28e-6;
    private readonly ParticleCalenderingSettings how;
    private readonly ParticleConductionSettings conduction;
    private readonly double softening, glass, diffusivity, roll, time, thickness;
    private readonly int sides;

    public RollHeating(ParticleCalenderingSettings how, CalenderingSettings settings, Electrode target, DryElectrode input)
    {
        (this.how, conduction) = (how, how.Conduction ?? new());
        (softening, glass, diffusivity) = (how.Softening ?? DefaultSoftening, how.GlassTransition ?? DefaultGlass, how.Diffusivity ?? DefaultDiffusivity);
        (roll, thickness, sides) = (settings.Temperature, input.Thickness, settings.Sides ?? 1);
        time = how.Speed is { } speed && target.Nip?.Length is { } length and > 0 ? length / speed : double.PositiveInfinity;
        Active = new() { Conductivity = conduction.ActiveConductivity ?? 4, HeatCapacity = conduction.ActiveHeatCapacity ?? 800 };
        Binder = new() { Conductivity = conduction.BinderConductivity ?? 0.4, HeatCapacity = conduction.BinderHeatCapacity ?? 1100 };
        Constants.Add(Assumed("particles.conduction.active_conductivity", conduction.ActiveConductivity, Active.Conductivity, "W/m/K", 1, 150, "layered oxides a few W/m/K, graphite in its planes far more; order of magnitude"));
        Constants.Add(Assumed("particles.conduction.binder_conductivity", conduction.BinderConductivity, Binder.Conductivity, "W/m/K", 0.1, 2, "PVDF 0.2 W/m/K, raised by carbon black; order of magnitude"));
        if (roll <= RollHeat.Room) return;
        if (how.Speed is not null && double.IsPositiveInfinity(time)) Notes.Add("the length of the nip is not known (it needs line.calender): the coating is taken as heated through");
        Constants.Add(Assumed("particles.softening", how.Softening, DefaultSoftening, "1/K", 0.004, 0.03, "PVDF's modulus falls by about a half to two thirds between 25 and 100 degC; order of magnitude"));
        Constants.Add(Assumed("particles.glass_transition", how.GlassTransition, DefaultGlass, "K", 230, 243, "glass transition of PVDF"));
        if (double.IsPositiveInfinity(time)) return;
        if (how.Heat == PressHeat.Slab)
            Constants.Add(Assumed("particles.diffusivity", how.Diffusivity, DefaultDiffusivity, "m2/s", 0.1e-6, 1e-6, "0.5 W/m/K over 2.2 g/cm3 and 0.8 J/g/K, orders of magnitude"));
        else
        {
            Constants.Add(Assumed("particles.conduction.active_heat_capacity", conduction.ActiveHeatCapacity, Active.HeatCapacity, "J/kg/K", 650, 1000, "layered oxides and graphite near room temperature; order of magnitude"));
            Constants.Add(Assumed("particles.conduction.binder_heat_capacity", conduction.BinderHeatCapacity, Binder.HeatCapacity, "J/kg/K", 700, 1500, "between carbon black and PVDF; order of magnitude"));
        }
    }

    /// <summary>Mean factor over the carbon-binder particles.</summary>
    public double Mean { get; private set; } = 1;

    public List<KeyValuePair<string, Sourced>> Constants { get; } = [];

    public List<string> Notes { get; } = [];

    private ThermalMaterial Active { get; }

    private ThermalMaterial Binder { get; }

    /// <summary>Each carbon-binder type with the mean factor of its particles: after drying by thirds the types are thirds.</summary>
    public ForceField Soften(ForceField field, ParticleSystem system, PlaneCalenderingSettings press)
    {
        if (roll <= RollHeat.Room) return field;
        var temperature = how.Heat == PressHeat.Contacts ? FromContacts(system, press) : FromSlab(system);
        var p = system.Particles;
        var sums = new SortedDictionary<int, (double Sum, int Count)>();
        for (var i = 0; i < p.Count; i++)
        {
            if (!field.Types[p.Type[i]].IsBinderDomain) continue;
            var (sum, count) = sums.GetValueOrDefault(p.Type[i]);
            sums[p.Type[i]] = (sum + RollHeat.Softened(temperature[i], softening, glass), count + 1);
        }
        if (sums.Count == 0) return field;
        Mean = sums.Values.Sum(s => s.Sum) / sums.Values.Sum(s => s.Count);
        return Mean == 1 ? field : field.Softened(sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.Count));
    }

    /// <summary>Effective conductivity through the thickness between plates that press with the preload, W/m/K; null where no path of contacts leads from one to the other.</summary>
    public double? Conductivity(ParticleSystem system, PlaneCalenderingSettings press)
    {
        var through = HeatConduction.EffectiveConductivity(ConductionNetwork.Of(system, Materials(system), PlanePair.Pressing(system, press.Preload, press.PlateStiffness)));
        // Without a path what is left of the solver's rounding stays far below any coating's.
        return through > 1e-9 ? through : null;
    }

    private double[] FromSlab(ParticleSystem system)
    {
        var (p, box) = (system.Particles, system.Box);
        return Array.ConvertAll(p.Z, z => RollHeat.Temperature((z - box.LowZ) / box.LengthZ, roll, time, thickness, diffusivity, sides));
    }

    private double[] FromContacts(ParticleSystem system, PlaneCalenderingSettings press)
    {
        var plates = PlanePair.Pressing(system, press.Preload, press.PlateStiffness);
        // The foil between two coatings is the cold middle: no heat passes it.
        if (sides == 2) plates.Bottom -= plates.Gap;
        var network = ConductionNetwork.Of(system, Materials(system), plates);
        var temperature = HeatConduction.Heat(network, roll, roll, RollHeat.Room, time).Temperature;
        var cold = temperature.Count(t => t < RollHeat.Room + 0.01 * (roll - RollHeat.Room));
        var mean = temperature.Zip(network.Capacity, (t, c) => t * c).Sum() / network.Capacity.Sum();
        Notes.Add($"conduction from particle to particle brings the coating to {mean - 273.15:F1} degC on the average of its heat"
            + (cold > 0 ? $"; {cold} of {network.Count} particles stay cold, far from the rolls or without a contact" : ""));
        return temperature;
    }

    private Dictionary<int, ThermalMaterial> Materials(ParticleSystem system) =>
        system.Field.Types.ToDictionary(t => t.Key, t => t.Value.IsBinderDomain ? Binder : Active);

    private static KeyValuePair<string, Sourced> Assumed(string key, double? given, double usual, string unit, double lower, double upper, string why) => KeyValuePair.Create(key, given is { } value
        ? new Sourced { Value = value, Unit = unit, Source = new Source { Kind = SourceKind.Given, Citation = "given in the recipe" } }
        : new Sourced { Value = usual, Unit = unit, Lower = lower, Upper = upper, Source = new Source { Kind = SourceKind.Assumed, Citation = why } });
}
