using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Functions;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;
using Lamina.Numerics.Roots;

namespace Lamina.Drying.Limits;

/// <summary>
/// Consolidation of colloidal particles under evaporation, diffusion against the falling surface: Routh and Zimmerman, Chem. Eng. Sci. 59 (2004) 2961.
/// In xi = z/h and tau = E t/h0, h = 1 - tau: d(h phi)/dtau = d/dxi[ D(phi) / (Pe h) dphi/dxi - xi phi ], no flux through either end (in the moving frame).
/// Finite volumes with exponentially fitted fluxes. Between two cells the singular factor 1/(1 - phi/phi_max)^2 is averaged exactly,
/// 1/((1 - a/phi_max)(1 - b/phi_max)), the rest taken at their mean: a diffusivity at the mean alone stays finite when one cell packs and the other does not,
/// and lets it overfill. Make one, solve as often as wanted; integrating allocates nothing. Not thread-safe.
/// </summary>
public sealed class ParticleConsolidation : IAnalyticJacobian
{
    // Richardson and Zaki: hindrance of the particle flux.
    private const double HindranceExponent = 6.55;
    private const int Lanes = 8;

    private readonly ParticleConsolidationSettings _settings;
    private readonly StiffIntegrator _integrator;
    private readonly double[] _flux, _conductance, _byBelow, _byAbove, _content;
    private readonly ChebyshevFit _hindrance;
    private readonly double _prefactor, _slope, _packing, _smallestRoom;

    /// <summary>Checks the parameters and takes all memory.</summary>
    /// <param name="settings">parameters</param>
    /// <exception cref="ArgumentException">a parameter is out of range; all faults at once</exception>
    public ParticleConsolidation(ParticleConsolidationSettings settings)
    {
        settings.Check();
        _settings = settings;
        Count = settings.Cells;
        _content = new double[Count];
        _flux = new double[Count + 1];
        _conductance = new double[Count + 1];
        _byBelow = new double[Count + 1];
        _byAbove = new double[Count + 1];
        // A polynomial of degree 20 is exact to rounding here and several times cheaper than a power.
        _hindrance = new ChebyshevFit(phi => Math.Pow(1 - phi, HindranceExponent), 0, settings.MaximumSolids, 20);
        _packing = settings.ClosePacking;
        // Room left at the surface falls as 0.007/Pe; a seventh of that is never reached by the solution, only by its error.
        _smallestRoom = 1e-3 / Math.Max(1, settings.Peclet);
        _prefactor = settings.Form == ConsolidationForm.Printed ? 1 / settings.MaximumSolids : 1;
        _slope = settings.Form == ConsolidationForm.Yoo ? 6 * settings.InitialSolids * settings.Peclet : 0;
        // Errors must stay well below the room left at the packed surface, or Newton's iteration ends beyond packing.
        var tolerance = Math.Min(settings.Tolerance, 1e-3 / Math.Pow(Math.Max(1, settings.Peclet), 1.5));
        _integrator = new StiffIntegrator(this, new TridiagonalMatrix(Count), new StiffOptions
        {
            RelativeTolerance = tolerance,
            AbsoluteTolerance = 1e-2 * tolerance,
        });
    }

    /// <summary>Solves once.</summary>
    /// <param name="settings">parameters</param>
    /// <returns>the profile at the requested time</returns>
    public static ParticleConsolidationResult Solve(ParticleConsolidationSettings settings) => new ParticleConsolidation(settings).Solve();

    /// <summary>Number of unknowns: the cells. Unknown i is h phi in cell i, so that their sum is the amount of particles.</summary>
    public int Count { get; }

    /// <summary>Work of the last run.</summary>
    public IntegrationStatistics Statistics => _integrator.Statistics;

    /// <summary>Slow drying, Pe to 0: phi_top - phi_bottom = Pe phi0 / (2 D(phi0 / h)), the parabola in which diffusion carries the flux xi phi [-].</summary>
    /// <param name="settings">parameters</param>
    public static double SlowDifference(ParticleConsolidationSettings settings)
    {
        var model = new ParticleConsolidation(settings);
        var uniform = settings.InitialSolids / (1 - settings.Time);
        return settings.Peclet * settings.InitialSolids / (2 * model.Diffusivity(uniform, uniform));
    }

