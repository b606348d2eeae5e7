using Lamina.Numerics.Linear;

namespace Lamina.Numerics.Integration;

/// <summary>
/// Stiff initial value problems by variable-order (1 to 5), variable-step numerical differentiation formulas with modified Newton: error control by the
/// weighted root-mean-square over components, dense output, located events, restarts after discontinuities, a stop time that is never passed.
/// Use: make one with the system and a matrix of the system's pattern, <see cref="Start"/>, then <see cref="Advance"/> from output to output; the same object
/// serves any number of runs and allocates nothing after construction. Linear invariants of the system are kept to rounding.
/// Forward sensitivities of an <see cref="ISensitivitySystem"/> are carried along where the options ask for it.
/// For problems without stiffness an explicit method is cheaper. Not thread-safe: one object per thread.
/// </summary>
public sealed partial class StiffIntegrator
{
    private readonly IStiffSystem _system;
    private readonly IAnalyticJacobian? _analytic;
    private readonly IEventSource? _events;
    private readonly INewtonMatrix _matrix;
    private readonly StiffOptions _options;
    private readonly double[][] _invariants;
    private readonly int _count, _stride, _controlled;

    // Work vectors, padded with zeros to whole vectors of eight so that loops need no tails. _history holds the backward differences D^0 .. D^(order+2).
    private readonly double[] _history, _state, _psi, _correction, _rates, _residual, _weights, _absolute, _output, _scratch, _increments;

    private double _time, _step, _previousTime, _outputTime;
    private int _order, _equalSteps, _pendingOrder;
    private double _pendingRatio = 1;
    private bool _begun, _started;
    private IntegrationStatistics _statistics;

    /// <summary>Checks the options and takes all memory.</summary>
    /// <param name="system">the equations</param>
    /// <param name="matrix">holds the Jacobian; owned by this integrator from now on</param>
    /// <param name="options">tolerances and limits</param>
    /// <exception cref="ArgumentException">sizes do not agree or an option is out of range; all faults at once</exception>
    public StiffIntegrator(IStiffSystem system, INewtonMatrix matrix, StiffOptions options)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        _count = system.Count;
        if (_count < 1) throw new ArgumentException($"Stiff integrator: the system has {_count} unknowns, at least 1 is needed");
        if (matrix.Count != _count) throw new ArgumentException($"Stiff integrator: the system has {_count} unknowns, the matrix {matrix.Count}");
        options.Check(_count);
        _system = system;
        _analytic = system as IAnalyticJacobian;
        _events = options.LocateEvents ? system as IEventSource : null;
        _sensitivity = options.Sensitivities ? system as ISensitivitySystem ?? throw new ArgumentException("Stiff integrator: sensitivities are asked for, but the system has no parameters") : null;
        _matrix = matrix;
        _options = options;

        _stride = Lanes.Padded(_count);
        _history = new double[(NdfFormula.MaximumOrder + 3) * _stride];
        _state = new double[_stride];
        _psi = new double[_stride];
        _correction = new double[_stride];
        _rates = new double[_stride];
        _residual = new double[_stride];
        _weights = new double[_stride];
        _absolute = new double[_stride];
        _output = new double[_stride];
        _scratch = new double[_stride];
        _increments = new double[_stride];
        // Infinity makes a weight of zero: the padding, and components that are out of the error control.
        Array.Fill(_absolute, double.PositiveInfinity);
        for (var i = 0; i < _count; i++) _absolute[i] = options.AbsoluteTolerances?[i] ?? options.AbsoluteTolerance;
        _controlled = Math.Max(1, _absolute.Count(double.IsFinite));

        _tangents = [.. Enumerable.Range(0, _sensitivity?.ParameterCount ?? 0).Select(_ => new double[_history.Length])];
        var tangent = _sensitivity is null ? 0 : _stride;
        _tangentState = new double[tangent];
        _tangentPsi = new double[tangent];
        _tangentRates = new double[tangent];
        _tangentResidual = new double[tangent];
        _tangentWeights = new double[tangent];
        _tangentChange = new double[_tangents.Length * _stride];

