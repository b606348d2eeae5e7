using Lamina.Drying.Dryer;
using Lamina.Numerics;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;

namespace Lamina.Drying.Film;

/// <summary>Takes a film through its program: segments in order, zones until their air balance closes.</summary>
internal sealed class FilmRun
{
    // A zone's air is closed when a pass leaves its vapour balance off by so little that what the film would give off in balanced air differs by no more than
    // FilmTolerance of it; the rest, at most LargestRest, is then taken out exactly along the last two passes, in which all that is conserved is linear.
    private const double FilmTolerance = 1e-4, LargestRest = 2e-3, LargestExtrapolation = 0.05;

    // Where passes differ by noise alone there is nothing to extrapolate along: an imbalance this small leaves with a last amount of solvent at the zone's end.
    private const double ZoneTolerance = 1e-7;
    private const int MostPasses = 40;

    // The tolerance of the time integration that the allowances above were chosen for.
    private const double UsualTolerance = 1e-4;

    // The first pass through a zone, in the air as it enters, only starts the search: it is integrated more coarsely.
    private const double CoarseFactor = 10;

    private readonly FilmConstants _constants;
    private readonly FilmSystem _system;
    private readonly StiffIntegrator _integrator;
    private readonly StiffIntegrator? _coarse;
    private readonly FilmTrace _trace;
    private readonly FilmState _snapshot;
    private readonly double[] _state, _saved, _savedFloor, _atEntry, _otherEnd;
    private readonly List<SegmentResult> _segmentResults = [];
    private readonly ZoneResult?[] _zoneResults;
    private readonly double[] _profileTimes;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private int _nextProfile;
    private long _steps, _rates, _jacobians, _newton, _failures;

    public FilmRun(FilmConstants constants, IProgress<double>? progress, CancellationToken cancellation)
    {
        _constants = constants;
        (_progress, _cancellation) = (progress, cancellation);
        _system = new FilmSystem(constants);
        var species = constants.Input.Species.Count;
        var matrix = new BorderedBlockTridiagonalMatrix(constants.Cells, 2 + species, FilmSystem.Globals, FilmSystem.Quadratures, [constants.Cells - 1]);
        _integrator = new StiffIntegrator(_system, matrix, Tolerances(constants, _system, constants.Options, 1));
        // One Jacobian serves both: only one of them is in use at a time, and each segment starts anew.
        if (constants.Program.Zones.Any(z => z.GivenSolventContent is null)) _coarse = new StiffIntegrator(_system, matrix, Tolerances(constants, _system, constants.Options, CoarseFactor) with { LocateEvents = false });
        _trace = new FilmTrace(constants);
        _snapshot = new FilmState(constants.Cells, species);
        _state = new double[_system.Count];
        _saved = new double[_system.Count];
        _atEntry = new double[_system.Count];
        _otherEnd = new double[_system.Count];
        _savedFloor = new double[constants.Cells * species];
        _zoneResults = new ZoneResult?[constants.Program.Zones.Count];
        _profileTimes = ProfileTimes(constants);
    }

    public static double[] ProfileTimes(FilmConstants constants)
    {
        if (constants.Options.ProfileTimes is { } given) return [.. given];
        var n = Math.Max(2, constants.Options.ProfileCount);
        var total = constants.Program.Duration;
        return [.. Enumerable.Range(1, n - 2).Select(i => total * i / (n - 1))];
    }

