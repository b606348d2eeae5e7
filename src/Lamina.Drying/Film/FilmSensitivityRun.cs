using Lamina.Drying.Dryer;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;

namespace Lamina.Drying.Film;

/// <summary>Takes a film whose pass is solved once more through its program, in the air that was found, and carries its sensitivities along.</summary>
internal sealed class FilmSensitivityRun
{
    private readonly FilmConstants _constants;
    private readonly IReadOnlyList<(FilmConstants Above, FilmConstants Below, double Half)> _parameters;
    private readonly FilmSolution _solution;
    private readonly FilmSensitivitySystem _system;
    private readonly StiffIntegrator _integrator;
    private readonly double[] _state, _rates, _moved, _values, _high, _low;
    private readonly double[][] _sensitivities, _atEntry;
    private readonly List<double[]> _contents = [];
    private readonly Dictionary<int, Found> _found = [];
    private readonly CancellationToken _cancellation;

    public FilmSensitivityRun(FilmConstants constants, IReadOnlyList<(FilmConstants Above, FilmConstants Below, double Half)> parameters, FilmSolution solution, FilmOptions options, CancellationToken cancellation)
    {
        (_constants, _parameters, _solution, _cancellation) = (constants, parameters, solution, cancellation);
        _system = new FilmSensitivitySystem(constants, parameters);
        var species = constants.Input.Species.Count;
        var matrix = new BorderedBlockTridiagonalMatrix(constants.Cells, 2 + species, FilmSystem.Globals, FilmSystem.Quadratures, [constants.Cells - 1]);
        _integrator = new StiffIntegrator(_system, matrix, FilmRun.Tolerances(constants, _system.Middle, options, 1) with { Sensitivities = true });
        var n = _system.Count;
        (_state, _rates, _moved) = (new double[n], new double[n], new double[n]);
        (_values, _high, _low) = (new double[_system.EventCount], new double[_system.EventCount], new double[_system.EventCount]);
        _sensitivities = [.. Enumerable.Range(0, _system.ParameterCount).Select(_ => new double[n])];
        _atEntry = [.. Enumerable.Range(0, _system.ParameterCount).Select(_ => new double[n])];
    }

    // What moves an event: its time by each parameter, and what had evaporated by then.
    private sealed record Found(double Time, double Evaporated, double Rate, double[] Times, double[] EvaporatedBy, double[] Stretching);

    public FilmSensitivities Solve()
    {
        var segments = _constants.Program.Segments;
        _system.InitialState(_state, _sensitivities);
        var start = 0.0;
        for (var i = 0; i < segments.Count; i++)
        {
            Segment(i, start);
            start += segments[i].Duration;
        }
        return Result(start);
    }

    private void Segment(int index, double start)
    {
        var segment = _constants.Program.Segments[index];
        var zone = segment.Zone;
        var balanced = zone is { } z && _constants.Program.Zones[z].GivenSolventContent is null && segment.Top.SolventContent is null;
        double? content = zone is { } of ? _solution.Zones[of].SolventContent : null;
        var end = start + segment.Duration;
        var before = _state[_system.Middle.Evaporated];
        _sensitivities[_system.Content].AsSpan().Clear();
        for (var p = 0; p < _sensitivities.Length; p++) _sensitivities[p].CopyTo(_atEntry[p], 0);
        var earlier = _found.Keys.ToHashSet();
        List<double> stops = [start, .. FilmRun.Knots(segment).Select(t => start + t).Where(t => t > start && t < end), end];
        for (var piece = 0; piece + 1 < stops.Count; piece++)
        {
            var (from, to) = (stops[piece], stops[piece + 1]);
            _system.Enter(index, start, 0.5 * (from + to), content);
            if (piece == 0 && segment.SetTemperature is { } set) _system.Map(_state, _sensitivities, (system, state) => FilmRun.JumpToSetTemperature(system, state, set.At(0)));
            _integrator.Start(from, _state);
            for (var p = 0; p < _sensitivities.Length; p++) _integrator.SetSensitivity(p, _sensitivities[p]);
            _integrator.StopTime = to;
            while (_integrator.Time < to)
            {
                _cancellation.ThrowIfCancellationRequested();
                if (_integrator.Advance(to) == IntegrationStatus.Event) Note();
            }
            _integrator.State.CopyTo(_state);
            for (var p = 0; p < _sensitivities.Length; p++) _integrator.Sensitivity(p, _sensitivities[p]);
        }
        if (balanced) Close(index, zone!.Value, before, earlier);
        else if (zone is not null) _contents.Add([.. Enumerable.Range(0, _system.Content).Select(p => (_parameters[p].Above.Program.Zones[zone.Value].GivenSolventContent - _parameters[p].Below.Program.Zones[zone.Value].GivenSolventContent ?? 0) / (2 * _parameters[p].Half))]);
        _sensitivities[_system.Content].AsSpan().Clear();
        _system.KeepFixed(end, _state, _sensitivities);
    }

