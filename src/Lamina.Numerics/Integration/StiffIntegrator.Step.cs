using System.Runtime.InteropServices;

namespace Lamina.Numerics.Integration;

public sealed partial class StiffIntegrator
{
    // Growth is worth a new step size (and with it a new factorization and order + 1 steps of waiting) only above this.
    private const double SmallestGrowth = 1.2;
    private const double LargestGrowth = 10;
    private const int FailuresBeforeOrderOne = 3;

    private double _lastError;

    /// <summary>One internal step, with as many tries as it takes.</summary>
    private bool TryStep()
    {
        ApplyPendingChange();
        Span<double> coefficients = stackalloc double[NdfFormula.MaximumOrder + 1];
        var failures = 0;
        var tangentError = 0.0;
        while (true)
        {
            var end = LimitStep();
            if (!(end > _time) || _step < _options.MinimumStep || _step <= 4 * double.BitIncrement(Math.Abs(_time)) - 4 * Math.Abs(_time)) return false;
            Predict(coefficients);
            if (!SolveImplicit(end, coefficients))
            {
                Rescale(_order, 0.25);
                continue;
            }
            var error = NdfFormula.ErrorConstant[_order] * _correctionNorm;
            if (error <= 1)
            {
                if (_sensitivity is not null)
                {
                    if (!SolveTangents(end, coefficients, out tangentError))
                    {
                        _statistics.NewtonFailures++;
                        Rescale(_order, 0.25);
                        continue;
                    }
                    if (tangentError > 1)
                    {
                        _statistics.ErrorTestFailures++;
                        ShrinkAfterError(tangentError, ++failures);
                        continue;
                    }
                    AcceptTangents();
                }
                _lastError = error;
                var order = _order;
                AcceptStep(end, error);
                // A longer step must suit the sensitivities too.
                if (tangentError > 0 && _pendingRatio > 1) _pendingRatio = Math.Min(_pendingRatio, Math.Max(1, 1 / (1.2 * Math.Pow(tangentError, 1.0 / (order + 1)))));
                return true;
            }
            _statistics.ErrorTestFailures++;
            _lastError = error;
            FindWorst(_correction);
            ShrinkAfterError(error, ++failures);
        }
    }

    private void Predict(Span<double> coefficients)
    {
        for (var j = 1; j <= _order; j++) coefficients[j] = NdfFormula.Gamma[j] / NdfFormula.Alpha[_order];
        Lanes.Predict(_history, _stride, _order, coefficients, _state, _psi);
    }

    /// <summary>Shortens the step so that the stop time is hit, not passed, and never left a sliver away; returns where the step ends.</summary>
    private double LimitStep()
    {
        if (_step > _options.MaximumStep) Rescale(_order, _options.MaximumStep / _step);
        var left = StopTime - _time;
        if (_step >= left * (1 - 1e-10))
        {
            if (_step != left) Rescale(_order, left / _step);
            return StopTime;
        }
        if (2 * _step > left) Rescale(_order, 0.5 * left / _step);
        return _time + _step;
    }

    private void AcceptStep(double end, double error)
    {
        Lanes.Accept(_history, _stride, _order, _correction, _options.RelativeTolerance, _absolute, _weights);
        _previousTime = _time;
        _time = end;
        _statistics.Steps++;
        _equalSteps++;
        _jacobianAge++;
        if (_equalSteps > _order) ChooseNext(error);
    }

    /// <summary>Order and step for what follows: of the orders k - 1, k, k + 1 the one that allows the longest step, each with a margin that favours staying.</summary>
    private void ChooseNext(double error)
    {
        var same = 1 / (1.2 * Math.Pow(error, 1.0 / (_order + 1)) + 1e-6);
        var (best, order) = (same, _order);
        if (_order > 1)
        {
            var lower = 1 / (1.3 * Math.Pow(NdfFormula.ErrorConstant[_order - 1] * NormOfDifference(_order), 1.0 / _order) + 1e-6);
            if (lower > best) (best, order) = (lower, _order - 1);
        }
        if (_order < _options.MaximumOrder)
        {
            var higher = 1 / (1.4 * Math.Pow(NdfFormula.ErrorConstant[_order + 1] * NormOfDifference(_order + 2), 1.0 / (_order + 2)) + 1e-6);
            if (higher > best) (best, order) = (higher, _order + 1);
        }
        best = Math.Min(LargestGrowth, best);
        if (best < SmallestGrowth && (order == _order || best < 1)) return;
        _pendingOrder = order;
        _pendingRatio = best;
    }

    private void ShrinkAfterError(double error, int failures)
    {
        if (failures >= FailuresBeforeOrderOne)
        {
            // The history no longer describes the solution (an unannounced discontinuity). The old first difference stays as predictor: rates at the
            // accepted state would be worse, since stiffness magnifies what Newton left of the error there.
            Rescale(1, 0.25);
            return;
        }
        var ratio = 1 / (1.2 * Math.Pow(error, 1.0 / (_order + 1)));
        var order = _order;
        if (_order > 1)
        {
            var sum = Lanes.SquareSumOfSum(ref _history[_order * _stride], ref MemoryMarshal.GetArrayDataReference(_correction), ref MemoryMarshal.GetArrayDataReference(_weights), _stride);
            var lower = 1 / (1.3 * Math.Pow(NdfFormula.ErrorConstant[_order - 1] * Math.Sqrt(sum / _controlled), 1.0 / _order));
            if (lower > ratio) (ratio, order) = (lower, _order - 1);
        }
        // The negated comparison also sends a NaN to the lower bound.
        if (!(ratio > 0.2)) ratio = 0.2;
        Rescale(order, Math.Min(0.9, ratio));
    }

