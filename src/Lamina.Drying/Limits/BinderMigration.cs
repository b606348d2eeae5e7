using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lamina.Numerics.Functions;
using Lamina.Numerics.Integration;
using Lamina.Numerics.Linear;

namespace Lamina.Drying.Limits;

/// <summary>
/// Migration of dissolved binder while the film shrinks, particles evenly spread: the limit model of Font, Protas, Richardson and Foster,
/// J. Power Sources 393 (2018) 177, re-derived from volume conservation. In xi = z/h and tau = E t/h0, with h = 1 - tau and liquid hold-up A = h - phi0:
/// d(A c)/dtau + d/dxi[ xi c - eps^b / (Pe h) dc/dxi ] = 0, no flux through either end, eps = A/h, until h = phi0/phi_max. Written over the evaporated
/// volume the same equation runs on through uniform pore emptying, with h constant and A = h eps S, until the liquid disconnects; a rate that varies only varies Pe.
/// Finite volumes with exponentially fitted fluxes, so that layers thinner than a cell do not oscillate. Make one, solve as often as wanted: solving allocates
/// only the result. Not thread-safe.
/// </summary>
public sealed class BinderMigration : IAnalyticJacobian
{
    private const int Lanes = 8;

    private readonly BinderMigrationSettings _settings;
    private readonly StiffIntegrator _integrator;

    // _down[f]: weight of the concentration below face f in the flux through it, _up[f]: weight of the one above. Face f lies below cell f.
    private readonly double[] _down, _up, _flux, _content;
    private double _coefficientsTime = double.NaN;
    private double _peclet;

    /// <summary>Checks the parameters and takes all memory.</summary>
    /// <param name="settings">parameters</param>
    /// <exception cref="ArgumentException">a parameter is out of range; all faults at once</exception>
    public BinderMigration(BinderMigrationSettings settings)
    {
        settings.Check();
        _settings = settings;
        _peclet = settings.Peclet * (settings.Stages.Count == 0 ? 1 : settings.Stages[0].RateFactor);
        Count = settings.Cells;
        _down = new double[Count + 1];
        _up = new double[Count + 1];
        _flux = new double[Count + 1];
        _content = new double[Count];
        _integrator = new StiffIntegrator(this, new TridiagonalMatrix(Count), new StiffOptions
        {
            RelativeTolerance = settings.Tolerance,
            AbsoluteTolerance = 1e-3 * settings.Tolerance,
        });
    }

    /// <summary>Solves once.</summary>
    /// <param name="settings">parameters</param>
    /// <returns>the profile at the end of shrinkage</returns>
    public static BinderMigrationResult Solve(BinderMigrationSettings settings) => new BinderMigration(settings).Solve();

    /// <summary>Number of unknowns: the cells. Unknown i is A c in cell i, so that their sum is the amount of binder.</summary>
    public int Count { get; }

    /// <summary>Work of the last run.</summary>
    public IntegrationStatistics Statistics => _integrator.Statistics;

    /// <summary>Integrates to fixation without making a result, for benchmarks.</summary>
    /// <returns>the content A c of each cell; valid until the next call</returns>
    public ReadOnlySpan<double> Integrate()
    {
        var initial = 1 - _settings.InitialSolids;
        Array.Fill(_content, initial);
        var (from, end) = (0.0, _settings.Fixation);
        // Piece by piece: rates jump between stages, and the thickness stops at the end of shrinkage.
        while (from < end)
        {
            var to = from < _settings.EndOfShrinkage ? Math.Min(end, _settings.EndOfShrinkage) : end;
            var stages = _settings.Stages;
            var at = 0;
            while (at < stages.Count && stages[at].Until <= from) at++;
            if (at < stages.Count) to = Math.Min(to, stages[at].Until);
            // After the last stage its rate goes on.
            _peclet = _settings.Peclet * (stages.Count == 0 ? 1 : stages[Math.Min(at, stages.Count - 1)].RateFactor);
            _coefficientsTime = double.NaN;
            _integrator.Solve(from, _content, to, _content);
            from = to;
        }
        return _content;
    }