    /// <summary>Fast drying, Pe to infinity: the foil keeps the initial volume fraction until the packed layer arrives; the surface is packed [-].</summary>
    /// <param name="settings">parameters</param>
    /// <returns>volume fractions at the foil and at the surface</returns>
    public static (double Bottom, double Top) FastLimit(ParticleConsolidationSettings settings)
    {
        settings.Check();
        return (settings.InitialSolids, settings.MaximumSolids);
    }

    /// <summary>Integrates without making a result, for benchmarks.</summary>
    /// <returns>h phi of each cell; valid until the next call</returns>
    public ReadOnlySpan<double> Integrate()
    {
        Array.Fill(_content, _settings.InitialSolids);
        _integrator.Solve(0, _content, _settings.Time, _content);
        return _content;
    }

    /// <summary>Integrates to the requested time.</summary>
    /// <exception cref="Lamina.Numerics.NotConvergedException">the integration failed</exception>
    public ParticleConsolidationResult Solve()
    {
        var content = Integrate();
        var h = 1 - _settings.Time;
        var profile = new double[Count];
        var total = 0.0;
        for (var i = 0; i < Count; i++)
        {
            profile[i] = content[i] / h;
            total += content[i];
        }
        return new ParticleConsolidationResult
        {
            // Even about the foil: see BinderMigration.
            SolidsAtBottom = profile[0] - (profile[1] - profile[0]) / 6,
            SolidsAtTop = TopWall(profile[^1]),
            BottomTenth = ProfileMeans.Part(profile, 0, 0.1),
            TopTenth = ProfileMeans.Part(profile, 0.9, 1),
            Profile = profile,
            MassError = total / (Count * _settings.InitialSolids) - 1,
            Statistics = Statistics,
        };
    }

