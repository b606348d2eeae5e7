using Lamina.Drying.Boundary;
using Lamina.Drying.Dryer;
using Lamina.Materials;
using Lamina.Materials.Solvents;
using Lamina.Numerics;

namespace Lamina.Drying.Film;

/// <summary>
/// The film model once more, plain and slow, to be read beside <c>docs/theory/drying.md</c>: every closure solved exactly where it is needed, implicit
/// Euler in whole and in two half steps with Richardson's extrapolation, full Newton with differences, dense elimination. <see cref="FilmModel"/> is
/// tested against it. Use few cells: a pass takes seconds to minutes.
/// </summary>
public static class FilmReference
{
    /// <summary>Dries a film along a program.</summary>
    /// <param name="input">the wet film</param>
    /// <param name="closures">constants</param>
    /// <param name="program">segments and zones</param>
    /// <param name="options">cells and dry_to are used; the relative tolerance is the largest local error of a component before extrapolation</param>
    /// <exception cref="ArgumentException">input that cannot be; the message names all faults</exception>
    /// <exception cref="NotConvergedException">Newton's iteration did not converge with the shortest step</exception>
    public static FilmSolution Solve(FilmInput input, FilmClosures closures, DryerProgram program, FilmOptions? options = null)
    {
        options ??= new FilmOptions();
        FilmCheck.Check(input, closures, program, options);
        return new Pass(new FilmConstants(input, closures, program, options)).Run();
    }

    private sealed class Pass(FilmConstants constants)
    {
        private const double T0 = FilmConstants.ReferenceTemperature;
        private readonly FilmInput _input = constants.Input;
        private readonly FilmClosures _closures = constants.Closures;
        private readonly Solvent _solvent = constants.Input.Solvent.Solvent;
        private readonly int _n = constants.Cells, _species = constants.Input.Species.Count;
        private readonly double[] _dZ = constants.CellSolid;
        private readonly double _rho = constants.LiquidDensity;
        private readonly FilmTrace _trace = new(constants);
        private readonly double[,] _floor = new double[constants.Cells, Math.Max(1, constants.Input.Species.Count)];
        private double _lastSuction, _largestStress;
        private DryerSegment _segment = null!;
        private double _segmentStart, _content, _setSlope;
        private long _steps, _rateCalls, _newton, _failures;

        private int Block => 2 + _species;

        // Unknowns: cells (w, b, M_1..M_K), enthalpy, evaporated solvent; then five integrated fluxes that nothing depends on.
        private int Unknowns => _n * Block + 2;

        private int Count => Unknowns + 5;

        public FilmSolution Run()
        {
            FindLargestStress();
            for (var i = 0; i < _n; i++)
                for (var k = 0; k < _species; k++) _floor[i, k] = 1;
            var y = InitialState();
            var initialEnthalpy = y[Unknowns - 2];
            var segments = constants.Program.Segments;
            var zones = new ZoneResult[constants.Program.Zones.Count];
            var results = new List<SegmentResult>();
            Enter(segments[0], 0, 0.5 * segments[0].Duration, 0);
            Sample(0, y, 0);
            _trace.Profile(Describe(0, y));
            var start = 0.0;
            for (var first = 0; first < segments.Count;)
            {
                var last = first;
                if (segments[first].Zone is { } own)
                    while (last + 1 < segments.Count && segments[last + 1].Zone == own) last++;
                if (segments[first].Zone is { } zone)
                {
                    var air = constants.Program.Zones[zone];
                    var mark = _trace.Here;
                    var saved = (double[])y.Clone();
                    var floor = (double[,])_floor.Clone();
                    double vapour = 0;
                    double Mismatch(double content)
                    {
                        _trace.Rewind(mark);
                        results.RemoveRange(first, results.Count - first);
                        Array.Copy(floor, _floor, floor.Length);
                        y = (double[])saved.Clone();
                        var own = air.GivenSolventContent ?? air.ContentFrom(content);
                        y = Segments(first, last, start, own, y, results);
                        vapour = VapourFlow(zone, first, last, results);
                        return air.Carried(own) - vapour;
                    }
                    var (Y, passes, error) = (air.GivenSolventContent ?? 0, 1, 0.0);
                    if (air.GivenSolventContent is not null) Mismatch(Y);
                    else (Y, passes, error) = Root(Mismatch, air, ref vapour);
                    zones[zone] = new ZoneResult
                    {
                        Name = air.Name, SolventContent = Y, LelFraction = FilmRun.LelFraction(constants, zone, Y, segments[first].Top.GasTemperature),
                        VapourFlow = vapour, BalanceError = error, Passes = passes,
                    };
                }
                else y = Segments(first, last, start, null, y, results);
                for (; first <= last; first++) start += segments[first].Duration;
            }
            var final = Describe(start, y);
            _trace.Profile(final);
            return FilmReport.Build(constants, _trace, results, zones, final, initialEnthalpy, y[Unknowns - 2], y.AsSpan(Unknowns), y[Unknowns - 1],
                new FilmStatistics { Steps = _steps, Rates = _rateCalls, Jacobians = _newton, NewtonIterations = _newton, Failures = _failures });
        }

