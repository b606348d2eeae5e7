using System.Runtime.InteropServices;
using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Numerics.Functions;
using Lamina.Numerics.Integration;

namespace Lamina.Drying.Film;

/// <summary>
/// The film's equations as rates, for <see cref="StiffIntegrator"/>. Unknowns: per cell w, b, M_1..M_K; then enthalpy H and evaporated solvent V; then the
/// integrated boundary fluxes. Allocates nothing per call. The plain form of the same equations is <c>FilmReference</c>.
/// </summary>
internal sealed partial class FilmSystem : IAnalyticJacobian, IConservingSystem, IEventSource
{
    public const int Globals = 2, Quadratures = 5;
    public const int HeatTop = 0, HeatBottom = 1, HeatInfrared = 2, HeatSupport = 3, Vapour = 4;

    /// <summary>Film temperatures between which rates are given [K].</summary>
    public const double LowestTemperature = 200, HighestTemperature = 800;

    private const double ConnectionWidth = 0.2;

    // In volumes per volume of immobile solid, like the tolerance of the time integration.
    private const double LastTrace = 1e-6;

    private readonly FilmConstants _constants;
    private readonly EvaporatingSolvent _solvent;
    private readonly GasFilm _film;
    private readonly SuctionTable _suction;
    private readonly HeldSolventTable _held;
    private readonly int _n, _k, _block;

    // What belongs to cells, refilled by every call.
    private readonly double[] _dZ;
    private readonly CellData _cells;
    private readonly double[] _fluxes, _stuck;

    // Per species.
    private readonly double[] _reference, _entanglement, _entanglementExponent, _gel, _width, _coalescence, _coalescenceConcentration, _temperatureWidth, _disconnect, _partition, _halfCoverage, _pores, _diffusivity;
    private readonly bool[] _polymer, _follows, _carbon, _binder;
    private readonly int[] _order, _blockedBy;

    // Mobility that cells have fallen to in earlier segments: fixed binder is not released.
    private readonly double[] _floor;

    private readonly double _cLiquid, _rho, _fineConductivity, _hindrance, _stokes, _buoyancy, _relativeViscosity, _sorbed, _chi, _connect, _films, _tortuosity, _tensionReference;
    private readonly double _logIntercept, _logSlope, _exchangeFactor, _polymerDensity, _coMigration;
    private readonly bool _halves, _anyPolymer, _fixedTension;
    private readonly PowerLaw _hinderedPower;
    private readonly PowerLaw[] _entanglementPower;

    // The current segment.
    private DryerSegment _segment = null!;
    private GasStream _top;
    private double _segmentStart, _setSlope;

    // The contents that the cells were filled for.
    private readonly double[] _preparedFor;
    private bool _prepared;

    // Of the last temperature asked for.
    private double _temperature = double.NaN, _viscosity, _vapourFactor, _latent;