    /// <summary>d(h phi)/dtau of every cell.</summary>
    /// <param name="time">dimensionless time E t / h0 [-]</param>
    /// <param name="state">h phi of every cell [-]</param>
    /// <param name="rates">receives the rates [-]</param>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        if (state.Length < Count || rates.Length < Count) throw new ArgumentException("state or rates too short");
        Faces(time, state);
        FluxDifferences.Write(_flux, Count, rates, Count);
    }

    /// <inheritdoc/>
    public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian)
    {
        if (state.Length < Count) throw new ArgumentException("state too short");
        var matrix = (TridiagonalMatrix)jacobian;
        var n = Count;
        Faces(time, state);
        Slopes(time, state);
        // Face f: _byBelow is d flux / d(content of cell f - 1), _byAbove the one of cell f, both times n.
        _byBelow.AsSpan(0, n).CopyTo(matrix.Lower);
        FluxDifferences.Diagonal(_byAbove, _byBelow, matrix.Diagonal, matrix.Upper, n);
    }

    /// <summary>Flux and conductance of every inner face; face f reads the cells f - 1 and f. The end faces stay zero.</summary>
    private void Faces(double time, ReadOnlySpan<double> state)
    {
        var (n, h) = (Count, 1 - time);
        var inverseThickness = 1 / h;
        var scale = n * _prefactor / (_settings.Peclet * h);
        var inversePacking = 1 / _packing;
        var spacing = 1.0 / n;
        ref var v = ref MemoryMarshal.GetReference(state);
        ref var flux = ref MemoryMarshal.GetArrayDataReference(_flux);
        ref var conductances = ref MemoryMarshal.GetArrayDataReference(_conductance);
        var (one, ramp, smallest, limit) = (Vector512<double>.One, Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create(_smallestRoom), Vector512.Create(Bernoulli.SeriesLimit));
        // Eight faces at a time; the last eight overlap those before, with the same bits.
        for (var start = 1; start < n; start += Lanes)
        {
            var f = Math.Min(start, n - Lanes);
            var phi = inverseThickness * Vector512.LoadUnsafe(ref v, (nuint)(f - 1));
            var next = inverseThickness * Vector512.LoadUnsafe(ref v, (nuint)f);
            var mean = 0.5 * (phi + next);
            // An accepted state may lie beyond packing by the tolerance: the rates must stay finite there, and push back.
            var rooms = Vector512.MaxNative(smallest, one - inversePacking * phi) * Vector512.MaxNative(smallest, one - inversePacking * next);
            var conductance = scale * _hindrance.Value(mean) * (one + _slope * mean) / rooms;
            var velocity = spacing * (ramp + Vector512.Create((double)f));
            var p = velocity / conductance;
            conductance.StoreUnsafe(ref conductances, (nuint)f);
            var weight = Vector512.LessThanOrEqualAll(p, limit) ? Bernoulli.Series(p) : BernoulliLanes(p);
            (velocity * phi - conductance * weight * (next - phi)).StoreUnsafe(ref flux, (nuint)f);
        }
    }

    /// <summary>Derivatives of the fluxes of <see cref="Faces"/>, which must have been called for the same state.</summary>
    private void Slopes(double time, ReadOnlySpan<double> state)
    {
        var (n, h) = (Count, 1 - time);
        var inverseThickness = 1 / h;
        var outer = n / h;
        var spacing = 1.0 / n;
        ref var v = ref MemoryMarshal.GetReference(state);
        var (one, ramp, limit) = (Vector512<double>.One, Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create(Bernoulli.SeriesLimit));
        for (var start = 1; start < n; start += Lanes)
        {
            var f = Math.Min(start, n - Lanes);
            var phi = inverseThickness * Vector512.LoadUnsafe(ref v, (nuint)(f - 1));
            var next = inverseThickness * Vector512.LoadUnsafe(ref v, (nuint)f);
            var mean = 0.5 * (phi + next);
            var conductance = Vector512.LoadUnsafe(ref _conductance[0], (nuint)f);
            var velocity = spacing * (ramp + Vector512.Create((double)f));
            var p = velocity / conductance;
            var small = Vector512.LessThanOrEqualAll(p, limit);
            var weight = small ? Bernoulli.Series(p) : BernoulliLanes(p);
            // d(kappa B(v / kappa)) / dkappa = B - p B'.
            var byConductance = small ? Bernoulli.SeriesByConductance(p) : BernoulliLanesByConductance(p);
            var throughDiffusivity = -(next - phi) * byConductance * conductance;
            // d ln D / dphi of the part at the mean, and of the singular factor of each cell.
            var atMean = Vector512.Create(0.5 * _slope) / (one + _slope * mean) - Vector512.Create(0.5 * HindranceExponent) / (one - mean);
            (outer * (velocity + conductance * weight + throughDiffusivity * (atMean + AtWall(phi)))).StoreUnsafe(ref _byBelow[0], (nuint)f);
            (outer * (throughDiffusivity * (atMean + AtWall(next)) - conductance * weight)).StoreUnsafe(ref _byAbove[0], (nuint)f);
        }
    }

    /// <summary>d ln(1 / room) / dphi.</summary>
    private Vector512<double> AtWall(Vector512<double> phi)
    {
        var room = Vector512.Create(_packing) - phi;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(room, Vector512.Create(_smallestRoom * _packing)), Vector512<double>.One / room, Vector512<double>.Zero);
    }

    private static Vector512<double> BernoulliLanes(Vector512<double> p)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (var i = 0; i < Lanes; i++) lanes[i] = Bernoulli.Value(p[i]);
        return Vector512.Create<double>(lanes);
    }

    private static Vector512<double> BernoulliLanesByConductance(Vector512<double> p)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (var i = 0; i < Lanes; i++) lanes[i] = Bernoulli.Value(p[i]) - p[i] * Bernoulli.Derivative(p[i]);
        return Vector512.Create<double>(lanes);
    }

    /// <summary>Mean diffusivity between two volume fractions.</summary>
    private double Diffusivity(double phi, double next)
    {
        var mean = 0.5 * (phi + next);
        var rooms = Math.Max(_smallestRoom, 1 - phi / _packing) * Math.Max(_smallestRoom, 1 - next / _packing);
        return _prefactor * Math.Pow(1 - mean, HindranceExponent) * (1 + _slope * mean) / rooms;
    }

    /// <summary>
    /// Wall value from the mean of the top cell: within it D dphi/dxi = Pe h xi phi, so that the integral of D / (Pe h phi) dphi from the cell's value to the
    /// wall's is half a cell.
    /// </summary>
    private double TopWall(double cell)
    {
        var (half, strength) = (0.5 / Count, _settings.Peclet * (1 - _settings.Time));
        var root = BrentRoot.TryFind(wall => wall < _packing ? Diffusivity(cell, wall) * Math.Log(wall / cell) - strength * half : double.PositiveInfinity,
            cell, _packing, 1e-13);
        return root.Status == RootStatus.Converged ? root.Root : double.NaN;
    }
}