        private static (double Content, int Passes, double Error) Root(Func<double, double> mismatch, ZoneAir air, ref double vapour)
        {
            var flow = air.MakeUpFlow + air.LeakageFlow;
            var x0 = (air.MakeUpFlow * air.InletSolventContent + air.LeakageFlow * air.AmbientSolventContent) / flow;
            var f0 = mismatch(x0);
            var x1 = x0 - f0 / flow;
            for (var pass = 2; ; pass++)
            {
                var f1 = mismatch(x1);
                var error = Math.Abs(f1) / Math.Max(flow * Math.Abs(x1), 1e-30);
                if (error < 1e-5 || pass > 20) return (x1, pass, error);
                (x0, f0, x1) = (x1, f1, x1 - f1 * (x1 - x0) / (f1 - f0));
            }
        }

        private double VapourFlow(int zone, int first, int last, List<SegmentResult> results)
        {
            var sum = 0.0;
            for (var i = first; i <= last; i++)
            {
                var s = constants.Program.Segments[i];
                if (s is { Start: { } from, End: { } to }) sum += (to - from) / s.Duration * results[i].Evaporated;
            }
            return sum * constants.Program.Zones[zone].CoatingWidth / _input.Solvent.MolarMass;
        }

        // ---- time ----------------------------------------------------------------------------------------------------------------------------------

        private double[] Segments(int first, int last, double start, double? content, double[] y, List<SegmentResult> results)
        {
            for (var index = first; index <= last; index++)
            {
                var s = constants.Program.Segments[index];
                var end = start + s.Duration;
                var before = (double[])y.Clone();
                double[] stops = [start, .. FilmRun.Knots(s).Select(t => start + t).Where(t => t > start && t < end), end];
                for (var piece = 0; piece + 1 < stops.Length; piece++)
                {
                    Enter(s, start, 0.5 * (stops[piece] + stops[piece + 1]), s.Top.SolventContent ?? content ?? 0);
                    if (piece == 0 && s.SetTemperature is { } set)
                    {
                        var jump = HeatCapacity(y) * (set.At(0) - T0) - y[Unknowns - 2];
                        y[Unknowns - 2] += jump;
                        y[Unknowns + FilmSystem.HeatSupport] += jump;
                    }
                    y = Integrate(stops[piece], stops[piece + 1], y, index);
                }
                var cells = Cells(end, y);
                for (var i = 0; i < _n; i++)
                    for (var k = 0; k < _species; k++) _floor[i, k] = Math.Min(_floor[i, k], cells[i].Mobility[k]);
                var state = Describe(end, y);
                double Since(int at) => y[at] - before[at];
                results.Add(new SegmentResult
                {
                    Name = s.Name, Zone = s.Zone, EndTime = end, Temperature = state.Temperature, DryingRate = state.Rate, Residual = Residual(y),
                    Evaporated = Since(Unknowns - 1), HeatTop = Since(Unknowns), HeatBottom = Since(Unknowns + 1), HeatInfrared = Since(Unknowns + 2),
                    HeatSupport = Since(Unknowns + 3), VapourEnthalpy = Since(Unknowns + 4),
                });
                start = end;
            }
            return y;
        }

