using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;
using Lamina.Drying.Energy;
using Lamina.Line.Equipment;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Line.Drying;

/// <summary>Turns the equipment as an engineer writes it (lengths, speeds, flows, nozzles, dew points) into the segments and zone balances that the film model reads.</summary>
public sealed class DryerProgramBuilder
{
    /// <summary>Amount of gas per volume at 0 degC and 101325 Pa, the reference of flows in line files [mol/m3].</summary>
    public const double NormalMolarDensity = 101325 / (8.314462618 * 273.15);

    private readonly LineFile _line;
    private readonly Solvent _solvent;
    private readonly Lazy<EvaporatingSolvent> _drying;
    private readonly List<string> _warnings = [];

    private DryerProgramBuilder(LineFile line, Solvent solvent)
    {
        _line = line;
        _solvent = solvent;
        _drying = new(solvent.ForDrying);
    }

    /// <summary>Builds the program.</summary>
    /// <param name="line">the equipment</param>
    /// <param name="solvent">the solvent that leaves; dew points count where it is water</param>
    /// <param name="speed">web speed; needed where the line has a dryer [m/s]</param>
    /// <returns>the program and what the user should know about it</returns>
    /// <exception cref="ArgumentException">the line has neither dryer nor batch stages, or the speed is missing</exception>
    public static (DryerProgram Program, IReadOnlyList<string> Warnings) Build(LineFile line, Solvent solvent, double? speed)
    {
        var builder = new DryerProgramBuilder(line, solvent);
        var program = line switch
        {
            { Batch: { } batch } => builder.Stages(batch),
            { Dryer: { } dryer } => builder.Zones(dryer, speed ?? throw new ArgumentException("drying.speed: the line has a moving web; give its speed, e.g. 2 m/min")),
            _ => throw new ArgumentException("the line has neither a dryer nor a batch dryer; give line.dryer.zones or line.batch.stages"),
        };
        return (program, builder._warnings);
    }

    private DryerProgram Stages(BatchDryer batch)
    {
        var segments = new List<DryerSegment>();
        for (var i = 0; i < batch.Stages.Count; i++)
        {
            var stage = batch.Stages[i];
            var pressure = stage.Pressure ?? _line.AirPressure;
            var content = Content(stage.SolventContent, stage.DewPoint, $"stage {i + 1}") ?? RoomContent;
            segments.Add(new DryerSegment
            {
                Name = stage.Name ?? (batch.Stages.Count == 1 ? Words(batch.Kind) : $"stage {i + 1}"),
                Duration = stage.Duration,
                Top = Exchange(stage.Top ?? Closed(stage.FilmTemperature ?? stage.Course?.FilmTemperature?[0]), content, pressure, film: true),
                Bottom = stage.Bottom is { } bottom ? Exchange(bottom, null, pressure, film: false) : null,
                Support = Contact(stage.Support),
                AirPressure = pressure,
                SetTemperature = stage.FilmTemperature is { } temperature ? Schedule.Constant(temperature) : Course(stage.Course, stage.Course?.FilmTemperature),
                SetRate = stage.Rate is { } rate ? Schedule.Constant(rate) : Course(stage.Course, stage.Course?.Rate),
            });
        }
        return new DryerProgram { Segments = segments };
    }

    private static Schedule? Course(StageCourse? course, IReadOnlyList<double>? values) => values is null ? null : new Schedule { Times = course!.Times, Values = values };

    private DryerProgram Zones(Dryer dryer, double speed)
    {
        var segments = new List<DryerSegment>();
        var zones = new List<ZoneAir>();
        var position = 0.0;
        Open("flash-off", dryer.FlashOff);
        for (var i = 0; i < dryer.Zones.Count; i++)
        {
            var zone = dryer.Zones[i];
            var name = zone.Name ?? $"zone {i + 1}";
            var pressure = zone.Pressure ?? _line.AirPressure;
            zones.Add(Air(zone, name));
            segments.Add(new DryerSegment
            {
                Name = name,
                Zone = i,
                Duration = zone.Length / speed,
                Start = position,
                End = position + zone.Length,
                Top = Exchange(zone.Top ?? Closed(zone.FilmTemperature), null, pressure, film: true),
                Bottom = zone.Bottom is { } bottom ? Exchange(bottom, null, pressure, film: false) : null,
                Support = Contact(zone.Support),
                AirPressure = pressure,
                SetTemperature = zone.FilmTemperature is { } temperature ? Schedule.Constant(temperature) : null,
                SetRate = zone.Rate is { } rate ? Schedule.Constant(rate) : null,
            });
            position += zone.Length;
            Open($"gap after {name}", zone.GapAfter);
        }
        return new DryerProgram { Segments = segments, Zones = zones };

        void Open(string name, double length)
        {
            if (length <= 0) return;
            var room = new SurfaceExchange
            {
                GasTemperature = _line.Room.Temperature,
                HeatTransferCoefficient = _line.Room.HeatTransferCoefficient,
                SolventContent = RoomContent,
            };
            segments.Add(new DryerSegment
            {
                Name = name,
                Duration = length / speed,
                Start = position,
                End = position + length,
                Top = room,
                Bottom = room with { SolventContent = null },
                AirPressure = _line.AirPressure,
            });
            position += length;
        }
    }

