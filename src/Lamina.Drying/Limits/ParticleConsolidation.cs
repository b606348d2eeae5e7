using System.Runtime.CompilerServices;
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

    private readonly ParticleConsolidationSettings _settings;
    private readonly StiffIntegrator _integrator;
    private readonly double[] _content;
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
        _packing = settings.ClosePacking;
        // Room left at the surface falls as 0.007/Pe; a seventh of that is never reached by the solution, only by its error.
        _smallestRoom = 1e-3 / Math.Max(1, settings.Peclet);
        _prefactor = settings.Form == ConsolidationForm.Printed ? 1 / settings.MaximumSolids : 1;
        _slope = settings.Form == ConsolidationForm.Yoo ? 6 * settings.InitialSolids * settings.Peclet : 0;
        // Errors must stay well below the room left at the packed surface, or Newton's iteration ends beyond packing.
        var tolerance = Math.Min(settings.Tolerance, 1e-4 / Math.Max(1, settings.Peclet));
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
        var (n, h) = (Count, 1 - time);
        var inverseThickness = 1 / h;
        var conductanceScale = n / (_settings.Peclet * h);
        var below = 0.0;
        var phi = state[0] * inverseThickness;
        for (var i = 0; i + 1 < n; i++)
        {
            var next = state[i + 1] * inverseThickness;
            var conductance = conductanceScale * Diffusivity(phi, next);
            var velocity = (i + 1.0) / n;
            var flux = velocity * phi - conductance * Bernoulli.Value(velocity / conductance) * (next - phi);
            rates[i] = (below - flux) * n;
            (below, phi) = (flux, next);
        }
        rates[n - 1] = below * n;
    }

    /// <inheritdoc/>
    public void Jacobian(double time, ReadOnlySpan<double> state, INewtonMatrix jacobian)
    {
        var matrix = (TridiagonalMatrix)jacobian;
        var (n, h) = (Count, 1 - time);
        var conductanceScale = n / (_settings.Peclet * h);
        var scale = n / h;
        for (var i = 0; i + 1 < n; i++)
        {
            var (phi, next) = (state[i] / h, state[i + 1] / h);
            var diffusivity = Diffusivity(phi, next);
            var conductance = conductanceScale * diffusivity;
            var velocity = (i + 1.0) / n;
            var p = velocity / conductance;
            var b = Bernoulli.Value(p);
            // d(kappa B(v / kappa)) / dkappa = B - p B'.
            var throughDiffusivity = -(next - phi) * (b - p * Bernoulli.Derivative(p)) * conductance;
            // d ln D / dphi of the part at the mean, and of the singular factor of each cell.
            var mean = 0.5 * (phi + next);
            var atMean = 0.5 * (_slope / (1 + _slope * mean) - HindranceExponent / (1 - mean));
            var byPhi = scale * (velocity + conductance * b + throughDiffusivity * (atMean + AtWall(phi)));
            var byNext = scale * (-conductance * b + throughDiffusivity * (atMean + AtWall(next)));
            matrix.Diagonal[i] -= byPhi;
            matrix.Upper[i] = -byNext;
            matrix.Lower[i + 1] = byPhi;
            matrix.Diagonal[i + 1] = byNext;
        }
    }

    /// <summary>d ln(1 / room) / dphi.</summary>
    private double AtWall(double phi) => 1 - phi / _packing > _smallestRoom ? 1 / (_packing - phi) : 0;

    /// <summary>Mean diffusivity between two volume fractions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Diffusivity(double phi, double next)
    {
        var mean = 0.5 * (phi + next);
        // An accepted state may lie beyond packing by the tolerance: the rates must stay finite there, and push back.
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