    /// <summary>The event's time moves so that its function stays zero: dt/dp = -(dg/dp)/(dg/dt).</summary>
    private void Note()
    {
        var time = _integrator.Time;
        foreach (var e in _integrator.FoundEvents)
        {
            if (_found.ContainsKey(e)) continue;
            _integrator.State.CopyTo(_moved);
            _system.Rates(time, _moved, _rates);
            var step = 1e-6 * Math.Max(time, 1e-3);
            double[] Along(double by, double[] values)
            {
                for (var i = 0; i < _moved.Length; i++) _moved[i] = _integrator.State[i] + by * _rates[i];
                _system.Events(time + by, _moved, values);
                return values;
            }
            var slope = (Along(step, _high)[e] - Along(-step, _low)[e]) / (2 * step);
            var count = _system.ParameterCount;
            var (times, evaporated, stretching) = (new double[count], new double[count], new double[count]);
            for (var p = 0; p < count; p++)
            {
                _integrator.Sensitivity(p, _moved);
                _system.DirectionalEvents(p, time, _integrator.State, _moved, _values);
                times[p] = -_values[e] / slope;
                evaporated[p] = _moved[_system.Middle.Evaporated];
                stretching[p] = _system.Stretching(p, time);
            }
            _found[e] = new Found(time, _integrator.State[_system.Middle.Evaporated], _rates[_system.Middle.Evaporated], times, evaporated, stretching);
        }
    }

    /// <summary>A zone's content moves so that the air still carries away what the film gives off; what hangs on it moves along.</summary>
    private void Close(int index, int zone, double before, HashSet<int> earlier)
    {
        var x = _solution.Zones[zone].SolventContent;
        var evaporated = _system.Middle.Evaporated;
        // Air carried away less vapour given off.
        double Mismatch(FilmConstants c, double given)
        {
            var (air, segment) = (c.Program.Zones[zone], c.Program.Segments[index]);
            return air.Carried(x) - given * (segment.End!.Value - segment.Start!.Value) / segment.Duration * air.CoatingWidth / c.Input.Solvent.MolarMass;
        }
        double Given(int p, double by) => _state[evaporated] - before + by * (_sensitivities[p][evaporated] - _atEntry[p][evaporated]);
        var middle = _constants.Program.Zones[zone];
        var unit = 1e-7;
        // Straight lines between bends: the difference is exact on each.
        var beside = 1e-6 * x;
        var perContent = (middle.Carried(x + beside) - middle.Carried(x - beside)) / (2 * beside) + (Mismatch(_constants, Given(_system.Content, unit)) - Mismatch(_constants, Given(_system.Content, -unit))) / (2 * unit);
        var contents = new double[_system.Content];
        for (var p = 0; p < contents.Length; p++)
        {
            var h = _parameters[p].Half;
            contents[p] = -(Mismatch(_parameters[p].Above, Given(p, h)) - Mismatch(_parameters[p].Below, Given(p, -h))) / (2 * h) / perContent;
            for (var i = 0; i < _state.Length; i++) _sensitivities[p][i] += contents[p] * _sensitivities[_system.Content][i];
            foreach (var (e, found) in _found)
            {
                if (earlier.Contains(e)) continue;
                found.Times[p] += contents[p] * found.Times[_system.Content];
                found.EvaporatedBy[p] += contents[p] * found.EvaporatedBy[_system.Content];
            }
        }
        _contents.Add(contents);
    }

