using System.Runtime.InteropServices;

namespace Lamina.Numerics.Integration;

public sealed partial class StiffIntegrator
{
    // The tangent equations are linear: their iteration, with factors of a nearby matrix, converges like Newton's and is driven until it changes this share of the
    // sensitivity; differences of rates, by which systems usually answer, know no more.
    private const double TangentShare = 1e-7, TangentNoise = 1e-4;
    private const int MaximumTangentIterations = 10;

    private readonly ISensitivitySystem? _sensitivity;

    // Per parameter the backward differences of dy/dp, as _history holds those of y.
    private readonly double[][] _tangents;
    private readonly double[] _tangentState, _tangentPsi, _tangentRates, _tangentChange, _tangentResidual, _tangentWeights;

    /// <summary>Sets dy/dp at the current time; after <see cref="Start"/> it is zero.</summary>
    /// <param name="parameter">which parameter, from 0</param>
    /// <param name="sensitivity">dy/dp [the system's units per unit of the parameter]</param>
    public void SetSensitivity(int parameter, ReadOnlySpan<double> sensitivity)
    {
        if (_started) throw new InvalidOperationException("Stiff integrator: sensitivities are set between Start and Advance");
        sensitivity.CopyTo(_tangents[parameter].AsSpan(0, _count));
    }

    /// <summary>dy/dp at <see cref="Time"/>.</summary>
    /// <param name="parameter">which parameter, from 0</param>
    /// <param name="sensitivity">receives dy/dp [the system's units per unit of the parameter]</param>
    public void Sensitivity(int parameter, Span<double> sensitivity)
    {
        Evaluate(_tangents[parameter], _outputTime, _tangentState);
        _tangentState.AsSpan(0, _count).CopyTo(sensitivity);
    }

    private void BeginTangents()
    {
        foreach (var tangent in _tangents) Array.Clear(tangent);
    }

    private void StartTangents()
    {
        for (var p = 0; p < _tangents.Length; p++)
        {
            var tangent = _tangents[p];
            _sensitivity!.Directional(p, _time, _history.AsSpan(0, _count), tangent.AsSpan(0, _count), _tangentRates.AsSpan(0, _count));
            for (var i = 0; i < _count; i++) tangent[_stride + i] = _step * _tangentRates[i];
        }
    }

    /// <summary>
    /// The derivative of the step that has just been solved, its size and order held: (I - gamma J) e = gamma (J s + df/dp) - psi_s with s the predicted sensitivity, e its
    /// correction, by the factors of the step. So the result is the derivative of the numbers that the integrator gives, not of the exact solution alone.
    /// </summary>
    /// <param name="end">end of the step</param>
    /// <param name="coefficients">scratch</param>
    /// <param name="error">the largest error of a sensitivity over its tolerance</param>
    private bool SolveTangents(double end, Span<double> coefficients, out double error)
    {
        error = 0;
        var gamma = _step / NdfFormula.Alpha[_order];
        for (var j = 1; j <= _order; j++) coefficients[j] = NdfFormula.Gamma[j] / NdfFormula.Alpha[_order];
        Lanes.Weights(_options.RelativeTolerance, _absolute, _state, _tangentWeights, _stride);
        for (var p = 0; p < _tangents.Length; p++)
            if (!SolveTangent(p, end, gamma, coefficients))
            {
                // The factors are of the predicted state, too far away: those of the solution itself.
                if (!TakeJacobian(end) || !Factor(gamma) || !SolveTangent(p, end, gamma, coefficients)) return false;
            }
        // Corrections are kept per parameter until the step is accepted for all.
        for (var p = 0; p < _tangents.Length; p++)
        {
            var size = _sensitivity!.Size(p);
            var sum = 0.0;
            for (var i = 0; i < _count; i++)
            {
                var ratio = size * _tangentChange[p * _stride + i] / (_options.RelativeTolerance * size * Math.Abs(_tangents[p][i]) + _absolute[i]);
                sum += ratio * ratio;
            }
            error = Math.Max(error, NdfFormula.ErrorConstant[_order] * Math.Sqrt(sum / _controlled));
        }
        return true;
    }

    private bool SolveTangent(int p, double end, double gamma, Span<double> coefficients)
    {
        Lanes.Predict(_tangents[p], _stride, _order, coefficients, _tangentState, _tangentPsi);
        var correction = _tangentChange.AsSpan(p * _stride, _stride);
        correction.Clear();
        var residual = _tangentResidual.AsSpan(0, _count);
        var previous = double.PositiveInfinity;
        for (var iteration = 0; iteration < MaximumTangentIterations; iteration++)
        {
            _sensitivity!.Directional(p, end, _state.AsSpan(0, _count), _tangentState.AsSpan(0, _count), _tangentRates.AsSpan(0, _count));
            _statistics.Rates += 2;
            for (var i = 0; i < _count; i++) residual[i] = gamma * _tangentRates[i] - _tangentPsi[i] - correction[i];
            _matrix.Solve(residual);
            double change = 0, size = 0;
            for (var i = 0; i < _count; i++)
            {
                correction[i] += residual[i];
                _tangentState[i] += residual[i];
                var (a, b) = (residual[i] * _tangentWeights[i], _tangentState[i] * _tangentWeights[i]);
                change += a * a;
                size += b * b;
            }
            if (!double.IsFinite(change)) return false;
            var share = size > 0 ? Math.Sqrt(change / size) : 0;
            if (share <= TangentShare) return true;
            // At the noise of the differences it stays where it is.
            if (share > 0.5 * previous) return share <= TangentNoise;
            previous = share;
        }
        return previous <= TangentNoise;
    }

    private void AcceptTangents()
    {
        for (var p = 0; p < _tangents.Length; p++)
        {
            _tangentChange.AsSpan(p * _stride, _stride).CopyTo(_tangentResidual);
            Lanes.Accept(_tangents[p], _stride, _order, _tangentResidual, _options.RelativeTolerance, _absolute, _tangentWeights);
        }
    }
}