    public FilmSystem(FilmConstants constants)
    {
        _constants = constants;
        var input = constants.Input;
        var closures = constants.Closures;
        _solvent = input.Solvent;
        _film = new GasFilm(_solvent, closures.LewisExponent.Value);
        _suction = new SuctionTable(constants.Curve);
        _held = new HeldSolventTable(closures.Chi.Value, closures.GelPolymerFraction.Value);
        (_n, _k) = (constants.Cells, input.Species.Count);
        _block = 2 + _k;
        Count = _n * _block + Globals + Quadratures;

        _dZ = constants.CellSolid;
        _cells = new CellData(_n, _k);
        _floor = new double[_n * _k];
        Array.Fill(_floor, 1);
        _fluxes = new double[_n * (_k + 1)];
        _preparedFor = new double[_n * _block];
        _warm = new CellData(_n, _k);
        _stuck = new double[_k];
        _slopes = new CellSlopes(_n, _k);
        _warmFluxes = new double[_n * (_k + 1)];
        _warmRates = new double[_n * _block];
        _faceSlopes = new double[(_k + 1) * 2 * _block];
        _flowSlopes = new double[2 * _block];
        _polymerSlopes = new double[2 * _block];

        double[] Each(Func<MobileSpecies, double> value) => [.. input.Species.Select(value)];
        _reference = Each(s => s.Diffusivity.Reference);
        _entanglement = Each(s => s.Diffusivity.EntanglementConcentration ?? double.PositiveInfinity);
        _entanglementExponent = Each(s => s.Diffusivity.EntanglementExponent);
        _gel = Each(s => s.Fixation.GelConcentration ?? double.PositiveInfinity);
        _width = Each(s => s.Fixation.Width);
        _coalescence = Each(s => s.Fixation.CoalescenceTemperature ?? double.PositiveInfinity);
        _coalescenceConcentration = Each(s => s.Fixation.CoalescenceConcentration);
        _temperatureWidth = Each(s => s.Fixation.TemperatureWidth);
        _disconnect = Each(s => s.Fixation.DisconnectionSaturation ?? closures.DisconnectionSaturation.Value);
        _partition = Each(s => s.Partition.Coefficient);
        _halfCoverage = Each(s => s.Partition.HalfCoverage ?? double.PositiveInfinity);
        _pores = Each(s => s.Partition.ParticlePores);
        _diffusivity = new double[_k];
        _polymer = [.. input.Species.Select(s => s.Kind == SpeciesKind.DissolvedPolymer)];
        _carbon = [.. input.Species.Select(s => s.Role == SolidRole.Carbon)];
        _binder = [.. input.Species.Select(s => s.Role == SolidRole.Binder)];
        _follows = [.. input.Species.Select(s => s.Diffusivity.FollowsViscosity)];
        _blockedBy = [.. input.Species.Select(s => s.Partition.BlockedBy is { } name ? IndexOf(input, name) : -1)];
        // A species that another one blocks needs that one's concentration first.
        _order = [.. Enumerable.Range(0, _k).OrderBy(k => _blockedBy[k] >= 0 ? 1 : 0)];
        _anyPolymer = _polymer.Any(p => p);
        double polymerMass = 0, polymerVolume = 0;
        for (var k = 0; k < _k; k++)
            if (_polymer[k])
            {
                polymerMass += input.Species[k].Mass;
                polymerVolume += input.Species[k].Mass / input.Species[k].Density;
            }
        _polymerDensity = polymerVolume > 0 ? polymerMass / polymerVolume : 1;

        var R = 0.5 * closures.ParticleDiameter.Value;
        _rho = constants.LiquidDensity;
        _cLiquid = constants.LiquidHeatCapacity;
        _stokes = 2 * R * R / 9;
        _hindrance = closures.HindranceExponent.Value;
        _hinderedPower = new PowerLaw(_hindrance);
        _entanglementPower = [.. _entanglementExponent.Select(n => new PowerLaw(n))];
        _relativeViscosity = closures.RelativeViscosity.Value;
        _buoyancy = constants.Settling ? (constants.SolidDensity - _rho) * PhysicalConstants.Gravity : 0;
        var rc = closures.FinePoreRadius.Value;
        _fineConductivity = closures.FinePoreShare.Value * rc * rc / 24;
        _sorbed = closures.SorbedLayer.Value;
        _chi = closures.Chi.Value;
        _connect = closures.DisconnectionSaturation.Value;
        _films = closures.FilmFlow.Value;
        _tortuosity = closures.TortuosityExponent.Value;
        _halves = _tortuosity == 1.5;
        _tensionReference = constants.SurfaceTension;
        _fixedTension = constants.FixedSurfaceTension;
        _logIntercept = closures.PolymerDiffusivityIntercept.Value * Math.Log(10);
        _logSlope = closures.PolymerDiffusivitySlope.Value * Math.Log(10);
        var l = closures.PolymerLayer.Value;
        _exchangeFactor = Math.PI * Math.PI / (4 * l * l);
        _coMigration = closures.CoMigration.Value;
    }

    /// <inheritdoc/>
    public int Count { get; }

    public int Enthalpy => _n * _block;

    public int Evaporated => _n * _block + 1;

    public int Quadrature => _n * _block + Globals;

    /// <summary>The state at the start of the pass.</summary>
    public void InitialState(Span<double> state)
    {
        state.Clear();
        var held = _constants.InitialHeld();
        for (var i = 0; i < _n; i++)
        {
            state[i * _block] = _constants.SolventContent - held;
            state[i * _block + 1] = held;
            for (var k = 0; k < _k; k++) state[i * _block + 2 + k] = _constants.SpeciesContent[k];
        }
        state[(_n - 1) * _block] += _constants.Input.ClearSolventLayer / _dZ[_n - 1];
        state[Enthalpy] = HeatCapacity(0) * (_constants.Input.InitialTemperature - FilmConstants.ReferenceTemperature);
        Array.Fill(_floor, 1);
        _prepared = false;
    }