        private double[] Integrate(double time, double end, double[] y, int segment)
        {
            var h = Math.Min(1e-3, end - time);
            var longest = constants.Program.Duration / 100;
            while (time < end)
            {
                h = Math.Min(Math.Min(h, longest), end - time);
                if (end - time - h < 1e-9 * end) h = end - time;
                var whole = EulerStep(time, h, y);
                var half = whole is null ? null : EulerStep(time, 0.5 * h, y);
                var twice = half is null ? null : EulerStep(time + 0.5 * h, 0.5 * h, half);
                var error = double.PositiveInfinity;
                if (twice is not null)
                {
                    error = 0;
                    for (var j = 0; j < Unknowns; j++) error = Math.Max(error, Math.Abs(twice[j] - whole![j]) / Scale(j, y));
                }
                if (error > constants.Options.RelativeTolerance)
                {
                    _failures++;
                    h *= double.IsPositiveInfinity(error) ? 0.25 : Math.Max(0.2, 0.8 * Math.Sqrt(constants.Options.RelativeTolerance / error));
                    if (h < 1e-12) throw new NotConvergedException($"The reference film model cannot step at {time:G6} s") { Time = time, Step = h };
                    continue;
                }
                var next = new double[Count];
                for (var j = 0; j < Count; j++) next[j] = 2 * twice![j] - whole![j];
                NoteEvents(time, y, time + h, next, segment);
                (time, y) = (time + h, next);
                _steps++;
                Sample(time, y, segment);
                h *= Math.Clamp(0.8 * Math.Sqrt(constants.Options.RelativeTolerance / Math.Max(error, 1e-14)), 0.3, 2);
            }
            return y;
        }

        // What counts as one unit of error: contents against 0.1, enthalpy against 100 K, evaporated solvent against all of it.
        private double Scale(int j, double[] y) => j < _n * Block ? Math.Max(Math.Abs(y[j]), 0.1)
            : j == Unknowns - 2 ? 100 * constants.DryHeatCapacity : constants.InitialSolvent;

        private double[]? EulerStep(double time, double h, double[] old)
        {
            var end = time + h;
            var y = (double[])old.Clone();
            var r = new double[Count];
            for (var iteration = 0; iteration < 25; iteration++)
            {
                _newton++;
                Rates(end, y, r);
                var residual = new double[Unknowns];
                for (var j = 0; j < Unknowns; j++) residual[j] = y[j] - old[j] - h * r[j];
                var matrix = new double[Unknowns, Unknowns];
                var shifted = new double[Count];
                // Cells three apart share no equation, so that one evaluation serves a third of the columns of one kind.
                for (var kind = 0; kind < Block; kind++)
                    for (var third = 0; third < 3; third++)
                    {
                        var z = (double[])y.Clone();
                        for (var i = third; i < _n; i += 3) z[i * Block + kind] += Increment(y[i * Block + kind]);
                        Rates(end, z, shifted);
                        for (var i = third; i < _n; i += 3)
                        {
                            var column = i * Block + kind;
                            for (var row = Math.Max(0, (i - 1) * Block); row < Math.Min(_n, i + 2) * Block; row++)
                                matrix[row, column] = -h * (shifted[row] - r[row]) / (z[column] - y[column]);
                            if (i != _n - 1) continue;
                            for (var row = _n * Block; row < Unknowns; row++) matrix[row, column] = -h * (shifted[row] - r[row]) / (z[column] - y[column]);
                        }
                    }
                for (var column = _n * Block; column < Unknowns; column++)
                {
                    var z = (double[])y.Clone();
                    z[column] += 1e-7 * (1 + Math.Abs(y[column]));
                    Rates(end, z, shifted);
                    for (var row = 0; row < Unknowns; row++) matrix[row, column] = -h * (shifted[row] - r[row]) / (z[column] - y[column]);
                }
                for (var j = 0; j < Unknowns; j++) matrix[j, j] += 1;
                if (!Eliminate(matrix, residual)) return null;
                var largest = 0.0;
                for (var j = 0; j < Unknowns; j++)
                {
                    if (!double.IsFinite(residual[j])) return null;
                    y[j] -= residual[j];
                    largest = Math.Max(largest, Math.Abs(residual[j]) / Scale(j, y));
                }
                if (largest < 1e-10)
                {
                    // The last rates close every sum: contents and boundary fluxes move by the same numbers.
                    Rates(end, y, r);
                    for (var j = 0; j < Count; j++) y[j] = old[j] + h * r[j];
                    return y;
                }
            }
            return null;
        }

        private static double Increment(double value) => 1e-8 * (0.01 + Math.Abs(value));