        _invariants = [];
        if (system is IConservingSystem conserving && _analytic is null)
        {
            _invariants = new double[conserving.InvariantCount][];
            for (var k = 0; k < _invariants.Length; k++) conserving.Weights(k, _invariants[k] = new double[_count]);
        }
        var eventCount = _events?.EventCount ?? 0;
        _eventValues = new double[eventCount];
        _eventSigns = new int[eventCount];
        _eventDirections = new EventDirection[eventCount];
        _foundEvents = new int[eventCount];
        for (var k = 0; k < eventCount; k++) _eventDirections[k] = _events!.Direction(k);
    }

    /// <summary>Time of <see cref="State"/> [s, or the system's unit].</summary>
    public double Time => _outputTime;

    /// <summary>The unknowns at <see cref="Time"/>; valid until the next call [the system's units].</summary>
    public ReadOnlySpan<double> State => _output.AsSpan(0, _count);

    /// <summary>How far the integrator has really gone; <see cref="Interpolate"/> reaches from <see cref="LastStepStart"/> to here [s, or the system's unit].</summary>
    public double InternalTime => _time;

    /// <summary>Where the last internal step began [s, or the system's unit].</summary>
    public double LastStepStart => _previousTime;

    /// <summary>Size of the current internal step [s, or the system's unit].</summary>
    public double StepSize => _step;

    /// <summary>Order of the formula in the last step.</summary>
    public int Order => _order;

    /// <summary>Events found by the last advance, when it returned <see cref="IntegrationStatus.Event"/>; more than one if they coincide.</summary>
    public ReadOnlySpan<int> FoundEvents => _foundEvents.AsSpan(0, _foundCount);

    /// <summary>Rates are never asked for beyond this time: set it to the next known discontinuity of the system [s, or the system's unit].</summary>
    public double StopTime { get; set; } = double.PositiveInfinity;

    /// <summary>Component that was farthest from its tolerance in the last failed test, -1 if none failed.</summary>
    public int WorstComponent { get; private set; } = -1;

    /// <summary>Work since <see cref="Start"/>.</summary>
    public IntegrationStatistics Statistics => _statistics;

    /// <summary>Begins a run; whatever was there before is forgotten.</summary>
    /// <param name="time">initial time [s, or the system's unit]</param>
    /// <param name="state">initial state</param>
    public void Start(double time, ReadOnlySpan<double> state)
    {
        _statistics = default;
        StopTime = double.PositiveInfinity;
        Begin(time, state);
    }

    /// <summary>
    /// Goes on from <see cref="Time"/> with another state or after a discontinuity of the rates: order 1, a new first step, a new Jacobian.
    /// Anything that the integrator had computed beyond <see cref="Time"/> is dropped.
    /// </summary>
    /// <param name="state">state from which to go on; <see cref="State"/> itself is allowed</param>
    public void Restart(ReadOnlySpan<double> state)
    {
        if (!_begun) throw new InvalidOperationException("Stiff integrator: Start before Restart");
        _statistics.Restarts++;
        Begin(_outputTime, state);
    }

    /// <summary>Advances to a time or to the next event, whichever comes first, and throws if it cannot.</summary>
    /// <param name="until">time to reach; at most <see cref="StopTime"/> [s, or the system's unit]</param>
    /// <returns><see cref="IntegrationStatus.Reached"/> or <see cref="IntegrationStatus.Event"/></returns>
    /// <exception cref="NotConvergedException">says where, with which step, and which component was worst</exception>
    public IntegrationStatus Advance(double until)
    {
        var status = TryAdvance(until);
        if (status is IntegrationStatus.Reached or IntegrationStatus.Event) return status;
        var why = status switch
        {
            IntegrationStatus.TooManySteps => $"more than {_options.MaximumSteps} steps",
            IntegrationStatus.RatesNotFinite => "rates are not finite at the initial state",
            _ => "step too small: the solution may have a singularity, a discontinuity that is not announced, or too tight tolerances",
        };
        throw new NotConvergedException($"Stiff integrator at t = {_time:G6}, step {_step:G3}, order {_order}: {why}; farthest from its tolerance: unknown {WorstComponent}")
        {
            Time = _time, Step = _step, Iterations = _statistics.Steps, WorstComponent = WorstComponent, Residual = _lastError,
        };
    }

    /// <summary>
    /// Advances to a time or to the next event, whichever comes first. Internal steps are not shortened to hit the time: the state is interpolated there. Where
    /// the last figures matter (the end of a run), set <see cref="StopTime"/> to it: a step then ends there, and stiff components carry no interpolation error.
    /// </summary>
    /// <param name="until">time to reach; at most <see cref="StopTime"/> [s, or the system's unit]</param>
    public IntegrationStatus TryAdvance(double until)
    {
        if (!_begun) throw new InvalidOperationException("Stiff integrator: Start before Advance");
        if (!(until >= _outputTime) || until > StopTime)
            throw new ArgumentOutOfRangeException(nameof(until), $"{until}: allowed {_outputTime} (now) to {StopTime} (stop time)");
        _foundCount = 0;
        if (!_started && until > _time)
        {
            if (!TakeFirstStepSize(Math.Min(until, StopTime))) return IntegrationStatus.RatesNotFinite;
            _started = true;
        }
        for (var steps = 0; ; steps++)
        {
            var reach = Math.Min(_time, until);
            if (_events is not null && reach > _searchedTime && FindEvent(reach)) return IntegrationStatus.Event;
            if (until <= _time)
            {
                Output(until);
                return IntegrationStatus.Reached;
            }
            if (steps >= _options.MaximumSteps) { Output(_time); return IntegrationStatus.TooManySteps; }
            if (!TryStep()) { Output(_time); return IntegrationStatus.StepTooSmall; }
        }
    }

    /// <summary>Start, advance, result, with a step that ends at the final time; events in between are passed over.</summary>
    /// <param name="from">initial time [s, or the system's unit]</param>
    /// <param name="initial">initial state</param>
    /// <param name="until">final time [s, or the system's unit]</param>
    /// <param name="final">receives the final state; may be the same memory as the initial one</param>
    public IntegrationStatus TrySolve(double from, ReadOnlySpan<double> initial, double until, Span<double> final)
    {
        Start(from, initial);
        StopTime = until;
        IntegrationStatus status;
        do status = TryAdvance(until); while (status == IntegrationStatus.Event);
        State.CopyTo(final);
        return status;
    }

    /// <summary>As <see cref="TrySolve"/>, but throws if the end is not reached.</summary>
    /// <param name="from">initial time [s, or the system's unit]</param>
    /// <param name="initial">initial state</param>
    /// <param name="until">final time [s, or the system's unit]</param>
    /// <param name="final">receives the final state</param>
    /// <exception cref="NotConvergedException">says where, with which step, and which component was worst</exception>
    public void Solve(double from, ReadOnlySpan<double> initial, double until, Span<double> final)
    {
        Start(from, initial);
        StopTime = until;
        while (Advance(until) == IntegrationStatus.Event) { }
        State.CopyTo(final);
    }

    /// <summary>State at any time of the last internal step, by the polynomial of the formula.</summary>
    /// <param name="time">from <see cref="LastStepStart"/> to <see cref="InternalTime"/> [s, or the system's unit]</param>
    /// <param name="state">receives the unknowns</param>
    public void Interpolate(double time, Span<double> state)
    {
        if (!(time >= _previousTime && time <= _time))
            throw new ArgumentOutOfRangeException(nameof(time), $"{time}: the last step reaches from {_previousTime} to {_time}");
        Evaluate(_history, time, _scratch);
        _scratch.AsSpan(0, _count).CopyTo(state);
    }

    private void Begin(double time, ReadOnlySpan<double> state)
    {
        if (state.Length != _count) throw new ArgumentException($"Stiff integrator: state has {state.Length} entries, the system {_count} unknowns");
        if (!double.IsFinite(time)) throw new ArgumentOutOfRangeException(nameof(time), $"{time}: must be finite");
        state.CopyTo(_output);
        Array.Clear(_history);
        _output.AsSpan(0, _count).CopyTo(_history);
        BeginTangents();
        _time = _previousTime = _outputTime = _searchedTime = time;
        _order = _pendingOrder = 1;
        _pendingRatio = 1;
        _equalSteps = 0;
        _step = 0;
        _foundCount = 0;
        WorstComponent = -1;
        _begun = true;
        _started = false;
        _jacobianAge = int.MaxValue;
        _factored = false;
        ArmEvents();
    }

    private void Output(double time)
    {
        _outputTime = time;
        Evaluate(_history, time, _output);
    }
}