    /// <summary>Enters a piece of a segment between two knots of its set temperature.</summary>
    /// <param name="segment">the segment</param>
    /// <param name="start">time at which the segment began [s]</param>
    /// <param name="middle">a time inside the piece: the slope of the set temperature is taken there, never across a knot [s]</param>
    /// <param name="solventContent">of the gas over the film [mol vapour per mol dry air]</param>
    public void Enter(DryerSegment segment, double start, double middle, double solventContent)
    {
        _segment = segment;
        _segmentStart = start;
        _setSlope = segment.SetTemperature is { } set ? Slope(set, middle - start) : 0;
        _top = new GasStream
        {
            Temperature = segment.Top.GasTemperature,
            HeatTransferCoefficient = segment.Top.HeatTransferCoefficient,
            SolventRatio = solventContent,
            Pressure = segment.AirPressure,
        };
        _temperature = _warmRatesAt = double.NaN;
        _prepared = false;
    }

    /// <summary>Remembers how far mobility has fallen: called at segment borders.</summary>
    public void KeepFixed(double time, ReadOnlySpan<double> state)
    {
        Prepare(time, state);
        for (var j = 0; j < _floor.Length; j++) _floor[j] = Math.Min(_floor[j], _cells.M[j]);
        _prepared = false;
    }

    public ReadOnlySpan<double> Floor => _floor;

    public void RestoreFloor(ReadOnlySpan<double> floor)
    {
        floor.CopyTo(_floor);
        _prepared = false;
    }

    /// <summary>Heat capacity of film and web after some solvent has left [J/(m2 K)].</summary>
    public double HeatCapacity(double evaporated) => _constants.DryHeatCapacity + _cLiquid * (_constants.InitialSolvent - evaporated);

    public double Temperature(double time, ReadOnlySpan<double> state) => _segment.SetTemperature is { } set
        ? set.At(time - _segmentStart)
        : FilmConstants.ReferenceTemperature + state[Enthalpy] / HeatCapacity(state[Evaporated]);

