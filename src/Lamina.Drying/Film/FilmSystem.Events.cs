using Lamina.Numerics.Integration;

namespace Lamina.Drying.Film;

internal sealed partial class FilmSystem
{
    public const int AirEntryEvent = 0, AirEverywhereEvent = 1, ShrinkageEvent = 2, DisconnectionEvent = 3, DryEvent = 4, FirstSpeciesEvent = 5;

    /// <summary>The thickness counts as final within this share of it.</summary>
    public const double ShrinkageMargin = 0.005;

    /// <inheritdoc/>
    public int EventCount => FirstSpeciesEvent + _k + 1;

    /// <inheritdoc/>
    public EventDirection Direction(int index) => index >= FirstSpeciesEvent ? EventDirection.Rising : EventDirection.Falling;

    /// <inheritdoc/>
    public void Events(double time, ReadOnlySpan<double> state, Span<double> values)
    {
        SetTemperature(Temperature(time, state));
        double least = double.PositiveInfinity, most = 0, thickness = 0, fluid = 0, voids = 0, solvent = 0;
        _stuck.AsSpan().Clear();
        for (var i = 0; i < _n; i++)
        {
            // Only what the events look at: no conductivity, no activity.
            var y = state.Slice(i * _block, _block);
            var f = y[0] + y[1];
            for (var k = 0; k < _k; k++) f += y[2 + k];
            f = Math.Max(f, 1e-9);
            var e = _suction.VoidRatio(f);
            least = Math.Min(least, f);
            most = Math.Max(most, f);
            thickness += (1 + e) * _dZ[i];
            fluid += f * _dZ[i];
            voids += e * _dZ[i];
            solvent += (y[0] + y[1]) * _dZ[i];
            foreach (var k in _order)
            {
                var at = i * _k + k;
                var c = _warm.C[at] = Concentration(k, y[2 + k], f, i, _warm);
                _stuck[k] += y[2 + k] * _dZ[i] * (1 - Math.Min(_floor[at], MobilityOf(k, c, f / e, out _, out _)));
            }
        }
        values[AirEntryEvent] = least / _suction.EntryFluid - 1;
        values[AirEverywhereEvent] = most / _suction.EntryFluid - 1;
        values[ShrinkageEvent] = thickness / ((1 + _suction.FinalVoidRatio) * _constants.Solid) - 1 - ShrinkageMargin;
        values[DisconnectionEvent] = fluid / voids - _connect;
        values[DryEvent] = solvent * _rho / (_constants.DryMass * _constants.Options.DryTo) - 1;
        double binderFixed = 0, binderMass = 0;
        for (var k = 0; k < _k; k++)
        {
            double stuck = _stuck[k], all = _constants.SpeciesContent[k] * _constants.Solid;
            values[FirstSpeciesEvent + k] = stuck / all - 0.5;
            if (!_binder[k]) continue;
            var density = _constants.Input.Species[k].Density;
            binderFixed += stuck * density;
            binderMass += all * density;
        }
        values[FirstSpeciesEvent + _k] = binderMass > 0 ? binderFixed / binderMass - 0.5 : 0;
    }

    /// <inheritdoc/>
    public int InvariantCount => 2 + _k;

    /// <inheritdoc/>
    public void Weights(int invariant, Span<double> weights)
    {
        if (invariant == 0)
        {
            for (var i = 0; i < _n; i++) weights[i * _block] = weights[i * _block + 1] = _rho * _dZ[i];
            weights[Evaporated] = 1;
        }
        else if (invariant == 1)
        {
            weights[Enthalpy] = 1;
            weights[Quadrature + HeatTop] = weights[Quadrature + HeatBottom] = weights[Quadrature + HeatInfrared] = weights[Quadrature + HeatSupport] = -1;
            weights[Quadrature + Vapour] = 1;
        }
        else
        {
            for (var i = 0; i < _n; i++) weights[i * _block + invariant] = _dZ[i];
        }
    }

    /// <summary>Writes what a trace keeps of a state.</summary>
    public void Describe(double time, ReadOnlySpan<double> state, FilmState snapshot)
    {
        var T = Temperature(time, state);
        Prepare(time, state);
        snapshot.Time = time;
        snapshot.Temperature = T;
        snapshot.Rate = Evaporation(time, T, state);
        snapshot.SolventContent = _top.SolventRatio;
        snapshot.SuctionTop = _cells.Suction[_n - 1];
        snapshot.ActivityTop = _cells.Activity[_n - 1];
        for (var i = 0; i < _n; i++)
        {
            snapshot.Free[i] = state[i * _block];
            snapshot.Held[i] = state[i * _block + 1];
            snapshot.VoidRatio[i] = _cells.E[i];
            for (var k = 0; k < _k; k++)
            {
                snapshot.Species[k][i] = state[i * _block + 2 + k];
                snapshot.Mobility[k][i] = _cells.M[i * _k + k];
            }
        }
    }
}