        private static bool Eliminate(double[,] a, double[] b)
        {
            var n = b.Length;
            for (var c = 0; c < n; c++)
            {
                var pivot = c;
                for (var row = c + 1; row < n; row++)
                    if (Math.Abs(a[row, c]) > Math.Abs(a[pivot, c])) pivot = row;
                if (!(Math.Abs(a[pivot, c]) > 0)) return false;
                if (pivot != c)
                {
                    for (var j = c; j < n; j++) (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
                    (b[c], b[pivot]) = (b[pivot], b[c]);
                }
                for (var row = c + 1; row < n; row++)
                {
                    if (a[row, c] == 0) continue;
                    var factor = a[row, c] / a[c, c];
                    for (var j = c; j < n; j++) a[row, j] -= factor * a[c, j];
                    b[row] -= factor * b[c];
                }
            }
            for (var row = n - 1; row >= 0; row--)
            {
                for (var j = row + 1; j < n; j++) b[row] -= a[row, j] * b[j];
                b[row] /= a[row, row];
            }
            return true;
        }

        // ---- equations -----------------------------------------------------------------------------------------------------------------------------

        private sealed record Cell
        {
            public double W, B, F, E, S, Suction, Activity, Resistance, Mobile, Half, Air, Exchange;
            public double[] M = [], C = [], Mobility = [], Free = [], D = [];
        }

        private void Rates(double time, double[] y, double[] r)
        {
            _rateCalls++;
            Array.Clear(r);
            var T = Temperature(time, y);
            var cells = Cells(time, y);
            var pressure = _solvent.VapourPressure!.At(T);
            var diffusivity = _solvent.DiffusivityInAir!.At(T) * PhysicalConstants.Atmosphere / _segment.AirPressure;
            var M = _solvent.MolarMass.Value;
            for (var i = 0; i < _n; i++)
            {
                r[i * Block] += cells[i].Exchange;
                r[i * Block + 1] -= cells[i].Exchange;
            }
            for (var i = 0; i + 1 < _n; i++)
            {
                var (a, b) = (cells[i], cells[i + 1]);
                // Darcy in the solid coordinate, half a cell on each side; the cell that the liquid leaves sets how much of its path conducts.
                var q = (b.Suction > a.Suction ? a.Mobile : b.Mobile) * (b.Suction - a.Suction) / (a.Resistance + b.Resistance);
                if (constants.Settling) q += a.Mobile * (constants.SolidDensity - _rho) * PhysicalConstants.Gravity * _dZ[i] / (2 * a.Resistance);
                var vapour = 0.5 * (a.Air + b.Air) * diffusivity * pressure * M / (PhysicalConstants.Gas * T * _rho) * (a.Activity - b.Activity) / (a.Half + b.Half);
                var flux = new double[_species];
                for (var k = 0; k < _species; k++)
                {
                    var conductance = 1 / (a.Half / a.D[k] + b.Half / b.D[k]);
                    var x = q / conductance;
                    // Exact flux between two points for constant q and D.
                    flux[k] = a.Mobility[k] * b.Mobility[k] * 0.5 * (a.Free[k] + b.Free[k]) * conductance * (Bernoulli(-x) * a.C[k] - Bernoulli(x) * b.C[k]);
                }
                Drag(flux, a, b);
                var solvent = q - flux.Sum() + vapour;
                r[i * Block] -= solvent / _dZ[i];
                r[(i + 1) * Block] += solvent / _dZ[i + 1];
                for (var k = 0; k < _species; k++)
                {
                    r[i * Block + 2 + k] -= flux[k] / _dZ[i];
                    r[(i + 1) * Block + 2 + k] += flux[k] / _dZ[i + 1];
                }
            }
            var J = Evaporation(time, T, cells[^1]);
            r[(_n - 1) * Block] -= J / _rho / _dZ[_n - 1];

            var top = _segment.Top;
            var cv = _input.Solvent.VapourHeatCapacity(top.GasTemperature);
            var phi = top.HeatTransferCoefficient > 0 ? J * cv / top.HeatTransferCoefficient : 0;
            var heatTop = top.HeatTransferCoefficient * Bernoulli(phi) * (top.GasTemperature - T) + Radiative(top, T);
            var heatBottom = _segment.Bottom is { } bottom ? bottom.HeatTransferCoefficient * (bottom.GasTemperature - T) + Radiative(bottom, T) : 0;
            var infrared = top.InfraredFlux * top.Absorptivity + (_segment.Bottom is { } under ? under.InfraredFlux * under.Absorptivity : 0);
            var support = _segment.Support is { } contact ? contact.MeanConductance * (contact.Temperature - T) : 0;
            var carried = J * (_solvent.LatentHeat!.At(T) + constants.LiquidHeatCapacity * (T - T0));
            if (_segment.SetTemperature is not null)
                support = HeatCapacity(y) * _setSlope - constants.LiquidHeatCapacity * J * (T - T0) - heatTop - heatBottom - infrared + carried;
            r[Unknowns - 2] = heatTop + heatBottom + infrared + support - carried;
            r[Unknowns - 1] = J;
            (r[Unknowns], r[Unknowns + 1], r[Unknowns + 2], r[Unknowns + 3], r[Unknowns + 4]) = (heatTop, heatBottom, infrared, support, carried);
        }

        private static double Radiative(SurfaceExchange side, double T) =>
            side.Emissivity * PhysicalConstants.StefanBoltzmann * (Math.Pow(side.WallTemperature ?? side.GasTemperature, 4) - Math.Pow(T, 4));

        private double Evaporation(double time, double T, Cell top)
        {
            if (_segment.SetRate is { } rate) return rate.At(time - _segmentStart) * Adsorbed(top.W);
            var gas = new GasStream
            {
                Temperature = _segment.Top.GasTemperature, HeatTransferCoefficient = _segment.Top.HeatTransferCoefficient,
                SolventRatio = _content, Pressure = _segment.AirPressure,
            };
            return GasFilmReference.MassFlux(_solvent, gas, T, top.Activity, _closures.LewisExponent.Value);
        }

        private void Drag(double[] flux, Cell a, Cell b)
        {
            var kappa = _closures.CoMigration.Value;
            if (kappa == 0) return;
            double polymerFlux = 0, polymer = 0;
            for (var k = 0; k < _species; k++)
                if (IsPolymer(k)) polymerFlux += flux[k];
            var donor = polymerFlux > 0 ? a : b;
            for (var k = 0; k < _species; k++)
                if (IsPolymer(k)) polymer += donor.M[k];
            if (!(polymer > 0)) return;
            for (var k = 0; k < _species; k++)
                if (_input.Species[k].Role == SolidRole.Carbon) flux[k] += kappa * a.Mobility[k] * b.Mobility[k] * donor.M[k] / polymer * polymerFlux;
        }

        private bool IsPolymer(int k) => _input.Species[k].Kind == SpeciesKind.DissolvedPolymer;

        private Cell[] Cells(double time, double[] y)
        {
            var T = Temperature(time, y);
            var g = constants.FixedSurfaceTension ? 1 : _solvent.SurfaceTension!.At(T) / constants.SurfaceTension;
            var entry = g * _closures.EntryFactor.Value * constants.SurfaceTension * Math.Cos(_closures.ContactAngle.Value) / _closures.PoreRadius.Value;
            var entryFluid = VoidRatio(entry);
            var finalVoid = VoidRatio(entry * _largestStress);
            var cells = new Cell[_n];
            for (var i = 0; i < _n; i++) cells[i] = Evaluate(i, y, T, entry, entryFluid, finalVoid);
            return cells;
        }

        private Cell Evaluate(int i, double[] y, double T, double entry, double entryFluid, double finalVoid)
        {
            var (w, b) = (y[i * Block], y[i * Block + 1]);
            var M = y.AsSpan(i * Block + 2, _species).ToArray();
            double polymer = 0, polymerMass = 0, polymerVolume = 0;
            for (var k = 0; k < _species; k++)
                if (IsPolymer(k))
                {
                    polymer += M[k];
                    polymerMass += _input.Species[k].Mass;
                    polymerVolume += _input.Species[k].Mass / _input.Species[k].Density;
                }
            var f = Math.Max(w + b + M.Sum(), 1e-9);
            var (suction, e, large, fine) = Suction(f, entry, entryFluid, finalVoid);
            var S = f / e;
            var open = e / (1 + e);
            var R = 0.5 * _closures.ParticleDiameter.Value;
            var viscosity = _solvent.Viscosity!.At(T) * _closures.RelativeViscosity.Value;
            var k0 = 2 * R * R / 9 * Math.Pow(open, _closures.HindranceExponent.Value) * (1 + e);
            var rc = _closures.FinePoreRadius.Value;
            var kFine = _closures.FinePoreShare.Value * open * rc * rc / 24;
            var sc = _closures.DisconnectionSaturation.Value;
            var beta = _closures.FilmFlow.Value;
            var relative = S < 1 ? (k0 * Math.Pow(large, 3) * (beta + (1 - beta) * Step((S - sc) / (0.2 * sc))) + kFine * Math.Pow(fine, 3)) / (k0 + kFine) : 1;
            var cell = new Cell
            {
                W = w, B = b, M = M, F = f, E = e, S = S, Suction = suction,
                Half = 0.5 * (1 + e) * _dZ[i],
                Resistance = 0.5 * (1 + e) * _dZ[i] * viscosity / k0,
                Mobile = relative * Math.Max(w, 0) / f,
                Air = Math.Pow(Math.Max(0, e - f) / (1 + e), _closures.TortuosityExponent.Value),
                Activity = Adsorbed(w), C = new double[_species], Mobility = new double[_species], Free = new double[_species], D = new double[_species],
            };
            if (polymer > 0)
            {
                var held = Math.Max(b, 0);
                var solvent = Math.Max(w, 0) + held;
                cell.Activity *= FloryHuggins.Activity(solvent / (solvent + polymer), _closures.Chi.Value);
                var omega = _rho * held / (_rho * held + polymerMass / polymerVolume * polymer);
                var Dp = Math.Pow(10, _closures.PolymerDiffusivityIntercept.Value + _closures.PolymerDiffusivitySlope.Value * omega);
                var l = _closures.PolymerLayer.Value;
                var a = Math.Min(1, cell.Activity);
                cell.Exchange = Math.PI * Math.PI * Dp / (4 * l * l) * (b - polymer * HeldSolventTable.Exact(a, _closures.Chi.Value, _closures.GelPolymerFraction.Value));
            }
            // Species that block others first.
            foreach (var k in Enumerable.Range(0, _species).OrderBy(k => _input.Species[k].Partition.BlockedBy is null ? 0 : 1))
            {
                var s = _input.Species[k];
                cell.C[k] = Concentration(s, M[k], f, cell.C);
                var D = s.Diffusivity.Reference;
                if (s.Diffusivity.FollowsViscosity) D *= T / s.Diffusivity.ReferenceTemperature * _solvent.Viscosity.At(s.Diffusivity.ReferenceTemperature) / _solvent.Viscosity.At(T);
                cell.Free[k] = s.Diffusivity.EntanglementConcentration is { } ce ? 1 / (1 + Math.Pow(polymer / f / ce, s.Diffusivity.EntanglementExponent)) : 1;
                cell.D[k] = D * Math.Pow(f / (1 + e), _closures.TortuosityExponent.Value);
                cell.Mobility[k] = Math.Min(_floor[i, k], Mobility(s.Fixation, cell.C[k], S, T));
            }
            return cell;
        }

        private double Concentration(MobileSpecies s, double M, double f, double[] c)
        {
            var K = s.Partition.Coefficient;
            if (s.Partition.BlockedBy is { } name)
            {
                var other = _input.Species.ToList().FindIndex(o => o.Name == name);
                K *= 1 - c[other] / (c[other] + _input.Species[other].Partition.HalfCoverage!.Value);
            }
            var volume = f + s.Partition.ParticlePores;
            if (s.Partition.HalfCoverage is not { } half || K == 0) return M / (volume + K);
            // volume c + K c/(1 + c/half) = M by bisection.
            double low = 0, high = Math.Max(0, M) / volume;
            for (var i = 0; i < 60; i++)
            {
                var middle = 0.5 * (low + high);
                if (volume * middle + K * middle / (1 + middle / half) < M) low = middle; else high = middle;
            }
            return 0.5 * (low + high);
        }

        private double Mobility(FixationRules rules, double c, double S, double T)
        {
            var sc = rules.DisconnectionSaturation ?? _closures.DisconnectionSaturation.Value;
            var m = Step((S - sc) / (rules.Width * sc));
            if (rules.GelConcentration is { } gel) m *= Step((gel - c) / (rules.Width * gel));
            if (rules.CoalescenceTemperature is { } hot)
            {
                var warm = 1 - Step((hot - T) / rules.TemperatureWidth);
                var close = 1 - Step((rules.CoalescenceConcentration - c) / (rules.Width * rules.CoalescenceConcentration));
                m *= 1 - warm * close;
            }
            return m;
        }

        private double Adsorbed(double w) => w >= 0 ? w / (w + _closures.SorbedLayer.Value) : w / _closures.SorbedLayer.Value;

        private static double Step(double x) => x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x);