    /// <summary>Integrates to fixation.</summary>
    /// <exception cref="Lamina.Numerics.NotConvergedException">the integration failed</exception>
    public BinderMigrationResult Solve()
    {
        var content = Integrate();
        var total = 0.0;
        foreach (var cell in content) total += cell;
        var mean = total / Count;
        var profile = new double[Count];
        for (var i = 0; i < Count; i++) profile[i] = content[i] / mean;

        // Top wall: no flux means dc/dxi = c xi / D, so c = c_wall exp(-(1 - xi) / D) within the cell, whose mean is c_wall (1 - e^-p) / p = c_wall / (p + B(p)).
        var p = 1 / (Count * Diffusivity(_settings.Fixation));
        var top = profile[^1] * (p + Bernoulli.Value(p));
        // Bottom wall: the profile is even about the foil, c = c_wall + curvature xi^2; cell means at the first two cells give c_wall to fourth order.
        var bottom = profile[0] - (profile[1] - profile[0]) / 6;
        return new BinderMigrationResult
        {
            BottomOverMean = bottom,
            TopOverMean = top,
            BottomTenthOverMean = ProfileMeans.Part(profile, 0, 0.1),
            TopTenthOverMean = ProfileMeans.Part(profile, 0.9, 1),
            UpperHalfShare = 0.5 * ProfileMeans.Part(profile, 0.5, 1),
            Profile = profile,
            MassError = mean / (1 - _settings.InitialSolids) - 1,
            Statistics = Statistics,
        };
    }

    /// <summary>d(A c)/dtau of every cell.</summary>
    /// <param name="time">evaporated volume over the wet thickness [-]</param>
    /// <param name="state">A c of every cell [-]</param>
    /// <param name="rates">receives the rates [-]</param>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        Coefficients(time);
        var n = Count;
        if (state.Length < n || rates.Length < n) throw new ArgumentException("state or rates too short");
        ref var u = ref MemoryMarshal.GetReference(state);
        ref var flux = ref MemoryMarshal.GetArrayDataReference(_flux);
        ref var down = ref MemoryMarshal.GetArrayDataReference(_down);
        ref var up = ref MemoryMarshal.GetArrayDataReference(_up);
        // Inner faces 1 .. n-1, eight at a time; face f reads the cells f-1 and f. The end faces stay zero.
        var f = 1;
        for (; f + Lanes <= n; f += Lanes)
            (Vector512.LoadUnsafe(ref down, (nuint)f) * Vector512.LoadUnsafe(ref u, (nuint)(f - 1)) - Vector512.LoadUnsafe(ref up, (nuint)f) * Vector512.LoadUnsafe(ref u, (nuint)f))
                .StoreUnsafe(ref flux, (nuint)f);
        for (; f < n; f++) _flux[f] = _down[f] * state[f - 1] - _up[f] * state[f];
        FluxDifferences.Write(_flux, 1, rates, n);
    }

    /// <inheritdoc/>
    public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian)
    {
        Coefficients(time);
        var matrix = (TridiagonalMatrix)jacobian;
        Span<double> lower = matrix.Lower, diagonal = matrix.Diagonal, upper = matrix.Upper;
        for (var i = 0; i < Count; i++)
        {
            lower[i] = _down[i];
            diagonal[i] = -_down[i + 1] - _up[i];
            upper[i] = _up[i + 1];
        }
    }

    /// <summary>eps^b / (Pe h) at a time [-].</summary>
    private double Diffusivity(double time)
    {
        var h = Thickness(time);
        return Math.Pow((1 - time - _settings.InitialSolids) / h, _settings.Exponent) / (_peclet * h);
    }

    private double Thickness(double time) => Math.Max(1 - time, _settings.InitialSolids / _settings.MaximumSolids);

    /// <summary>Weights of the fluxes, which depend on time only; the ends (faces 0 and n) stay zero.</summary>
    private void Coefficients(double time)
    {
        if (time == _coefficientsTime) return;
        _coefficientsTime = time;
        var n = Count;
        var conductance = n * Diffusivity(time);
        // Rates are divided by the cell width 1/n, concentrations are contents over the hold-up.
        var scale = n / (1 - time - _settings.InitialSolids);
        var spacing = 1.0 / n;
        var step = spacing / conductance;
        var f = 1;
        // Cell Peclet numbers grow with height: the series holds below some face.
        var series = (int)Math.Min(n, 1 + Bernoulli.SeriesLimit / step);
        var face = Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8);
        for (; f + Lanes <= series; f += Lanes, face += Vector512.Create((double)Lanes))
        {
            var up = scale * conductance * Bernoulli.Series(face * step);
            up.StoreUnsafe(ref _up[f]);
            (scale * spacing * face + up).StoreUnsafe(ref _down[f]);
        }
        for (; f < n; f++)
        {
            var up = scale * conductance * Bernoulli.Value(f * step);
            _up[f] = up;
            _down[f] = scale * spacing * f + up;
        }
    }
}