    public FilmSolution Solve()
    {
        var segments = _constants.Program.Segments;
        _system.InitialState(_state);
        var initialEnthalpy = _state[_system.Enthalpy];
        _system.Enter(segments[0], 0, 0.5 * segments[0].Duration, ContentBefore(0));
        Observe(0, 0, profile: true);
        var start = 0.0;
        for (var first = 0; first < segments.Count;)
        {
            var last = first;
            if (segments[first].Zone is { } zone)
                while (last + 1 < segments.Count && segments[last + 1].Zone == zone) last++;
            if (segments[first].Zone is { } balanced && _constants.Program.Zones[balanced].GivenSolventContent is null) Balance(balanced, first, last, start);
            else PassThrough(first, last, start, segments[first].Zone is { } given ? _constants.Program.Zones[given].GivenSolventContent!.Value : null);
            if (segments[first].Zone is { } z && _zoneResults[z] is null) Record(z, _constants.Program.Zones[z].GivenSolventContent!.Value, VapourFlow(first, last), 0, 1, segments[first].Top.GasTemperature);
            for (; first <= last; first++) start += segments[first].Duration;
            _progress?.Report(start / _constants.Program.Duration);
        }
        if (_trace.Profiles[^1].Time < start) _trace.Profile(_snapshot);
        return FilmReport.Build(_constants, _trace, _segmentResults, [.. _zoneResults.Select((r, i) => r ?? Unvisited(i))], _snapshot,
            initialEnthalpy, _state[_system.Enthalpy], _state.AsSpan(_system.Quadrature, FilmSystem.Quadratures), _state[_system.Evaporated],
            new FilmStatistics { Steps = _steps, Rates = _rates, Jacobians = _jacobians, NewtonIterations = _newton, Failures = _failures });
    }

    /// <summary>Solves one zone's air: the solvent content at which what the film gives off is what the air carries away.</summary>
    private void Balance(int zone, int first, int last, double start)
    {
        var air = _constants.Program.Zones[zone];
        var flow = air.MakeUpFlow + air.LeakageFlow;
        var inlet = (air.MakeUpFlow * air.InletSolventContent + air.LeakageFlow * air.AmbientSolventContent) / flow;
        var mark = _trace.Here;
        var nextProfile = _nextProfile;
        var results = _segmentResults.Count;
        _state.CopyTo(_saved, 0);
        _system.Floor.CopyTo(_savedFloor);

        // The unknown is the content that fresh air alone would reach: with exhaust led back the air's own follows from it.
        double Mismatch(double content, bool coarse, out double vapour)
        {
            _trace.Rewind(mark);
            _nextProfile = nextProfile;
            _segmentResults.RemoveRange(results, _segmentResults.Count - results);
            _saved.CopyTo(_state, 0);
            _system.RestoreFloor(_savedFloor);
            PassThrough(first, last, start, air.ContentFrom(content), coarse);
            vapour = VapourFlow(first, last);
            return flow * (content - inlet) - vapour;
        }

        // The mismatch rises with the content, with a slope of the flow or more: a film in moister air gives off less. Air as it enters gives one end, the air
        // that takes up all that the film gave off in it the next, the secant the rest. Once two passes differ by less than the tolerance of the time
        // integration their steps may differ, and a secant through them would be noise: then the slope is kept, the passes become alike, and alike ones close.
        const double near = 1e-4;
        // A pass that is integrated more finely than usual, for derivatives, has its air closed as much more finely.
        var tightness = Math.Min(1, _constants.Options.RelativeTolerance / UsualTolerance);
        double x0 = inlet, f0 = Mismatch(x0, coarse: true, out var vapour);
        var slope = flow;
        double x1, f1;
        var passes = 1;
        while (true)
        {
            _state.CopyTo(_otherEnd, 0);
            List<SegmentResult> other = [.. _segmentResults.Skip(results)];
            x1 = Math.Max(0, x0 - f0 / slope);
            f1 = Mismatch(x1, coarse: false, out vapour);
            passes++;
            var size = Math.Max(Math.Abs(vapour), 1e-30);
            var rest = Math.Abs(f1) / size;
            var secant = (f1 - f0) / (x1 - x0);
            var beyond = -f1 / (f1 - f0);
            if (rest <= tightness * LargestRest && Math.Abs(secant / flow - 1) * rest <= tightness * FilmTolerance && Math.Abs(beyond) <= LargestExtrapolation)
            {
                var passed = x1;
                x1 += beyond * (x1 - x0);
                _trace.ReplaceSolventContent(mark, air.ContentFrom(passed), air.ContentFrom(x1));
                CloseAlong(beyond, other, results);
                break;
            }
            if (rest <= ZoneTolerance && TryCloseZone(last, zone, f1)) break;
            if (passes >= MostPasses)
                throw new NotConvergedException(FormattableString.Invariant($"The air of zone {air.Name} did not close in {passes} passes: {flow * (x1 - inlet):G10} mol/s carried away against {vapour:G10} mol/s given off. Give its solvent content, or raise its make-up flow."))
                { Iterations = passes, Residual = rest };
            if ((rest > near || Math.Abs(f0) > near * size) && secant > 0.2 * slope && secant < 100 * flow) slope = secant;
            (x0, f0) = (x1, f1);
        }
        vapour = VapourFlow(first, last);
        // Where the film gives off next to nothing, the difference of two contents keeps the rounding of the solvent that the air carries anyway.
        var scale = Math.Max(Math.Abs(vapour), Math.Max(1e-5 * flow * x1, 1e-30));
        Record(zone, air.ContentFrom(x1), vapour, Math.Abs(flow * (x1 - inlet) - vapour) / scale, passes, _constants.Program.Segments[first].Top.GasTemperature);
    }