    /// <inheritdoc/>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        if (!Prepare(time, state))
        {
            rates.Fill(double.NaN);
            return;
        }
        Faces(_cells, _fluxes);
        Collect(_cells.Exchange, _fluxes, rates);
        Surroundings(time, _temperature, state, rates);
    }

    /// <summary>Fills the cells for a state, unless they still hold it: rates and Jacobian are asked for at the same one. False outside the model's domain.</summary>
    private bool Prepare(double time, ReadOnlySpan<double> state)
    {
        var T = Temperature(time, state);
        var contents = state[..Enthalpy];
        if (_prepared && T == _temperature && MemoryMarshal.AsBytes(contents).SequenceEqual(MemoryMarshal.AsBytes(_preparedFor.AsSpan()))) return true;
        _prepared = false;
        if (!(T > LowestTemperature && T < HighestTemperature)) return false;
        SetTemperature(T);
        if (!Cells(state, _cells)) return false;
        contents.CopyTo(_preparedFor);
        return _prepared = true;
    }

    private void SetTemperature(double T)
    {
        if (T == _temperature) return;
        _temperature = T;
        _viscosity = _solvent.Viscosity(T) * _relativeViscosity;
        var pressure = _solvent.SaturationPressure(T);
        _vapourFactor = _solvent.DiffusivityInAir(T, _segment.AirPressure) * pressure * _solvent.MolarMass / (PhysicalConstants.Gas * T * _rho);
        _latent = _solvent.LatentHeat(T);
        _suction.SetRatio(_fixedTension ? 1 : _solvent.SurfaceTension(T) / _tensionReference);
        var scale = T / FilmConstants.ReferenceTemperature * _constants.Viscosity / _solvent.Viscosity(T);
        for (var k = 0; k < _k; k++)
        {
            _diffusivity[k] = _reference[k];
            if (_follows[k])
            {
                var reference = _constants.Input.Species[k].Diffusivity.ReferenceTemperature;
                _diffusivity[k] *= reference == FilmConstants.ReferenceTemperature ? scale : T / reference * _solvent.Viscosity(reference) / _solvent.Viscosity(T);
            }
        }
    }

    /// <summary>Everything that belongs to one cell.</summary>
    private bool Cells(ReadOnlySpan<double> state, CellData d)
    {
        for (var i = 0; i < _n; i++)
        {
            var y = state.Slice(i * _block, _block);
            double w = y[0], b = y[1], species = 0, polymer = 0;
            for (var k = 0; k < _k; k++)
            {
                species += y[2 + k];
                if (_polymer[k]) polymer += y[2 + k];
            }
            var f = w + b + species;
            if (!(f > -1e-3)) return false;
            f = Math.Max(f, 1e-9);
            var point = d.Point[i] = _suction.At(f);
            var (s, e, large, fine) = (point.Suction, point.VoidRatio, point.Large, point.Fine);
            if (!(s < 1e12)) return false;
            var S = f / e;
            var open = e / (1 + e);
            var hindered = _hinderedPower.Of(open);
            d.F[i] = f;
            d.E[i] = e;
            d.Suction[i] = s;
            d.Saturation[i] = S;
            d.Half[i] = 0.5 * (1 + e) * _dZ[i];

            // Permeability k = stokes hindered/phi; dz/k = dZ/(stokes hindered).
            d.Resistance[i] = 0.5 * _dZ[i] * _viscosity / (_stokes * hindered);
            var ratio = _fineConductivity * open / (_stokes * hindered * (1 + e));
            var relative = S < 1 ? (large * large * large * (_films + (1 - _films) * Step((S - _connect) / (ConnectionWidth * _connect))) + ratio * fine * fine * fine) / (1 + ratio) : 1;
            d.Mobility[i] = relative * Flowing(w, out _) / f;
            var air = Math.Max(0, (e - f) / (1 + e));
            d.Air[i] = Power(air);

            // Activity of the free solvent: adsorbed layer times solution.
            var adsorbed = Adsorbed(w);
            var activity = adsorbed;
            if (_anyPolymer && polymer > 0)
            {
                var solvent = Math.Abs(w) + Math.Max(b, 0);
                activity *= FloryHuggins.Activity(solvent / (solvent + polymer), _chi);
                var omega = _rho * Math.Max(b, 0);
                omega /= omega + _polymerDensity * polymer;
                var rate = _exchangeFactor * Math.Exp(_logIntercept + _logSlope * omega);
                d.Exchange[i] = rate * (b - polymer * _held.At(activity, out _));
            }
            else d.Exchange[i] = 0;
            d.Activity[i] = activity;

            if (_k == 0) continue;
            var wetted = Power(f / (1 + e));
            var concentrationOfPolymer = polymer / f;
            foreach (var k in _order)
            {
                var at = i * _k + k;
                var c = Concentration(k, y[2 + k], f, i, d);
                d.Content[at] = y[2 + k];
                d.C[at] = c;
                var D = _diffusivity[k] * wetted;
                d.DiffusionResistance[at] = d.Half[i] / D;
                d.Free[at] = concentrationOfPolymer > 0 && _entanglement[k] < double.PositiveInfinity
                    ? 1 / (1 + _entanglementPower[k].Of(concentrationOfPolymer / _entanglement[k]))
                    : 1;
                d.M[at] = Math.Min(_floor[at], MobilityOf(k, c, S, out _, out _));
            }
        }
        return true;
    }

    // w/(w + w_ads), continued below zero by its tangent so that an iterate just below empty still sees an outward slope; for the same reason activities take the
    // size of w as solvent.
    private double Adsorbed(double w) => w >= 0 ? w / (w + _sorbed) : w / _sorbed;

    // Free solvent that flows, w w/(w + w_last): without the kink of max(w, 0) at the last trace, which is less than the integration resolves. With the kink a dried
    // film goes on for thousands of steps, cells taking turns at being empty.
    private static double Flowing(double w, out double slope)
    {
        if (w <= 0) return slope = 0;
        var share = w / (w + LastTrace);
        slope = share * (2 - share);
        return w * share;
    }

    private double Concentration(int k, double M, double f, int cell, CellData d)
    {
        var K = _partition[k];
        var volume = f + _pores[k];
        if (K == 0) return M / volume;
        var other = _blockedBy[k];
        if (other >= 0)
        {
            var covered = d.C[cell * _k + other];
            K *= 1 - covered / (covered + _halfCoverage[other]);
        }
        var half = _halfCoverage[k];
        if (double.IsPositiveInfinity(half)) return M / (volume + K);
        // volume c^2/half + (volume + K - M/half) c - M = 0, the positive root in the form without cancellation.
        double A = volume / half, B = volume + K - M / half;
        var root = Math.Sqrt(Math.Max(0, B * B + 4 * A * M));
        return B >= 0 ? 2 * M / (B + root) : (root - B) / (2 * A);
    }

    private double MobilityOf(int k, double c, double S, out double perC, out double perS)
    {
        double disconnected = 1, gelled = 1, stuck = 1;
        double disconnectedSlope = 0, gelledSlope = 0, stuckSlope = 0;
        if (S < _disconnect[k] * (1 + _width[k]))
        {
            var width = _width[k] * _disconnect[k];
            disconnected = Step((S - _disconnect[k]) / width, out var slope);
            disconnectedSlope = slope / width;
        }
        if (c > _gel[k] * (1 - _width[k]))
        {
            var width = _width[k] * _gel[k];
            gelled = Step((_gel[k] - c) / width, out var slope);
            gelledSlope = -slope / width;
        }
        if (_temperature > _coalescence[k] - _temperatureWidth[k])
        {
            var width = _width[k] * _coalescenceConcentration[k];
            var warm = 1 - Step((_coalescence[k] - _temperature) / _temperatureWidth[k]);
            var close = 1 - Step((_coalescenceConcentration[k] - c) / width, out var slope);
            stuck = 1 - warm * close;
            stuckSlope = -warm * slope / width;
        }
        perC = disconnected * (gelledSlope * stuck + gelled * stuckSlope);
        perS = disconnectedSlope * gelled * stuck;
        return disconnected * gelled * stuck;
    }

    /// <summary>Rates of the contents of all cells, from exchange and fluxes or from their derivatives alike.</summary>
    private void Collect(double[] exchange, double[] fluxes, Span<double> rates)
    {
        for (var i = 0; i < _n; i++)
        {
            rates[i * _block] = exchange[i];
            rates[i * _block + 1] = -exchange[i];
            for (var k = 1; k <= _k; k++) rates[i * _block + 1 + k] = 0;
        }
        for (var i = 0; i + 1 < _n; i++)
        {
            double below = 1 / _dZ[i], above = 1 / _dZ[i + 1];
            for (var k = 0; k <= _k; k++)
            {
                var flux = fluxes[i * (_k + 1) + k];
                var row = k == 0 ? 0 : k + 1;
                rates[i * _block + row] -= flux * below;
                rates[(i + 1) * _block + row] += flux * above;
            }
        }
    }

    private void Faces(CellData d, double[] fluxes)
    {
        for (var i = 0; i + 1 < _n; i++) Face(i, d, fluxes.AsSpan(i * (_k + 1), _k + 1));
    }

    /// <summary>Fluxes through the face above cell i: solvent, then each species.</summary>
    private void Face(int i, CellData d, Span<double> fluxes)
    {
        var j = i + 1;
        // Liquid: Darcy with the suctions of both cells, mobility of the cell that it leaves; settling moves fluid up, information with it.
        var difference = d.Suction[j] - d.Suction[i];
        var q = (difference > 0 ? d.Mobility[i] : d.Mobility[j]) * difference / (d.Resistance[i] + d.Resistance[j]);
        if (_buoyancy != 0) q += d.Mobility[i] * _buoyancy * _dZ[i] / (2 * d.Resistance[i]);
        var solvent = q + 0.5 * (d.Air[i] + d.Air[j]) * _vapourFactor * (d.Activity[i] - d.Activity[j]) / (d.Half[i] + d.Half[j]);
        var polymerFlux = 0.0;
        for (var k = 0; k < _k; k++)
        {
            int lower = i * _k + k, upper = lower + _k;
            var conductance = 1 / (d.DiffusionResistance[lower] + d.DiffusionResistance[upper]);
            // Exponentially fitted: J = g [B(-x) c_i - B(x) c_j], x = q/g.
            var x = q / conductance;
            var B = Bernoulli.Value(x);
            var J = d.M[lower] * d.M[upper] * 0.5 * (d.Free[lower] + d.Free[upper]) * conductance * ((B + x) * d.C[lower] - B * d.C[upper]);
            fluxes[k + 1] = J;
            if (_polymer[k]) polymerFlux += J;
        }
        if (_coMigration != 0 && polymerFlux != 0) DragCarbon(i, polymerFlux, d, fluxes);
        for (var k = 1; k <= _k; k++) solvent -= fluxes[k];
        fluxes[0] = solvent;
    }

    private void DragCarbon(int i, double polymerFlux, CellData d, Span<double> fluxes)
    {
        var donor = (polymerFlux > 0 ? i : i + 1) * _k;
        var polymer = 0.0;
        for (var k = 0; k < _k; k++)
            if (_polymer[k]) polymer += d.Content[donor + k];
        if (!(polymer > 0)) return;
        for (var k = 0; k < _k; k++)
            if (_carbon[k]) fluxes[k + 1] += _coMigration * d.M[i * _k + k] * d.M[(i + 1) * _k + k] * d.Content[donor + k] / polymer * polymerFlux;
    }

    private void Surroundings(double time, double T, ReadOnlySpan<double> state, Span<double> rates)
    {
        var flux = Evaporation(time, T, state);
        var top = _n - 1;
        rates[top * _block] -= flux / _rho / _dZ[top];

        var segment = _segment;
        var heatTop = _film.HeatFlux(_top, T, flux, out _, out _);
        if (segment.Top.Emissivity > 0) heatTop += Radiation.NetFlux(segment.Top.Emissivity, segment.Top.WallTemperature ?? segment.Top.GasTemperature, T, out _);
        var heatBottom = 0.0;
        var infrared = Radiation.Absorbed(segment.Top.InfraredFlux, segment.Top.Absorptivity);
        if (segment.Bottom is { } bottom)
        {
            heatBottom = bottom.HeatTransferCoefficient * (bottom.GasTemperature - T);
            if (bottom.Emissivity > 0) heatBottom += Radiation.NetFlux(bottom.Emissivity, bottom.WallTemperature ?? bottom.GasTemperature, T, out _);
            infrared += Radiation.Absorbed(bottom.InfraredFlux, bottom.Absorptivity);
        }
        var support = segment.Support is { } contact ? contact.MeanConductance * (contact.Temperature - T) : 0;
        var vapour = flux * (_latent + _cLiquid * (T - FilmConstants.ReferenceTemperature));
        if (segment.SetTemperature is not null)
        {
            // What holding the temperature takes is the rest of the balance.
            var enthalpyRate = HeatCapacity(state[Evaporated]) * _setSlope - _cLiquid * flux * (T - FilmConstants.ReferenceTemperature);
            support = enthalpyRate - heatTop - heatBottom - infrared + vapour;
        }
        rates[Enthalpy] = heatTop + heatBottom + infrared + support - vapour;
        rates[Evaporated] = flux;
        rates[Quadrature + HeatTop] = heatTop;
        rates[Quadrature + HeatBottom] = heatBottom;
        rates[Quadrature + HeatInfrared] = infrared;
        rates[Quadrature + HeatSupport] = support;
        rates[Quadrature + Vapour] = vapour;
    }

    private double Evaporation(double time, double T, ReadOnlySpan<double> state) => _segment.SetRate is { } rate
        ? rate.At(time - _segmentStart) * Adsorbed(state[(_n - 1) * _block])
        : _film.MassFlux(_top, T, _cells.Activity[_n - 1]);

    private double Power(double x) => _halves ? x * Math.Sqrt(x) : Math.Pow(x, _tortuosity);

    private static double Step(double x) => x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x);

    private static double Step(double x, out double slope)
    {
        slope = x is > 0 and < 1 ? 6 * x * (1 - x) : 0;
        return Step(x);
    }

    private static double Slope(Schedule schedule, double time)
    {
        var times = schedule.Times;
        for (var i = 1; i < times.Count; i++)
            if (time >= times[i - 1] && time < times[i]) return (schedule.Values[i] - schedule.Values[i - 1]) / (times[i] - times[i - 1]);
        return 0;
    }

    private static int IndexOf(FilmInput input, string name)
    {
        for (var k = 0; k < input.Species.Count; k++)
            if (input.Species[k].Name == name) return k;
        return -1;
    }
}