    private FilmSensitivities Result(double end)
    {
        var n = _system.Content;
        double[] Each(Func<int, double> of) => [.. Enumerable.Range(0, n).Select(of)];
        double[]? Time(int e, FilmOutput output) => output.Value is not null && _found.TryGetValue(e, out var found) ? Each(p => found.Times[p] + found.Stretching[p]) : null;
        double Final(int p, Func<FilmOutputs, FilmOutput> output) => _system.Change(p, _state, _sensitivities[p], (c, system, time, state) => output(Outputs(c, system, time, state)).Value ?? double.NaN, end);
        double[]? FinalOf(Func<FilmOutputs, FilmOutput> output) => output(_solution.Outputs).Value is null ? null : Each(p => Final(p, output));
        double[]? mean = null;
        if (_found.TryGetValue(FilmSystem.ShrinkageEvent, out var shrunk) && _solution.Outputs.EndOfShrinkageTime.Value is not null)
            mean = Each(p =>
            {
                // Evaporated by then moves with the state and, along the case's own course, with the time.
                var by = shrunk.EvaporatedBy[p] + shrunk.Rate * shrunk.Times[p];
                return by / shrunk.Time - shrunk.Evaporated * (shrunk.Times[p] + shrunk.Stretching[p]) / (shrunk.Time * shrunk.Time);
            });
        double[]? lel = null;
        if (_solution.Outputs.LelFractionMax.Value is { } highest)
        {
            var zone = Enumerable.Range(0, _solution.Zones.Count).First(z => _solution.Zones[z].LelFraction == highest);
            var segment = Enumerable.Range(0, _constants.Program.Segments.Count).First(s => _constants.Program.Segments[s].Zone == zone);
            double Lel(FilmConstants c, double content) => FilmRun.LelFraction(c, content, c.Program.Segments[segment].Top.GasTemperature) ?? double.NaN;
            var x = _solution.Zones[zone].SolventContent;
            lel = Each(p => (Lel(_parameters[p].Above, x + _parameters[p].Half * _contents[zone][p]) - Lel(_parameters[p].Below, x - _parameters[p].Half * _contents[zone][p])) / (2 * _parameters[p].Half));
        }
        var q = _system.Middle.Quadrature;
        return new FilmSensitivities
        {
            Solution = _solution,
            DryingTime = Time(FilmSystem.DryEvent, _solution.Outputs.DryingTime),
            EndOfShrinkageTime = Time(FilmSystem.ShrinkageEvent, _solution.Outputs.EndOfShrinkageTime),
            AirEntryTime = Time(FilmSystem.AirEntryEvent, _solution.Outputs.AirEntryTime),
            FixationTime = Time(FilmSystem.FirstSpeciesEvent + _constants.Input.Species.Count, _solution.Outputs.FixationTime),
            MeanDryingRate = mean,
            ResidualSolvent = FinalOf(o => o.ResidualSolvent)!,
            DryThickness = FinalOf(o => o.DryThickness)!,
            Porosity = FinalOf(o => o.Porosity)!,
            BinderBottomOverMean = FinalOf(o => o.BinderBottomOverMean),
            BinderTopOverMean = FinalOf(o => o.BinderTopOverMean),
            LelFractionMax = lel,
            WebHeat = Each(p => _sensitivities[p][q + FilmSystem.HeatTop] + _sensitivities[p][q + FilmSystem.HeatBottom] + _sensitivities[p][q + FilmSystem.HeatInfrared] + _sensitivities[p][q + FilmSystem.HeatSupport]),
            ZoneContents = _contents,
        };
    }

    // Outputs of one state alone, by the definitions of the report.
    private static FilmOutputs Outputs(FilmConstants constants, FilmSystem system, double time, double[] state)
    {
        var snapshot = new FilmState(constants.Cells, constants.Input.Species.Count);
        system.Describe(time, state, snapshot);
        var trace = new FilmTrace(constants);
        trace.Sample(snapshot, constants.Program.Segments.Count - 1);
        return FilmReport.Outputs(constants, trace, trace.ProfileOf(snapshot), FilmOutput.Missing(""), [], state[system.Evaporated], []);
    }
}
