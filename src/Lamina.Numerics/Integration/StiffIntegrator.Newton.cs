namespace Lamina.Numerics.Integration;

public sealed partial class StiffIntegrator
{
    private const int MaximumIterations = 4, MaximumFullIterations = 10;

    // The iteration error may be this part of the tolerance of the step, in the mean over components. Its size in single stiff components is what spoils the
    // answer first: 0.1 needs a fifth less work at the same tolerance, but five times the error (measured on the limit models of drying).
    private const double IterationShare = 0.03;

    // Steps of this formula keep their size for order + 1 steps or more, so that new factors for every new size cost little and keep stiff components exact.
    private const double GammaDrift = 1e-9;

    private bool _factored, _ratesAtPrediction;
    private double _factoredGamma, _correctionNorm, _convergenceRate = 1;
    private int _jacobianAge;

    /// <summary>
    /// Solves alpha (y - predicted) + sum gamma_j D^j = h f(y) by modified Newton. Factors and Jacobian are kept as long as they serve: a failure with an old
    /// Jacobian is repeated with a new one before the step is given up.
    /// </summary>
    /// <remarks>
    /// Conservation: every correction solves (I - gamma J) x = r. With w'J = 0 (an invariant of the system, kept by <see cref="Linear.INewtonMatrix.Conserve"/>)
    /// w'x = w'r, and w'r = gamma w'f - w'psi - w'd = 0 term by term. So the invariant holds however early the iteration stops, and whatever gamma the factors have.
    /// </remarks>
    private bool SolveImplicit(double end, Span<double> coefficients)
    {
        var gamma = _step / NdfFormula.Alpha[_order];
        var fresh = false;
        _ratesAtPrediction = false;
        if (_jacobianAge >= _options.JacobianAge)
        {
            if (!TakeJacobian(end) || !Factor(gamma)) return false;
            fresh = true;
        }
        else if ((!_factored || Math.Abs(gamma / _factoredGamma - 1) > GammaDrift) && !Factor(gamma)) return false;

        while (!Iterate(end, gamma))
        {
            _statistics.NewtonFailures++;
            if (fresh)
            {
                if (_analytic is not null && IterateFully(end, gamma, coefficients)) return true;
                FindWorst(_residual);
                return false;
            }
            Predict(coefficients);
            if (!TakeJacobian(end) || !Factor(gamma)) return false;
            fresh = true;
        }
        return true;
    }

    private bool Iterate(double end, double gamma)
    {
        var state = _state.AsSpan(0, _count);
        var rates = _rates.AsSpan(0, _count);
        var residual = _residual.AsSpan(0, _count);
        var allowed = IterationShare / NdfFormula.ErrorConstant[_order];
        var previous = 0.0;
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            if (!_ratesAtPrediction || iteration > 0)
            {
                _system.Rates(end, state, rates);
                _statistics.Rates++;
            }
            _ratesAtPrediction = false;
            if (iteration == 0) Lanes.Residual(gamma, _rates, _psi, _residual, _stride);
            else Lanes.Residual(gamma, _rates, _psi, _correction, _residual, _stride);
            _matrix.Solve(residual);
            var size = Math.Sqrt(Lanes.Correct(iteration == 0, _residual, _weights, _correction, _state, _stride) / _controlled);
            _statistics.NewtonIterations++;
            if (!double.IsFinite(size)) return false;
            if (iteration > 0)
            {
                var ratio = size / previous;
                if (ratio > 2) return false;
                _convergenceRate = Math.Max(0.3 * _convergenceRate, ratio);
            }
            if (size * Math.Min(1, _convergenceRate) <= allowed)
            {
                _correctionNorm = iteration == 0 ? size : Norm(_correction);
                return true;
            }
            previous = size;
        }
        return false;
    }

    /// <summary>
    /// Newton with a new Jacobian in every iteration: where coefficients change by orders of magnitude within a step, as at a drying front, it converges at step
    /// sizes hundreds of times longer than the modified iteration does. Only for systems that write their own Jacobian: differences would cost more than the steps.
    /// </summary>
    private bool IterateFully(double end, double gamma, Span<double> coefficients)
    {
        var allowed = IterationShare / NdfFormula.ErrorConstant[_order];
        var residual = _residual.AsSpan(0, _count);
        Predict(coefficients);
        Array.Clear(_correction);
        for (var iteration = 0; iteration < MaximumFullIterations; iteration++)
        {
            if (!TakeJacobian(end) || !Factor(gamma)) return false;
            _system.Rates(end, _state.AsSpan(0, _count), _rates.AsSpan(0, _count));
            _statistics.Rates++;
            Lanes.Residual(gamma, _rates, _psi, _correction, _residual, _stride);
            _matrix.Solve(residual);
            var size = Math.Sqrt(Lanes.Correct(false, _residual, _weights, _correction, _state, _stride) / _controlled);
            _statistics.NewtonIterations++;
            if (!double.IsFinite(size)) return false;
            if (size > allowed) continue;
            _correctionNorm = Norm(_correction);
            return true;
        }
        return false;
    }

    private bool Factor(double gamma)
    {
        _statistics.Factorizations++;
        _factored = _matrix.TryFactor(gamma);
        _factoredGamma = gamma;
        _convergenceRate = 1;
        // Singular or not finite, as where the predicted state lay outside the system's domain: the same derivatives would fail at every step size.
        if (!_factored) _jacobianAge = int.MaxValue;
        return _factored;
    }

    /// <summary>Jacobian at the predicted state: the system's own, or coloured differences, one evaluation of the rates per colour.</summary>
    private bool TakeJacobian(double end)
    {
        _statistics.Jacobians++;
        _matrix.Clear();
        _factored = false;
        if (_analytic is not null)
        {
            _analytic.Jacobian(end, _state.AsSpan(0, _count), _matrix);
            _jacobianAge = 0;
            return true;
        }
        _system.Rates(end, _state.AsSpan(0, _count), _rates.AsSpan(0, _count));
        _statistics.Rates++;
        _ratesAtPrediction = true;
        if (!AllFinite(_rates)) return false;
        TakeIncrements();
        var colours = _matrix.ColumnColours;
        for (var colour = 0; colour < _matrix.Colours; colour++)
        {
            for (var j = 0; j < _count; j++) _scratch[j] = colours[j] == colour ? _state[j] + _increments[j] : _state[j];
            _system.Rates(end, _scratch.AsSpan(0, _count), _residual.AsSpan(0, _count));
            _statistics.Rates++;
            for (var j = 0; j < _count; j++) _residual[j] -= _rates[j];
            if (!AllFinite(_residual)) return false;
            _matrix.StoreDifferences(colour, _residual.AsSpan(0, _count), _increments.AsSpan(0, _count));
        }
        foreach (var weights in _invariants) _matrix.Conserve(weights);
        _jacobianAge = 0;
        return true;
    }

    /// <summary>Increments along the direction in which the state moves, sized by the state, its change in one step and its tolerance, exactly representable.</summary>
    private void TakeIncrements()
    {
        const double root = 1.4901161193847656e-8; // square root of the unit roundoff 2^-52
        for (var j = 0; j < _count; j++)
        {
            var size = Math.Abs(_state[j]) + Math.Abs(_step * _rates[j]);
            if (double.IsFinite(_absolute[j])) size += _absolute[j] / _options.RelativeTolerance;
            if (size == 0) size = 1;
            var increment = _rates[j] >= 0 ? root * size : -root * size;
            _increments[j] = _state[j] + increment - _state[j];
        }
    }
}