        private static double Bernoulli(double x) => Math.Abs(x) < 1e-4 ? 1 - 0.5 * x + x * x / 12 : x > 700 ? 0 : x / (Math.Exp(x) - 1);

        // ---- suction -------------------------------------------------------------------------------------------------------------------------------

        private double NetworkPressure(double phi)
        {
            var d = _closures.ParticleDiameter.Value;
            var (gel, packing) = (_closures.GelFraction.Value, _closures.PackingFraction.Value);
            if (phi >= packing) return double.PositiveInfinity;
            var p = 0.0;
            if (_closures.ColloidalPressure) p += PhysicalConstants.Boltzmann * 298.15 / (Math.PI / 6 * d * d * d) * phi / (1 - phi / packing);
            if (_closures.CompressiveYield && phi > gel) p += _closures.NetworkStrength.Value * Math.Pow((phi - gel) / (packing - phi), _closures.NetworkExponent.Value);
            return p;
        }

        private double VoidRatio(double pressure)
        {
            double low = 0, high = _closures.PackingFraction.Value;
            for (var i = 0; i < 52; i++)
            {
                var middle = 0.5 * (low + high);
                if (NetworkPressure(middle) < pressure) low = middle; else high = middle;
            }
            return 2 / (low + high) - 1;
        }