    /// <summary>Goes on from the last pass's end along its difference to the pass before, a little beyond: both ends conserve, so what lies on their line does.</summary>
    private void CloseAlong(double beyond, List<SegmentResult> other, int results)
    {
        double On(double here, double there) => here + beyond * (here - there);
        for (var i = 0; i < _state.Length; i++) _state[i] = On(_state[i], _otherEnd[i]);
        for (var i = 0; i < other.Count; i++)
        {
            var (here, there) = (_segmentResults[results + i], other[i]);
            _segmentResults[results + i] = here with
            {
                Temperature = On(here.Temperature, there.Temperature),
                DryingRate = On(here.DryingRate, there.DryingRate),
                Residual = On(here.Residual, there.Residual),
                Evaporated = On(here.Evaporated, there.Evaporated),
                HeatTop = On(here.HeatTop, there.HeatTop),
                HeatBottom = On(here.HeatBottom, there.HeatBottom),
                HeatInfrared = On(here.HeatInfrared, there.HeatInfrared),
                HeatSupport = On(here.HeatSupport, there.HeatSupport),
                VapourEnthalpy = On(here.VapourEnthalpy, there.VapourEnthalpy),
            };
        }
        _system.Describe(_segmentResults[^1].EndTime, _state, _snapshot);
    }

    /// <summary>Lets a last amount of solvent leave so that the zone's balance closes to rounding; false where the film holds too little for that.</summary>
    private bool TryCloseZone(int last, int zone, double mismatch)
    {
        var segment = _constants.Program.Segments[last];
        var speed = (segment.End!.Value - segment.Start!.Value) / segment.Duration;
        var leaving = mismatch * _constants.Input.Solvent.MolarMass / (_constants.Program.Zones[zone].CoatingWidth * speed);
        var free = 0.0;
        var block = _system.Enthalpy / _constants.Cells;
        for (var i = 0; i < _constants.Cells; i++) free += _state[i * block] * _constants.CellSolid[i];
        var share = leaving / (_constants.LiquidDensity * free);
        if (!(Math.Abs(share) < 1e-4)) return mismatch == 0;
        var T = _snapshot.Temperature;
        var enthalpy = leaving * (_constants.Input.Solvent.LatentHeat(T) + _constants.LiquidHeatCapacity * (T - FilmConstants.ReferenceTemperature));
        for (var i = 0; i < _constants.Cells; i++) _state[i * block] *= 1 - share;
        _state[_system.Evaporated] += leaving;
        _state[_system.Enthalpy] -= enthalpy;
        _state[_system.Quadrature + FilmSystem.Vapour] += enthalpy;
        _system.Describe(_segmentResults[^1].EndTime, _state, _snapshot);
        var result = _segmentResults[^1];
        _segmentResults[^1] = result with { Evaporated = result.Evaporated + leaving, VapourEnthalpy = result.VapourEnthalpy + enthalpy };
        return true;
    }