    private ZoneAir Air(Zone zone, string name)
    {
        var inlet = Content(zone.InletSolventContent, zone.DewPoint, name) ?? RoomContent;
        // Without any flow that carries vapour off, the zone's air stands at its inlet's content: enough to dry by, not to judge an explosive limit by.
        var unknown = zone is { SolventContent: null, MakeUp: null, Exhaust: null, Leakage: null };
        if (unknown)
            _warnings.Add($"{name}: no air flow is given, so its solvent content is taken as that of the incoming air{(_solvent.ExplosionLimit is null ? "" : " and nothing is said about the explosive limit")}; give exhaust or make_up, or solvent_content");
        var given = zone.SolventContent ?? (unknown ? inlet : null);
        var leakage = zone.Leakage ?? Math.Max(0, (zone.Exhaust ?? 0) - (zone.MakeUp ?? zone.Exhaust ?? 0));
        return new ZoneAir
        {
            Name = name,
            GivenSolventContent = given,
            ContentIsAssumed = unknown,
            MakeUpFlow = (zone.MakeUp ?? Math.Max(0, (zone.Exhaust ?? 0) - (zone.Leakage ?? 0))) * NormalMolarDensity,
            InletSolventContent = inlet,
            Returned = _line.Energy.ExhaustReturn > 0 ? Machines.Returned(_drying.Value, zone.Pressure ?? _line.AirPressure) : null,
            LeakageFlow = leakage * NormalMolarDensity,
            AmbientSolventContent = RoomContent,
            CoatingWidth = _line.Web.CoatingWidth ?? _line.Web.Width,
        };
    }

    private DryerMachines Machines => _line.Energy.Machines(_solvent.ExplosionLimit is not null) is { CondenserTemperature: not null } machines ? machines
        : throw new ArgumentException("line.energy.exhaust_return: exhaust is led back behind a condenser, and the line has none; give energy.condenser_temperature, e.g. 10 degC");

    private double RoomContent => Content(_line.Room.SolventContent, _line.Room.DewPoint, "room") ?? 0;

    /// <summary>The solvent content that is given, or that a dew point means where the solvent is water; null where neither says anything.</summary>
    private double? Content(double? given, double? dewPoint, string where)
    {
        if (given is not null) return given;
        if (dewPoint is not { } dew) return null;
        if (!IsWater)
        {
            var note = $"{where}: the dew point says how much water the air holds; the solvent here is {_solvent.Name}, so it does not enter the balance";
            if (!_warnings.Contains(note)) _warnings.Add(note);
            return null;
        }
        return Humidity.RatioAtDewPoint(_solvent, dew, _line.AirPressure);
    }

    private bool IsWater => MaterialCatalogue.TryFind("water", out var water) && (_solvent.Name == water.Name || _solvent.Formula == ((Solvent)water).Formula);

    private SurfaceExchange Exchange(Side side, double? content, double pressure, bool film)
    {
        var (coefficient, notes) = side.Coefficient(pressure);
        foreach (var note in notes)
            if (!_warnings.Contains(note)) _warnings.Add(note);
        // To the film both kinds of radiation are heat at its surface: one flux with the absorptivity of their mixture.
        var usual = film ? 0.9 : 0.1;
        var (infrared, laser) = (side.InfraredFlux, side.LaserFlux);
        return new SurfaceExchange
        {
            GasTemperature = side.AirTemperature,
            HeatTransferCoefficient = coefficient,
            SolventContent = content,
            InfraredFlux = infrared + laser,
            Absorptivity = laser > 0 ? (infrared * (side.Absorptivity ?? usual) + laser * (side.LaserAbsorptivity ?? usual)) / (infrared + laser) : side.Absorptivity ?? usual,
            Emissivity = side.Emissivity,
            WallTemperature = side.WallTemperature,
        };
    }

    /// <summary>A side without exchange, for a film whose temperature and rate are both set.</summary>
    private static Side Closed(double? filmTemperature) => new() { AirTemperature = filmTemperature ?? 298.15, HeatTransferCoefficient = 0 };

    private static ContactSupport? Contact(Support? support) => support switch
    {
        RollerSupport rollers => new ContactSupport { MeanConductance = rollers.ContactConductance * rollers.Wrap / rollers.Pitch, Temperature = rollers.Temperature },
        PlateSupport plate => new ContactSupport { MeanConductance = plate.ContactConductance, Temperature = plate.Temperature },
        _ => null,
    };

    private static string Words(BatchKind kind) => kind switch { BatchKind.Oven => "oven", BatchKind.Balance => "balance", _ => "still air" };
}