        private double Large(double s) => VanGenuchten(s - 1, _closures.RetentionExponent.Value);

        private double Fine(double s) => VanGenuchten((s - 1) * _closures.FinePoreRadius.Value / _closures.PoreRadius.Value, _closures.FineRetentionExponent.Value);

        private double Retained(double s) => (1 - _closures.FinePoreShare.Value) * Large(s) + _closures.FinePoreShare.Value * Fine(s);

        private static double VanGenuchten(double x, double n) => x <= 0 ? 1 : Math.Pow(1 + Math.Pow(x, n), 1 / n - 1);

        private double EffectiveStress(double s) => s * (_closures.Bishop == BishopBasis.WholePoreSpace ? Retained(s) : Large(s));

        // Largest effective stress on a fine grid: an error of 1e-4 in its place is 1e-8 in its value.
        private void FindLargestStress()
        {
            (_lastSuction, _largestStress) = (1, 1);
            var top = Math.Log(20 * Math.Max(1, _closures.PoreRadius.Value / _closures.FinePoreRadius.Value));
            for (var i = 1; i <= 100_000; i++)
            {
                var s = Math.Exp(top * i / 100_000);
                if (EffectiveStress(s) > _largestStress) (_lastSuction, _largestStress) = (s, EffectiveStress(s));
            }
        }