    private void Record(int zone, double content, double vapour, double error, int passes, double gasTemperature) => _zoneResults[zone] = new ZoneResult
    {
        Name = _constants.Program.Zones[zone].Name,
        SolventContent = content,
        LelFraction = LelFraction(_constants, zone, content, gasTemperature),
        VapourFlow = vapour,
        BalanceError = error,
        Passes = passes,
    };

    private ZoneResult Unvisited(int zone) => new()
    {
        Name = _constants.Program.Zones[zone].Name,
        SolventContent = _constants.Program.Zones[zone].InletSolventContent,
        LelFraction = LelFraction(_constants, zone, _constants.Program.Zones[zone].InletSolventContent, 298.15),
        VapourFlow = 0,
        BalanceError = 0,
        Passes = 0,
    };

    public static double? LelFraction(FilmConstants constants, int zone, double content, double gasTemperature) =>
        constants.Program.Zones[zone].ContentIsAssumed ? null : LelFraction(constants, content, gasTemperature);

    public static double? LelFraction(FilmConstants constants, double content, double gasTemperature) =>
        constants.Input.Solvent.Solvent.ExplosionLimit is { } limit ? content / (1 + content) / Math.Max(limit.At(gasTemperature), 1e-9) : null;

    /// <summary>Vapour from the film into the air of consecutive segments [mol/s].</summary>
    private double VapourFlow(int first, int last)
    {
        var sum = 0.0;
        var offset = _segmentResults.Count - 1 - last;
        for (var i = first; i <= last; i++)
        {
            var segment = _constants.Program.Segments[i];
            if (segment is not { Start: { } from, End: { } to }) continue;
            sum += (to - from) / segment.Duration * _segmentResults[i + offset].Evaporated;
        }
        return sum * _constants.Program.Zones[_constants.Program.Segments[first].Zone!.Value].CoatingWidth / _constants.Input.Solvent.MolarMass;
    }

    private double ContentBefore(int segment)
    {
        var s = _constants.Program.Segments[segment];
        if (s.Top.SolventContent is { } given) return given;
        return s.Zone is { } zone ? _constants.Program.Zones[zone].GivenSolventContent ?? _constants.Program.Zones[zone].InletSolventContent : 0;
    }

    private void PassThrough(int first, int last, double start, double? content, bool coarse = false)
    {
        for (var i = first; i <= last; i++)
        {
            var segment = _constants.Program.Segments[i];
            // A solvent content given for a segment wins over its zone's.
            Segment(i, start, segment.Top.SolventContent ?? content ?? 0, coarse);
            start += segment.Duration;
        }
    }

