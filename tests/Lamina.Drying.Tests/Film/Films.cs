using Lamina.Drying.Dryer;
using Lamina.Drying.Film;
using Lamina.Materials.Catalogue;
using Lamina.Materials.Solvents;

namespace Lamina.Drying.Tests.Film;

/// <summary>Films and programs that the tests share. Recipes follow publications where the name says so; constants of motion are assumed.</summary>
internal static class Films
{
    public static EvaporatingSolvent NmpSolvent { get; } = Nmp.Solvent.ForDrying();

    public static EvaporatingSolvent WaterSolvent { get; } = Water.Solvent.ForDrying();

    /// <summary>NMC/carbon/PVDF 96/2/2 in NMP, an industrial cathode.</summary>
    public static FilmInput Cathode(bool mobileCarbon = false, double dryMass = 0.2, double solids = 0.65)
    {
        var active = new ImmobileSolid { Name = "NMC", Role = SolidRole.Active, Mass = 0.96 * dryMass, Density = 4700, HeatCapacity = 850 };
        var carbon = new ImmobileSolid { Name = "C65", Role = SolidRole.Carbon, Mass = 0.02 * dryMass, Density = 1900, HeatCapacity = 750 };
        var binder = Pvdf(0.02 * dryMass);
        var movingCarbon = new MobileSpecies
        {
            Name = "C65", Role = SolidRole.Carbon, Kind = SpeciesKind.Carbon, Mass = 0.02 * dryMass, Density = 1900, HeatCapacity = 750,
            Diffusivity = new() { Reference = 6e-10 },
        };
        return new()
        {
            Solids = mobileCarbon ? [active] : [active, carbon],
            Species = mobileCarbon ? [binder, movingCarbon] : [binder],
            Solvent = NmpSolvent,
            SolventMass = dryMass * (1 - solids) / solids,
            FoilHeatCapacity = 15e-6 * 2700 * 900,
        };
    }

    /// <summary>Graphite/C65/CMC/SBR 93/1.4/1.87/3.73 at 43 wt% in water (Kumberg et al. 2019).</summary>
    public static FilmInput Anode(double dryMass = 0.074, double solids = 0.43) => new()
    {
        Solids =
        [
            new() { Name = "graphite", Role = SolidRole.Active, Mass = 0.93 * dryMass, Density = 2260, HeatCapacity = 710 },
            new() { Name = "C65", Role = SolidRole.Carbon, Mass = 0.014 * dryMass, Density = 1900, HeatCapacity = 750 },
        ],
        Species =
        [
            new()
            {
                Name = "CMC", Role = SolidRole.Binder, Kind = SpeciesKind.DissolvedPolymer, Mass = 0.0187 * dryMass, Density = 1600, HeatCapacity = 1300,
                Diffusivity = new() { Reference = 4e-10 }, Partition = new() { Coefficient = 0.05, HalfCoverage = 0.01 }, Fixation = new() { GelConcentration = 0.3 },
            },
            new()
            {
                Name = "SBR", Role = SolidRole.Binder, Kind = SpeciesKind.Latex, Mass = 0.0373 * dryMass, Density = 1000, HeatCapacity = 1900,
                Diffusivity = new() { Reference = 3e-10, EntanglementConcentration = 0.05 }, Partition = new() { Coefficient = 1, BlockedBy = "CMC" },
                Fixation = new() { GelConcentration = 0.5, CoalescenceTemperature = 330 },
            },
        ],
        Solvent = WaterSolvent,
        SolventMass = dryMass * (1 - solids) / solids,
        FoilHeatCapacity = 10e-6 * 8960 * 385,
    };

    public static MobileSpecies Pvdf(double mass) => new()
    {
        Name = "PVDF", Role = SolidRole.Binder, Kind = SpeciesKind.DissolvedPolymer, Mass = mass, Density = 1770, HeatCapacity = 1200,
        Diffusivity = new() { Reference = 3e-10 }, Fixation = new() { GelConcentration = 0.3 },
    };

    public static FilmClosures Closures(FilmInput input) =>
        ReferenceEquals(input.Solvent, WaterSolvent) ? ClosureDefaults.For(input, 18e-6, ParticleShape.Flake) : ClosureDefaults.For(input, 10e-6);

    /// <summary>Flash-off and three zones of 15 m at 30 m/min, air balanced or given.</summary>
    public static DryerProgram ThreeZones(bool balanced = true, double speed = 0.5)
    {
        double[] temperatures = [373.15, 393.15, 393.15];
        List<DryerSegment> segments =
        [
            new() { Name = "flash-off", Duration = 2 / speed, Start = 0, End = 2, Top = new() { GasTemperature = 298.15, HeatTransferCoefficient = 8 } },
        ];
        for (var i = 0; i < 3; i++)
            segments.Add(new()
            {
                Name = $"zone {i + 1}", Zone = i, Duration = 15 / speed, Start = 2 + 15 * i, End = 17 + 15 * i,
                Top = new() { GasTemperature = temperatures[i], HeatTransferCoefficient = 60, Emissivity = 0.8 },
                Bottom = new() { GasTemperature = temperatures[i], HeatTransferCoefficient = 30 },
                Support = i == 2 ? new() { MeanConductance = 5, Temperature = 353.15 } : null,
            });
        return new()
        {
            Segments = segments,
            Zones =
            [
                .. Enumerable.Range(0, 3).Select(i => new ZoneAir
                {
                    Name = $"zone {i + 1}", MakeUpFlow = 40, LeakageFlow = 1, CoatingWidth = 0.6, InletSolventContent = 1e-5, GivenSolventContent = balanced ? null : 1e-3,
                }),
            ],
        };
    }

    /// <summary>The same with most of the exhaust led back behind a condenser at 10 degC and a wheel.</summary>
    public static DryerProgram ExhaustLedBack(double speed = 0.5)
    {
        var zones = ThreeZones(speed: speed);
        var saturated = NmpSolvent.SaturationPressure(283.15);
        var back = new ReturnedAir { Share = 0.9, Saturation = saturated / (101325 - saturated), WheelCapture = 0.6, WheelConcentration = 10 };
        return zones with { Zones = [.. zones.Zones.Select((z, i) => z with { Returned = i == 0 ? back with { WheelCapture = 0 } : back })] };
    }

    public static DryerProgram Batch(double gasTemperature, double coefficient, double duration, double solventContent = 0) => new()
    {
        Segments =
        [
            new() { Name = "oven", Duration = duration, Top = new() { GasTemperature = gasTemperature, HeatTransferCoefficient = coefficient, SolventContent = solventContent } },
        ],
    };

    /// <summary>Film temperature and rate given, as on an isothermal rig.</summary>
    public static DryerProgram Rig(double temperature, double rate, double duration) => Rig(temperature, Schedule.Constant(rate), duration);

    public static DryerProgram Rig(double temperature, Schedule rate, double duration) => new()
    {
        Segments =
        [
            new()
            {
                Name = "rig", Duration = duration, Top = new() { GasTemperature = temperature, HeatTransferCoefficient = 35, SolventContent = 0 },
                SetTemperature = Schedule.Constant(temperature), SetRate = rate,
            },
        ],
    };
}