        // Largest effective stress on the way to a suction: only a second peak (whole pore space) needs the scan.
        private double StressUpTo(double s)
        {
            if (s >= _lastSuction) return _largestStress;
            if (_closures.Bishop == BishopBasis.LargePores) return EffectiveStress(s);
            var largest = 1.0;
            for (var i = 0; i <= 200; i++) largest = Math.Max(largest, EffectiveStress(Math.Pow(s, i / 200.0)));
            return largest;
        }

        private (double Suction, double VoidRatio, double Large, double Fine) Suction(double f, double entry, double entryFluid, double finalVoid)
        {
            if (f >= entryFluid) return (NetworkPressure(1 / (1 + f)), f, 1, 1);
            double low = 0, high = 40;
            for (var i = 0; i < 52; i++)
            {
                var middle = 0.5 * (low + high);
                if (Fluid(Math.Exp(middle)) > f) low = middle; else high = middle;
            }
            var s = Math.Exp(0.5 * (low + high));
            return (entry * s, f / Retained(s), Large(s), Fine(s));

            double Fluid(double hatted) => Retained(hatted) * (hatted >= _lastSuction ? finalVoid : VoidRatio(entry * StressUpTo(hatted)));
        }

        // ---- bookkeeping ---------------------------------------------------------------------------------------------------------------------------

        private double[] InitialState()
        {
            var y = new double[Count];
            var held = constants.InitialHeld();
            for (var i = 0; i < _n; i++)
            {
                (y[i * Block], y[i * Block + 1]) = (constants.SolventContent - held, held);
                for (var k = 0; k < _species; k++) y[i * Block + 2 + k] = constants.SpeciesContent[k];
            }
            y[(_n - 1) * Block] += _input.ClearSolventLayer / _dZ[_n - 1];
            y[Unknowns - 2] = HeatCapacity(y) * (_input.InitialTemperature - T0);
            return y;
        }

        private void Enter(DryerSegment segment, double start, double middle, double content)
        {
            (_segment, _segmentStart, _content) = (segment, start, content);
            _setSlope = segment.SetTemperature is { } set ? (set.At(middle - start + 1e-6) - set.At(middle - start - 1e-6)) / 2e-6 : 0;
        }