    private void ApplyPendingChange()
    {
        if (_pendingOrder == _order && _pendingRatio == 1) return;
        Rescale(_pendingOrder, _pendingRatio);
    }

    /// <summary>Another order and step, the differences resampled to the new spacing.</summary>
    private void Rescale(int order, double ratio)
    {
        Span<double> matrix = stackalloc double[(NdfFormula.MaximumOrder + 1) * (NdfFormula.MaximumOrder + 1)];
        _order = order;
        NdfFormula.Resample(ratio, order, matrix);
        Lanes.Resample(_history, _stride, order, matrix);
        foreach (var tangent in _tangents) Lanes.Resample(tangent, _stride, order, matrix);
        _step *= ratio;
        _equalSteps = 0;
        _pendingOrder = order;
        _pendingRatio = 1;
    }

    /// <summary>First step: the error of order one is half the tolerance, by a directional second derivative.</summary>
    private bool TakeFirstStepSize(double until)
    {
        var y = _history.AsSpan(0, _count);
        var f = _rates.AsSpan(0, _count);
        Array.Copy(_history, _state, _stride);
        Lanes.Weights(_options.RelativeTolerance, _absolute, _state, _weights, _stride);
        _system.Rates(_time, y, f);
        _statistics.Rates++;
        if (!AllFinite(_rates)) return false;
        var span = until - _time;
        if (_options.InitialStep > 0) _step = _options.InitialStep;
        else
        {
            var slope = Norm(_rates);
            var probe = Math.Min(1e-3 * span, slope > 0 ? 0.01 / slope : double.PositiveInfinity);
            var curvature = double.NaN;
            for (var tries = 0; tries < 8 && !double.IsFinite(curvature); tries++, probe *= 0.1)
            {
                if (_time + probe <= _time) probe = 8 * (double.BitIncrement(Math.Abs(_time)) - Math.Abs(_time));
                for (var i = 0; i < _count; i++) _scratch[i] = _history[i] + probe * _rates[i];
                _system.Rates(_time + probe, _scratch.AsSpan(0, _count), _residual.AsSpan(0, _count));
                _statistics.Rates++;
                for (var i = 0; i < _count; i++) _residual[i] = (_residual[i] - _rates[i]) / probe;
                curvature = Norm(_residual);
            }
            if (!double.IsFinite(curvature)) return false;
            _step = 0.1 * span;
            if (curvature > 0) _step = Math.Min(_step, Math.Sqrt(0.5 / (NdfFormula.ErrorConstant[1] * curvature)));
        }
        _step = Math.Min(_step, _options.MaximumStep);
        for (var i = 0; i < _count; i++) _history[_stride + i] = _step * _rates[i];
        if (_sensitivity is not null) StartTangents();
        return true;
    }

    /// <summary>For tests of the order: differences from a known solution, then steps of fixed size and order with Newton driven to convergence.</summary>
    internal void TakeFixedSteps(double time, double step, int order, int steps, Action<double, double[]> exact)
    {
        var samples = new double[order + 1][];
        for (var j = 0; j <= order; j++) exact(time - j * step, samples[j] = new double[_count]);
        Start(time, samples[0]);
        for (var j = 0; j <= order; j++)
        {
            // i-th backward difference by repeated differencing in place.
            samples[0].CopyTo(_history, j * _stride);
            for (var i = 0; i < order - j; i++)
                for (var c = 0; c < _count; c++) samples[i][c] -= samples[i + 1][c];
        }
        (_order, _pendingOrder, _step, _started) = (order, order, step, true);
        Span<double> coefficients = stackalloc double[NdfFormula.MaximumOrder + 1];
        Array.Copy(_history, _state, _stride);
        Lanes.Weights(_options.RelativeTolerance, _absolute, _state, _weights, _stride);
        for (var s = 1; s <= steps; s++)
        {
            Predict(coefficients);
            if (!SolveImplicit(time + s * step, coefficients)) throw new NotConvergedException("fixed step: Newton did not converge");
            Lanes.Accept(_history, _stride, _order, _correction, _options.RelativeTolerance, _absolute, _weights);
            _previousTime = _time;
            _time = time + s * step;
        }
        Output(_time);
    }

    /// <summary>The polynomial of the formula through the last order + 1 points.</summary>
    private void Evaluate(double[] history, double time, double[] target)
    {
        if (!_started || _step == 0 || time == _time)
        {
            history.AsSpan(0, _count).CopyTo(target);
            return;
        }
        Span<double> basis = stackalloc double[NdfFormula.MaximumOrder + 1];
        var s = (time - _time) / _step;
        basis[0] = 1;
        for (var j = 1; j <= _order; j++) basis[j] = basis[j - 1] * (s + j - 1) / j;
        Lanes.Combine(history, _stride, _order, basis, target);
    }

    private double Norm(double[] values) =>
        Math.Sqrt(Lanes.SquareSum(ref MemoryMarshal.GetArrayDataReference(values), ref MemoryMarshal.GetArrayDataReference(_weights), _stride) / _controlled);

    private double NormOfDifference(int difference) =>
        Math.Sqrt(Lanes.SquareSum(ref _history[difference * _stride], ref MemoryMarshal.GetArrayDataReference(_weights), _stride) / _controlled);

    private bool AllFinite(double[] values)
    {
        // Anything infinite or NaN survives multiplication by zero as NaN.
        var sum = 0.0;
        for (var i = 0; i < _count; i++) sum += 0 * values[i];
        return sum == 0;
    }

    private void FindWorst(double[] values)
    {
        var largest = -1.0;
        for (var i = 0; i < _count; i++)
        {
            var size = Math.Abs(values[i] * _weights[i]);
            if (size <= largest) continue;
            (largest, WorstComponent) = (size, i);
            if (double.IsNaN(size)) return;
        }
    }
}