    private void Segment(int index, double start, double content, bool coarse)
    {
        var segment = _constants.Program.Segments[index];
        var end = start + segment.Duration;
        _state.CopyTo(_atEntry, 0);
        List<double> stops = [start, .. Knots(segment).Select(t => start + t).Where(t => t > start && t < end), end];
        var points = Math.Max(4, (int)Math.Ceiling(_constants.Options.SeriesPoints * segment.Duration / _constants.Program.Duration));
        var sample = 1;
        for (var piece = 0; piece + 1 < stops.Count; piece++)
        {
            var (from, to) = (stops[piece], stops[piece + 1]);
            _system.Enter(segment, start, 0.5 * (from + to), content);
            if (piece == 0) JumpToSetTemperature(segment, from);
            if (coarse)
            {
                Hurry(from, to, segment);
                continue;
            }
            _integrator.Start(from, _state);
            _integrator.StopTime = to;
            while (_integrator.Time < to)
            {
                var next = to;
                var isSample = false;
                var at = start + segment.Duration * sample / points;
                if (sample < points && at <= to) (next, isSample) = (Math.Min(at, to), true);
                var isProfile = _nextProfile < _profileTimes.Length && _profileTimes[_nextProfile] <= next && _profileTimes[_nextProfile] >= _integrator.Time;
                if (isProfile && _profileTimes[_nextProfile] < next) (next, isSample) = (_profileTimes[_nextProfile], false);
                _cancellation.ThrowIfCancellationRequested();
                if (Advance(_integrator, next, segment) == IntegrationStatus.Event)
                {
                    foreach (var found in _integrator.FoundEvents) Note(found, index);
                    _system.Describe(_integrator.Time, _integrator.State, _snapshot);
                    _trace.Sample(_snapshot, index);
                    continue;
                }
                if (isSample) sample++;
                _system.Describe(_integrator.Time, _integrator.State, _snapshot);
                if (isSample || isProfile || _integrator.Time >= to) _trace.Sample(_snapshot, index);
                if (isProfile)
                {
                    _trace.Profile(_snapshot);
                    _nextProfile++;
                }
            }
            _integrator.State.CopyTo(_state);
            Count(_integrator);
        }
        _system.KeepFixed(end, _state);
        Close(index, segment, end);
    }

    private IntegrationStatus Advance(StiffIntegrator integrator, double to, DryerSegment segment)
    {
        try
        {
            return integrator.Advance(to);
        }
        catch (NotConvergedException exception)
        {
            var T = _system.Temperature(integrator.Time, integrator.State);
            if (T is > FilmSystem.LowestTemperature + 1 and < FilmSystem.HighestTemperature - 1) throw;
            throw new NotConvergedException(FormattableString.Invariant($"The film reaches {T:F0} K after {integrator.Time:G4} s, in {segment.Name}: its laws hold from {FilmSystem.LowestTemperature} K to {FilmSystem.HighestTemperature} K. Lower the infrared flux or the temperature of gas, walls or contacts there, or make the segment shorter."))
            { Time = exception.Time, Step = exception.Step, Iterations = exception.Iterations, WorstComponent = exception.WorstComponent, Residual = exception.Residual };
        }
    }

    // Coarsely, and without a trace.
    private void Hurry(double from, double to, DryerSegment segment)
    {
        _cancellation.ThrowIfCancellationRequested();
        _coarse!.Start(from, _state);
        _coarse.StopTime = to;
        Advance(_coarse, to, segment);
        _coarse.State.CopyTo(_state);
        Count(_coarse);
    }

    private void JumpToSetTemperature(DryerSegment segment, double time)
    {
        if (segment.SetTemperature is not null) JumpToSetTemperature(_system, _state, _system.Temperature(time, _state));
    }

    /// <summary>A set temperature that differs from the film's makes the enthalpy jump: the heat of the jump is booked as heat that holding the temperature takes.</summary>
    public static void JumpToSetTemperature(FilmSystem system, double[] state, double temperature)
    {
        var enthalpy = system.HeatCapacity(state[system.Evaporated]) * (temperature - FilmConstants.ReferenceTemperature);
        state[system.Quadrature + FilmSystem.HeatSupport] += enthalpy - state[system.Enthalpy];
        state[system.Enthalpy] = enthalpy;
    }

    private void Close(int index, DryerSegment segment, double end)
    {
        _system.Describe(end, _state, _snapshot);
        var q = _system.Quadrature;
        double Since(int at) => _state[at] - _atEntry[at];
        var solvent = 0.0;
        for (var i = 0; i < _constants.Cells; i++) solvent += (_snapshot.Free[i] + _snapshot.Held[i]) * _constants.CellSolid[i];
        _segmentResults.Add(new SegmentResult
        {
            Name = segment.Name,
            Zone = segment.Zone,
            EndTime = end,
            Temperature = _snapshot.Temperature,
            DryingRate = _snapshot.Rate,
            Residual = solvent * _constants.LiquidDensity / _constants.DryMass,
            Evaporated = Since(_system.Evaporated),
            HeatTop = Since(q + FilmSystem.HeatTop),
            HeatBottom = Since(q + FilmSystem.HeatBottom),
            HeatInfrared = Since(q + FilmSystem.HeatInfrared),
            HeatSupport = Since(q + FilmSystem.HeatSupport),
            VapourEnthalpy = Since(q + FilmSystem.Vapour),
        });
    }

