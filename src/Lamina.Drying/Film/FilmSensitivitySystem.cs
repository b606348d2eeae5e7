using Lamina.Drying.Dryer;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;

namespace Lamina.Drying.Film;

/// <summary>
/// The film's equations with cases above and below for each parameter, and one parameter more, the solvent content of the zone's air. Where a parameter changes how long a
/// segment takes, the cases run through it in the time of the middle one: their rates are stretched.
/// </summary>
internal sealed class FilmSensitivitySystem : IAnalyticJacobian, IConservingSystem, IEventSource, ISensitivitySystem
{
    private const double ContentHalf = 1e-7;

    private readonly FilmConstants _middle;
    private readonly Side[] _above, _below;
    private readonly double[] _half, _state, _low, _events;
    private double _start;

    public FilmSensitivitySystem(FilmConstants middle, IReadOnlyList<(FilmConstants Above, FilmConstants Below, double Half)> parameters)
    {
        _middle = middle;
        Middle = new FilmSystem(middle);
        // The last one is the solvent content: the same film in other air.
        _above = [.. parameters.Select(p => new Side(p.Above)), new Side(middle)];
        _below = [.. parameters.Select(p => new Side(p.Below)), new Side(middle)];
        _half = [.. parameters.Select(p => p.Half), ContentHalf];
        _state = new double[Middle.Count];
        _low = new double[Middle.Count];
        _events = new double[Middle.EventCount];
    }

    public FilmSystem Middle { get; }

    /// <summary>Index of the solvent content among the parameters.</summary>
    public int Content => _half.Length - 1;

    public int ParameterCount => _half.Length;

    public int Count => Middle.Count;

    // The solvent content of exhaust air is of the order of 1e-3.
    public double Size(int parameter) => parameter == Content ? 1e-3 : FilmPerturbation.HalvesPerSize * _half[parameter];

    public int InvariantCount => Middle.InvariantCount;

