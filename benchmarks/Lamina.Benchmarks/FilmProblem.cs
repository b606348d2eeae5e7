using Lamina.Drying.Limits;
using Lamina.Numerics.Integration;

namespace Lamina.Benchmarks;

/// <summary>One of the two limit problems at one size and tolerance, ready to be solved again and again.</summary>
internal sealed class FilmProblem
{
    private readonly BinderMigration? _binder;
    private readonly ParticleConsolidation? _particles;

    public FilmProblem(string name, int cells, double tolerance)
    {
        if (name == "binder") _binder = new BinderMigration(new BinderMigrationSettings { Peclet = 1, Cells = cells, Tolerance = tolerance });
        else _particles = new ParticleConsolidation(new ParticleConsolidationSettings { Peclet = 1, Time = 0.4, Cells = cells, Tolerance = tolerance });
    }

    public ReadOnlySpan<double> Integrate() => _binder is not null ? _binder.Integrate() : _particles!.Integrate();

    public IntegrationStatistics Statistics => _binder?.Statistics ?? _particles!.Statistics;
}
