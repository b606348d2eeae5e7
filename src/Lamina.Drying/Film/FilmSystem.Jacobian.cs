using Lamina.Drying.Boundary;
using Lamina.Materials.Solvents;
using Lamina.Numerics.Functions;
using Lamina.Numerics.Linear;

namespace Lamina.Drying.Film;

// Derivatives of the rates, by the chain rule through the same closures: cells first, then each face once, written with both signs so that what leaves one cell
// enters the next. The only difference quotient is the temperature's: one more sweep of cells and faces.
internal sealed partial class FilmSystem
{
    private const double Warmer = 1e-3;

    // The temperature's hold on transport is weak and changes slowly: its column serves for a few steps. That on boundary fluxes is taken anew every time.
    private const int LargestWarmAge = 5;
    private const double LargestWarmDrift = 1;

    private readonly CellData _warm;
    private readonly CellSlopes _slopes;
    private int _warmRatesAge = int.MaxValue;
    private double _warmRatesAt = double.NaN;
    private readonly double[] _warmFluxes, _warmRates, _faceSlopes, _flowSlopes, _polymerSlopes;

    /// <inheritdoc/>
    public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian)
    {
        var matrix = (BorderedBlockTridiagonalMatrix)jacobian;
        if (!Prepare(time, state))
        {
            // Outside the model's domain: factoring fails on this, and the integrator takes a shorter step.
            matrix.Diagonal(0, 0, 0) = double.NaN;
            return;
        }
        for (var i = 0; i < _n; i++) SlopesOfCell(i, state.Slice(i * _block, _block));
        for (var i = 0; i < _n; i++)
            for (var j = 0; j < _block; j++)
            {
                matrix.Diagonal(i, 0, j) = _slopes.Exchange[i * _block + j];
                matrix.Diagonal(i, 1, j) = -_slopes.Exchange[i * _block + j];
            }
        for (var i = 0; i + 1 < _n; i++) StoreFace(i, matrix);
        double perEnthalpy = 0, perEvaporated = 0;
        if (_segment.SetTemperature is null)
        {
            var capacity = 1 / HeatCapacity(state[Evaporated]);
            perEnthalpy = capacity;
            perEvaporated = state[Enthalpy] * capacity * capacity * _cLiquid;
            StoreTemperature(state, perEnthalpy, perEvaporated, matrix);
        }
        StoreSurroundings(time, state, perEnthalpy, perEvaporated, matrix);
    }

    private void SlopesOfCell(int i, ReadOnlySpan<double> y)
    {
        var (d, g, m) = (_cells, _slopes, _block);
        double w = y[0], b = y[1], species = 0, polymer = 0;
        for (var k = 0; k < _k; k++)
        {
            species += y[2 + k];
            if (_polymer[k]) polymer += y[2 + k];
        }
        var point = d.Point[i];
        double f = d.F[i], e = d.E[i], S = d.Saturation[i];
        // Below its smallest value the fluid content is held.
        var moves = w + b + species > 1e-9 ? 1.0 : 0.0;
        var eSlope = point.VoidRatioSlope * moves;
        var whole = 1 / (1 + e);
        var open = e * whole;
        var openSlope = eSlope * whole * whole;
        var SSlope = S < 1 ? (moves - S * eSlope) / e : 0;
        // All terms of the hindered conductivity relative to themselves.
        var hinderedSlope = _hindrance * openSlope / open;
        g.Suction[i] = point.SuctionSlope * moves;
        g.Half[i] = 0.5 * eSlope * _dZ[i];
        g.Resistance[i] = -d.Resistance[i] * hinderedSlope;

        double relative = 1, relativeSlope = 0;
        if (S < 1)
        {
            // The half-cell resistance holds hindered: 0.5 dZ viscosity/(stokes hindered).
            var ratio = _fineConductivity * open * whole * d.Resistance[i] / (0.5 * _dZ[i] * _viscosity);
            var ratioSlope = ratio * (openSlope / open - hinderedSlope - eSlope * whole);
            var connected = Step((S - _connect) / (ConnectionWidth * _connect), out var connectedSlope);
            connectedSlope *= SSlope / (ConnectionWidth * _connect);
            double large = point.Large, fine = point.Fine;
            var share = _films + (1 - _films) * connected;
            var first = large * large * large * share;
            var firstSlope = 3 * large * large * point.LargeSlope * moves * share + large * large * large * (1 - _films) * connectedSlope;
            var second = fine * fine * fine;
            relative = (first + ratio * second) / (1 + ratio);
            relativeSlope = (firstSlope + ratioSlope * second + 3 * ratio * fine * fine * point.FineSlope * moves - relative * ratioSlope) / (1 + ratio);
        }
        var flowing = Flowing(w, out var flowingSlope);
        g.Mobility[i] = (relativeSlope - relative * moves / f) * flowing / f;
        g.MobilityPerFree[i] = relative * flowingSlope / f;
        var air = (e - f) * whole;
        g.Air[i] = air > 0 ? _tortuosity * d.Air[i] / air * ((eSlope - moves) * whole - (e - f) * openSlope) : 0;

        SlopesOfSolution(i, w, b, polymer);
        if (_k == 0) return;

        var wet = f * whole;
        var wettedSlope = _tortuosity * (moves * whole - f * openSlope) / wet;
        var concentrationOfPolymer = polymer / f;
        foreach (var k in _order)
        {
            var at = i * _k + k;
            g.DiffusionResistance[at] = d.DiffusionResistance[at] * (g.Half[i] / d.Half[i] - wettedSlope);
            var c = d.C[at];
            SlopesOfConcentration(k, i, f, moves, y[2 + k], g.C.AsSpan(at * m, m));
            var mobility = MobilityOf(k, c, S, out var perC, out var perS);
            // A mobility that has fallen before stays.
            if (mobility > _floor[at]) perC = perS = 0;
            var hindrance = d.Free[at];
            var hindranceSlope = hindrance < 1 && concentrationOfPolymer > 0 ? -hindrance * (1 - hindrance) * _entanglementExponent[k] / concentrationOfPolymer : 0;
            for (var j = 0; j < m; j++)
            {
                g.M[at * m + j] = perC * g.C[at * m + j] + perS * SSlope;
                g.Free[at * m + j] = hindranceSlope * ((j >= 2 && _polymer[j - 2] ? 1 / f : 0) - concentrationOfPolymer * moves / f);
            }
        }
    }

    // Activity and the exchange between polymer and free solvent.
    private void SlopesOfSolution(int i, double w, double b, double polymer)
    {
        var m = _block;
        var activities = _slopes.Activity.AsSpan(i * m, m);
        var exchanges = _slopes.Exchange.AsSpan(i * m, m);
        activities.Clear();
        exchanges.Clear();
        var adsorbed = Adsorbed(w);
        var adsorbedSlope = w >= 0 ? _sorbed / ((w + _sorbed) * (w + _sorbed)) : 1 / _sorbed;
        activities[0] = adsorbedSlope;
        if (!(_anyPolymer && polymer > 0)) return;

        var solvent = Math.Abs(w) + Math.Max(b, 0);
        var all = 1 / (solvent + polymer);
        var solution = FloryHuggins.Activity(solvent * all, _chi, out var solutionSlope);
        var perSolvent = adsorbed * solutionSlope * polymer * all * all;
        var perPolymer = -adsorbed * solutionSlope * solvent * all * all;
        activities[0] = adsorbedSlope * solution + (w >= 0 ? perSolvent : -perSolvent);
        activities[1] = b > 0 ? perSolvent : 0;
        var held = _held.At(_cells.Activity[i], out var heldSlope);
        var liquid = _rho * Math.Max(b, 0);
        var swollen = 1 / (liquid + _polymerDensity * polymer);
        var omega = liquid * swollen;
        var rate = _exchangeFactor * Math.Exp(_logIntercept + _logSlope * omega);
        var lack = b - polymer * held;
        exchanges[0] = -rate * polymer * heldSlope * activities[0];
        exchanges[1] = rate * (1 - polymer * heldSlope * activities[1]) + (b > 0 ? rate * _logSlope * _rho * _polymerDensity * polymer * swollen * swollen * lack : 0);
        for (var k = 0; k < _k; k++)
        {
            if (!_polymer[k]) continue;
            activities[2 + k] = perPolymer;
            exchanges[2 + k] = -rate * (held + polymer * heldSlope * perPolymer) - rate * _logSlope * liquid * _polymerDensity * swollen * swollen * lack;
        }
    }

    private void SlopesOfConcentration(int k, int cell, double f, double moves, double M, Span<double> slopes)
    {
        var at = cell * _k + k;
        var c = _cells.C[at];
        var K = _partition[k];
        var volume = f + _pores[k];
        var other = K == 0 ? -1 : _blockedBy[k];
        var kPerCovered = 0.0;
        if (other >= 0)
        {
            var sum = _cells.C[cell * _k + other] + _halfCoverage[other];
            kPerCovered = double.IsPositiveInfinity(sum) ? 0 : -K * _halfCoverage[other] / (sum * sum);
            K *= 1 - _cells.C[cell * _k + other] / sum;
        }
        // The concentration solves G = volume c + K c/(1 + c/half) - M = 0, here times (1 + c/half).
        double perC, perF, perM, perK;
        if (K == 0 || double.IsPositiveInfinity(_halfCoverage[k])) (perC, perF, perM, perK) = (volume + K, c, -1, c);
        else
        {
            var half = _halfCoverage[k];
            (perC, perF, perM, perK) = (2 * volume * c / half + volume + K - M / half, c * c / half + c, -c / half - 1, c);
        }
        for (var j = 0; j < slopes.Length; j++)
        {
            var sum = perF * moves;
            if (j == 2 + k) sum += perM;
            if (other >= 0) sum += perK * kPerCovered * _slopes.C[(cell * _k + other) * slopes.Length + j];
            slopes[j] = -sum / perC;
        }
    }

    /// <summary>Derivatives of the fluxes through the face above cell i, with the unknowns below it and above it.</summary>
    private void StoreFace(int i, BorderedBlockTridiagonalMatrix matrix)
    {
        var (d, g, m, j) = (_cells, _slopes, _block, i + 1);
        var width = 2 * m;
        var all = _faceSlopes.AsSpan();
        all.Clear();
        var flow = _flowSlopes.AsSpan(0, width);

        var difference = d.Suction[j] - d.Suction[i];
        var share = 1 / (d.Resistance[i] + d.Resistance[j]);
        var donor = difference > 0 ? i : j;
        var mobility = d.Mobility[donor];
        var q = mobility * difference * share;
        var lower = -share * (mobility * g.Suction[i] + q * g.Resistance[i]);
        var upper = share * (mobility * g.Suction[j] - q * g.Resistance[j]);
        double lowerFree = 0, upperFree = 0;
        if (donor == i)
        {
            lower += share * difference * g.Mobility[i];
            lowerFree = share * difference * g.MobilityPerFree[i];
        }
        else
        {
            upper += share * difference * g.Mobility[j];
            upperFree = share * difference * g.MobilityPerFree[j];
        }
        if (_buoyancy != 0)
        {
            var per = _buoyancy * _dZ[i] / (2 * d.Resistance[i]);
            var settling = d.Mobility[i] * per;
            q += settling;
            lower += per * g.Mobility[i] - settling * g.Resistance[i] / d.Resistance[i];
            lowerFree += per * g.MobilityPerFree[i];
        }
        flow[..m].Fill(lower);
        flow[m..].Fill(upper);
        flow[0] += lowerFree;
        flow[m] += upperFree;

        var height = 1 / (d.Half[i] + d.Half[j]);
        var vapour = 0.5 * (d.Air[i] + d.Air[j]) * _vapourFactor * height;
        var drop = d.Activity[i] - d.Activity[j];
        var perAir = 0.5 * _vapourFactor * drop * height;
        var lowerVapour = perAir * g.Air[i] - vapour * drop * height * g.Half[i];
        var upperVapour = perAir * g.Air[j] - vapour * drop * height * g.Half[j];
        var solvent = all[..width];
        for (var c = 0; c < m; c++)
        {
            solvent[c] = flow[c] + lowerVapour + vapour * g.Activity[i * m + c];
            solvent[m + c] = flow[m + c] + upperVapour - vapour * g.Activity[j * m + c];
        }

        var polymerFlux = 0.0;
        for (var k = 0; k < _k; k++)
        {
            int a = i * _k + k, b = a + _k;
            var conductance = 1 / (d.DiffusionResistance[a] + d.DiffusionResistance[b]);
            var x = q / conductance;
            var B = Bernoulli.Value(x);
            var BSlope = Bernoulli.Derivative(x);
            var pull = (B + x) * d.C[a] - B * d.C[b];
            var perFlow = (BSlope + 1) * d.C[a] - BSlope * d.C[b];
            var free = 0.5 * (d.Free[a] + d.Free[b]);
            var mobile = d.M[a] * d.M[b] * free;
            var perConductance = -(pull - x * perFlow) * conductance * conductance * mobile;
            perFlow *= mobile;
            double perLower = mobile * conductance * (B + x), perUpper = -mobile * conductance * B;
            double perLowerM = d.M[b] * free * conductance * pull, perUpperM = d.M[a] * free * conductance * pull, perFree = 0.5 * d.M[a] * d.M[b] * conductance * pull;
            double lowerAll = perConductance * g.DiffusionResistance[a], upperAll = perConductance * g.DiffusionResistance[b];
            var row = all.Slice((k + 1) * width, width);
            ReadOnlySpan<double> ca = g.C.AsSpan(a * m, m), cb = g.C.AsSpan(b * m, m), ma = g.M.AsSpan(a * m, m), mb = g.M.AsSpan(b * m, m), fa = g.Free.AsSpan(a * m, m), fb = g.Free.AsSpan(b * m, m);
            for (var c = 0; c < m; c++)
            {
                row[c] = perFlow * flow[c] + lowerAll + perLower * ca[c] + perLowerM * ma[c] + perFree * fa[c];
                row[m + c] = perFlow * flow[m + c] + upperAll + perUpper * cb[c] + perUpperM * mb[c] + perFree * fb[c];
            }
            if (_polymer[k]) polymerFlux += mobile * conductance * pull;
        }
        if (_coMigration != 0 && polymerFlux != 0) SlopesOfDrag(i, polymerFlux, all);
        for (var k = 1; k <= _k; k++)
            for (var c = 0; c < width; c++) solvent[c] -= all[k * width + c];

        double below = 1 / _dZ[i], above = 1 / _dZ[j];
        for (var k = 0; k <= _k; k++)
        {
            // The row of the held solvent lies between: no flux carries it.
            var row = k == 0 ? 0 : k + 1;
            for (var c = 0; c < m; c++)
            {
                double perBelow = all[k * width + c], perAbove = all[k * width + m + c];
                matrix.Diagonal(i, row, c) -= perBelow * below;
                matrix.Upper(i, row, c) = -perAbove * below;
                matrix.Lower(j, row, c) = perBelow * above;
                matrix.Diagonal(j, row, c) += perAbove * above;
            }
        }
    }

    private void SlopesOfDrag(int i, double polymerFlux, Span<double> all)
    {
        var (d, g, m) = (_cells, _slopes, _block);
        var width = 2 * m;
        var below = polymerFlux > 0;
        var donor = (below ? i : i + 1) * _k;
        var polymer = 0.0;
        var flux = _polymerSlopes.AsSpan(0, width);
        flux.Clear();
        for (var k = 0; k < _k; k++)
        {
            if (!_polymer[k]) continue;
            polymer += d.Content[donor + k];
            for (var c = 0; c < width; c++) flux[c] += all[(k + 1) * width + c];
        }
        if (!(polymer > 0)) return;
        for (var k = 0; k < _k; k++)
        {
            if (!_carbon[k]) continue;
            int a = i * _k + k, b = a + _k;
            var share = d.Content[donor + k] / polymer;
            var mobile = d.M[a] * d.M[b];
            var row = all.Slice((k + 1) * width, width);
            for (var c = 0; c < m; c++)
            {
                row[c] += _coMigration * share * (mobile * flux[c] + g.M[a * m + c] * d.M[b] * polymerFlux);
                row[m + c] += _coMigration * share * (mobile * flux[m + c] + d.M[a] * g.M[b * m + c] * polymerFlux);
            }
            var side = below ? 0 : m;
            row[side + 2 + k] += _coMigration * mobile * polymerFlux / polymer;
            for (var p = 0; p < _k; p++)
                if (_polymer[p]) row[side + 2 + p] -= _coMigration * mobile * polymerFlux * share / polymer;
        }
    }

    /// <summary>What the film's temperature does to transport, by a difference quotient, for both globals that set it.</summary>
    private void StoreTemperature(ReadOnlySpan<double> state, double perEnthalpy, double perEvaporated, BorderedBlockTridiagonalMatrix matrix)
    {
        var T = _temperature;
        if (_warmRatesAge >= LargestWarmAge || !(Math.Abs(T - _warmRatesAt) <= LargestWarmDrift)) TakeTemperatureSlopes(T, state);
        _warmRatesAge++;
        for (var i = 0; i < _n; i++)
            for (var r = 0; r < _block; r++)
            {
                var slope = _warmRates[i * _block + r];
                matrix.ToGlobal(i, r, 0) = slope * perEnthalpy;
                matrix.ToGlobal(i, r, 1) = slope * perEvaporated;
            }
    }

    private void TakeTemperatureSlopes(double T, ReadOnlySpan<double> state)
    {
        (_warmRatesAge, _warmRatesAt) = (0, T);
        SetTemperature(T + Warmer);
        Cells(state, _warm);
        Faces(_warm, _warmFluxes);
        SetTemperature(T);
        Faces(_cells, _fluxes);
        const double per = 1 / Warmer;
        for (var f = 0; f < _fluxes.Length; f++) _warmFluxes[f] = (_warmFluxes[f] - _fluxes[f]) * per;
        for (var i = 0; i < _n; i++) _warm.Exchange[i] = (_warm.Exchange[i] - _cells.Exchange[i]) * per;
        Collect(_warm.Exchange, _warmFluxes, _warmRates);
    }

    // Rows of globals and quadratures as the matrix counts them.
    private const int EnthalpyRow = 0, EvaporatedRow = 1, FirstQuadratureRow = Globals;

    private void StoreSurroundings(double time, ReadOnlySpan<double> state, double perEnthalpy, double perEvaporated, BorderedBlockTridiagonalMatrix matrix)
    {
        var (top, T, segment) = (_n - 1, _temperature, _segment);
        double flux, fluxPerT = 0, fluxPerActivity = 0, fluxPerFree = 0;
        if (segment.SetRate is { } rate)
        {
            var w = state[top * _block];
            var set = rate.At(time - _segmentStart);
            flux = set * Adsorbed(w);
            fluxPerFree = set * (w >= 0 ? _sorbed / ((w + _sorbed) * (w + _sorbed)) : 1 / _sorbed);
        }
        else
        {
            var film = _film.Evaluate(_top, T, _cells.Activity[top]);
            (flux, fluxPerT, fluxPerActivity) = (film.MassFlux, film.PerTemperature, film.PerActivity);
        }
        var isSet = segment.SetTemperature is not null;
        _film.HeatFlux(_top, T, flux, out var topPerT, out var topPerFlux);
        if (segment.Top.Emissivity > 0)
        {
            Radiation.NetFlux(segment.Top.Emissivity, segment.Top.WallTemperature ?? segment.Top.GasTemperature, T, out var radiation);
            topPerT += radiation;
        }
        var bottomPerT = 0.0;
        if (segment.Bottom is { } bottom)
        {
            bottomPerT = -bottom.HeatTransferCoefficient;
            if (bottom.Emissivity > 0)
            {
                Radiation.NetFlux(bottom.Emissivity, bottom.WallTemperature ?? bottom.GasTemperature, T, out var radiation);
                bottomPerT += radiation;
            }
        }
        var enthalpy = _solvent.LatentHeat(T, out var latentSlope) + _cLiquid * (T - FilmConstants.ReferenceTemperature);
        var supportPerT = segment.Support is { } contact ? -contact.MeanConductance : 0;
        // With a set temperature the support closes the balance: its rate is what is left of the change of enthalpy.
        var supportPerFlux = isSet ? enthalpy - topPerFlux - _cLiquid * (T - FilmConstants.ReferenceTemperature) : 0;

        for (var c = 0; c < _block; c++)
        {
            var perUnknown = fluxPerActivity * _slopes.Activity[top * _block + c] + (c == 0 ? fluxPerFree : 0);
            matrix.Diagonal(top, 0, c) -= perUnknown / _rho / _dZ[top];
            var heat = topPerFlux * perUnknown;
            var support = supportPerFlux * perUnknown;
            var vapour = enthalpy * perUnknown;
            matrix.FromCell(EnthalpyRow, top, c) = heat + support - vapour;
            matrix.FromCell(EvaporatedRow, top, c) = perUnknown;
            matrix.FromCell(FirstQuadratureRow + HeatTop, top, c) = heat;
            matrix.FromCell(FirstQuadratureRow + HeatSupport, top, c) = support;
            matrix.FromCell(FirstQuadratureRow + Vapour, top, c) = vapour;
        }
        for (var global = 0; global < Globals; global++)
        {
            var TSlope = global == 0 ? perEnthalpy : perEvaporated;
            var fluxSlope = fluxPerT * TSlope;
            matrix.ToGlobal(top, 0, global) -= fluxSlope / _rho / _dZ[top];
            var heatTop = topPerT * TSlope + topPerFlux * fluxSlope;
            var heatBottom = bottomPerT * TSlope;
            var support = isSet ? global == 1 ? -_cLiquid * _setSlope : 0 : supportPerT * TSlope;
            var vapour = enthalpy * fluxSlope + flux * (latentSlope + _cLiquid) * TSlope;
            matrix.Corner(EnthalpyRow, global) = heatTop + heatBottom + support - vapour;
            matrix.Corner(EvaporatedRow, global) = fluxSlope;
            matrix.Corner(FirstQuadratureRow + HeatTop, global) = heatTop;
            matrix.Corner(FirstQuadratureRow + HeatBottom, global) = heatBottom;
            matrix.Corner(FirstQuadratureRow + HeatSupport, global) = support;
            matrix.Corner(FirstQuadratureRow + Vapour, global) = vapour;
        }
    }
}