    public int EventCount => Middle.EventCount;

    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates) => Middle.Rates(time, state, rates);

    public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian) => Middle.Jacobian(time, state, jacobian);

    public void Weights(int invariant, Span<double> weights) => Middle.Weights(invariant, weights);

    public EventDirection Direction(int index) => Middle.Direction(index);

    public void Events(double time, ReadOnlySpan<double> state, Span<double> values) => Middle.Events(time, state, values);

    /// <summary>The state at the start of the pass, and its sensitivities.</summary>
    public void InitialState(Span<double> state, double[][] sensitivities)
    {
        for (var p = 0; p < Content; p++)
        {
            _above[p].System.InitialState(_state);
            _below[p].System.InitialState(_low);
            Difference(p, _state, _low, sensitivities[p]);
        }
        sensitivities[Content].AsSpan().Clear();
        _above[Content].System.InitialState(_state);
        _below[Content].System.InitialState(_state);
        Middle.InitialState(state);
    }

    /// <summary>Enters a piece of a segment; <paramref name="content"/> is that of its zone, or null where the segment says it.</summary>
    public void Enter(int segment, double start, double middle, double? content)
    {
        _start = start;
        void In(Side side, double shift)
        {
            var own = side.Constants.Program.Segments[segment];
            side.Stretch = own.Duration / _middle.Program.Segments[segment].Duration;
            side.Start = 0;
            for (var i = 0; i < segment; i++) side.Start += side.Constants.Program.Segments[i].Duration;
            var given = own.Zone is { } zone ? side.Constants.Program.Zones[zone].GivenSolventContent : null;
            side.System.Enter(own, side.Start, side.Start + (middle - start) * side.Stretch, own.Top.SolventContent ?? given ?? (content ?? 0) + shift);
        }
        for (var p = 0; p < _half.Length; p++)
        {
            In(_above[p], p == Content ? ContentHalf : 0);
            In(_below[p], p == Content ? -ContentHalf : 0);
        }
        var here = _middle.Program.Segments[segment];
        var fixedContent = here.Zone is { } z ? _middle.Program.Zones[z].GivenSolventContent : null;
        Middle.Enter(here, start, middle, here.Top.SolventContent ?? fixedContent ?? content ?? 0);
    }

    public void Directional(int parameter, double time, ReadOnlySpan<double> state, ReadOnlySpan<double> direction, Span<double> change)
    {
        var half = _half[parameter];
        Side above = _above[parameter], below = _below[parameter];
        Moved(state, direction, half, _state);
        above.System.Rates(above.Time(time, _start), _state, change);
        Moved(state, direction, -half, _state);
        below.System.Rates(below.Time(time, _start), _state, _low);
        for (var i = 0; i < change.Length; i++) change[i] = (above.Stretch * change[i] - below.Stretch * _low[i]) / (2 * half);
    }

    /// <summary>Change of the event functions per change of a parameter, the state moving along, at a time of the middle case.</summary>
    public void DirectionalEvents(int parameter, double time, ReadOnlySpan<double> state, ReadOnlySpan<double> direction, Span<double> change)
    {
        var half = _half[parameter];
        Side above = _above[parameter], below = _below[parameter];
        Moved(state, direction, half, _state);
        above.System.Events(above.Time(time, _start), _state, change);
        Moved(state, direction, -half, _state);
        below.System.Events(below.Time(time, _start), _state, _events);
        for (var i = 0; i < change.Length; i++) change[i] = (change[i] - _events[i]) / (2 * half);
    }

    /// <summary>How a time of the middle case moves with a parameter by the stretching alone.</summary>
    public double Stretching(int parameter, double time) => (_above[parameter].Time(time, _start) - _below[parameter].Time(time, _start)) / (2 * _half[parameter]);

    /// <summary>What a function of case and state changes by per change of a parameter.</summary>
    public double Change(int parameter, ReadOnlySpan<double> state, ReadOnlySpan<double> direction, Func<FilmConstants, FilmSystem, double, double[], double> of, double time)
    {
        var half = _half[parameter];
        Moved(state, direction, half, _state);
        var high = of(_above[parameter].Constants, _above[parameter].System, _above[parameter].Time(time, _start), _state);
        Moved(state, direction, -half, _state);
        return (high - of(_below[parameter].Constants, _below[parameter].System, _below[parameter].Time(time, _start), _state)) / (2 * half);
    }

    /// <summary>A map of the state, such as the jump to a set temperature, applied to all cases.</summary>
    public void Map(double[] state, double[][] sensitivities, Action<FilmSystem, double[]> map)
    {
        for (var p = 0; p < _half.Length; p++)
        {
            Moved(state, sensitivities[p], -_half[p], _low);
            map(_below[p].System, _low);
            Moved(state, sensitivities[p], _half[p], _state);
            map(_above[p].System, _state);
            Difference(p, _state, _low, sensitivities[p]);
        }
        map(Middle, state);
    }

    /// <summary>Remembers how far mobility has fallen, in each case for its own state.</summary>
    public void KeepFixed(double time, ReadOnlySpan<double> state, double[][] sensitivities)
    {
        for (var p = 0; p < _half.Length; p++)
        {
            Moved(state, sensitivities[p], _half[p], _state);
            _above[p].System.KeepFixed(_above[p].Time(time, _start), _state);
            Moved(state, sensitivities[p], -_half[p], _state);
            _below[p].System.KeepFixed(_below[p].Time(time, _start), _state);
        }
        Middle.KeepFixed(time, state);
        // Other air begins anew in every zone.
        _above[Content].System.RestoreFloor(Middle.Floor);
        _below[Content].System.RestoreFloor(Middle.Floor);
    }

    private void Difference(int parameter, double[] high, double[] low, double[] into)
    {
        for (var i = 0; i < into.Length; i++) into[i] = (high[i] - low[i]) / (2 * _half[parameter]);
    }

    private static void Moved(ReadOnlySpan<double> state, ReadOnlySpan<double> direction, double by, double[] into)
    {
        for (var i = 0; i < into.Length; i++) into[i] = state[i] + by * direction[i];
    }

    // A case beside the middle one, and where it is in its own time.
    private sealed class Side(FilmConstants constants)
    {
        public FilmConstants Constants { get; } = constants;

        public FilmSystem System { get; } = new(constants);

        public double Start { get; set; }

        public double Stretch { get; set; } = 1;

        public double Time(double time, double start) => Start + (time - start) * Stretch;
    }
}