        private double HeatCapacity(double[] y) => constants.DryHeatCapacity + constants.LiquidHeatCapacity * (constants.InitialSolvent - y[Unknowns - 1]);

        private double Temperature(double time, double[] y) =>
            _segment.SetTemperature is { } set ? set.At(time - _segmentStart) : T0 + y[Unknowns - 2] / HeatCapacity(y);

        private double Residual(double[] y)
        {
            var sum = 0.0;
            for (var i = 0; i < _n; i++) sum += (y[i * Block] + y[i * Block + 1]) * _dZ[i];
            return sum * _rho / constants.DryMass;
        }

        private FilmState Describe(double time, double[] y)
        {
            var cells = Cells(time, y);
            var state = new FilmState(_n, _species) { Time = time, Temperature = Temperature(time, y), SolventContent = _content };
            state.Rate = Evaporation(time, state.Temperature, cells[^1]);
            (state.SuctionTop, state.ActivityTop) = (cells[^1].Suction, cells[^1].Activity);
            for (var i = 0; i < _n; i++)
            {
                (state.Free[i], state.Held[i], state.VoidRatio[i]) = (cells[i].W, cells[i].B, cells[i].E);
                for (var k = 0; k < _species; k++) (state.Species[k][i], state.Mobility[k][i]) = (cells[i].M[k], cells[i].Mobility[k]);
            }
            return state;
        }

        private void Sample(double time, double[] y, int segment) => _trace.Sample(Describe(time, y), segment);

        private double[] EventFunctions(double time, double[] y)
        {
            var T = Temperature(time, y);
            var g = constants.FixedSurfaceTension ? 1 : _solvent.SurfaceTension!.At(T) / constants.SurfaceTension;
            var entry = g * _closures.EntryFactor.Value * constants.SurfaceTension * Math.Cos(_closures.ContactAngle.Value) / _closures.PoreRadius.Value;
            var entryFluid = VoidRatio(entry);
            var cells = Cells(time, y);
            double thickness = 0, fluid = 0, voids = 0, stuck = 0, binder = 0;
            for (var i = 0; i < _n; i++)
            {
                thickness += (1 + cells[i].E) * _dZ[i];
                fluid += cells[i].F * _dZ[i];
                voids += cells[i].E * _dZ[i];
                for (var k = 0; k < _species; k++)
                {
                    if (_input.Species[k].Role != SolidRole.Binder) continue;
                    binder += cells[i].M[k] * _dZ[i] * _input.Species[k].Density;
                    stuck += cells[i].M[k] * _dZ[i] * _input.Species[k].Density * (1 - cells[i].Mobility[k]);
                }
            }
            return
            [
                cells.Min(c => c.F) / entryFluid - 1,
                cells.Max(c => c.F) / entryFluid - 1,
                thickness / ((1 + VoidRatio(entry * _largestStress)) * constants.Solid) - 1 - FilmSystem.ShrinkageMargin,
                fluid / voids - _closures.DisconnectionSaturation.Value,
                Residual(y) / constants.Options.DryTo - 1,
                binder > 0 ? 0.5 - stuck / binder : 0,
            ];
        }

        // Crossings are found by bisection on the straight line between the states at both ends of a step.
        private void NoteEvents(double from, double[] before, double to, double[] after, int segment)
        {
            FilmEventKind[] kinds = [FilmEventKind.AirEntry, FilmEventKind.AirEverywhere, FilmEventKind.EndOfShrinkage, FilmEventKind.Disconnection, FilmEventKind.Dry, FilmEventKind.Fixation];
            var first = EventFunctions(from, before);
            var last = EventFunctions(to, after);
            for (var k = 0; k < kinds.Length; k++)
            {
                if (!(first[k] > 0 && last[k] <= 0) || _trace.Events.Any(e => e.Kind == kinds[k])) continue;
                double low = 0, high = 1;
                for (var i = 0; i < 40; i++)
                {
                    var middle = 0.5 * (low + high);
                    var y = new double[Count];
                    for (var j = 0; j < Count; j++) y[j] = before[j] + middle * (after[j] - before[j]);
                    if (EventFunctions(from + middle * (to - from), y)[k] > 0) low = middle; else high = middle;
                }
                _trace.Event(kinds[k], null, from + high * (to - from), segment);
            }
        }
    }
}