    private void Observe(double time, int segment, bool profile)
    {
        _system.Describe(time, _state, _snapshot);
        _trace.Sample(_snapshot, segment);
        if (profile) _trace.Profile(_snapshot);
    }

    private void Note(int found, int segment)
    {
        var (kind, species) = found switch
        {
            FilmSystem.AirEntryEvent => (FilmEventKind.AirEntry, null),
            FilmSystem.AirEverywhereEvent => (FilmEventKind.AirEverywhere, null),
            FilmSystem.ShrinkageEvent => (FilmEventKind.EndOfShrinkage, null),
            FilmSystem.DisconnectionEvent => (FilmEventKind.Disconnection, null),
            FilmSystem.DryEvent => (FilmEventKind.Dry, null),
            _ when found == FilmSystem.FirstSpeciesEvent + _constants.Input.Species.Count => (FilmEventKind.Fixation, (string?)null),
            _ => (FilmEventKind.Fixation, _constants.Input.Species[found - FilmSystem.FirstSpeciesEvent].Name),
        };
        // A film that is wetted again can cross twice: the first time counts.
        foreach (var known in _trace.Events)
            if (known.Kind == kind && known.Species == species) return;
        _trace.Event(kind, species, _integrator.Time, segment);
    }

    private void Count(StiffIntegrator integrator)
    {
        var s = integrator.Statistics;
        _steps += s.Steps;
        _rates += s.Rates;
        _jacobians += s.Jacobians;
        _newton += s.NewtonIterations;
        _failures += s.ErrorTestFailures + s.NewtonFailures;
    }

    public static IEnumerable<double> Knots(DryerSegment segment)
    {
        IEnumerable<double> times = [];
        if (segment.SetTemperature is { Times.Count: > 1 } temperature) times = times.Concat(temperature.Times);
        if (segment.SetRate is { Times.Count: > 1 } rate) times = times.Concat(rate.Times);
        return times.Distinct().Order();
    }

    public static StiffOptions Tolerances(FilmConstants constants, FilmSystem system, FilmOptions options, double factor)
    {
        options = options with { RelativeTolerance = Math.Min(0.1, factor * options.RelativeTolerance), AbsoluteTolerance = factor * options.AbsoluteTolerance };
        var absolute = new double[system.Count];
        Array.Fill(absolute, options.AbsoluteTolerance);
        // A species that is scarce is resolved against its own content.
        var block = 2 + constants.SpeciesContent.Length;
        for (var i = 0; i < constants.Cells; i++)
            for (var k = 2; k < block; k++) absolute[i * block + k] *= Math.Min(1, 20 * constants.SpeciesContent[k - 2]);
        // Enthalpy to 0.1 mK per 1e-5; what only adds up fluxes follows the rest.
        absolute[system.Enthalpy] = options.RelativeTolerance * 10 * constants.DryHeatCapacity;
        absolute[system.Evaporated] = options.AbsoluteTolerance * constants.Solid * constants.LiquidDensity * 10;
        for (var i = 0; i < FilmSystem.Quadratures; i++) absolute[system.Quadrature + i] = double.PositiveInfinity;
        // The Jacobian is taken anew in every step. Conductivity falls by orders of magnitude while pores empty: with an older Jacobian, too stiff by then, a first
        // Newton correction looks small although the suction profile is wrong, and the flow that carries the species with it.
        return new StiffOptions { RelativeTolerance = options.RelativeTolerance, AbsoluteTolerances = absolute, MaximumSteps = 200_000, JacobianAge = 1 };
    }
}
