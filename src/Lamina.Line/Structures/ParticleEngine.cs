using Lamina.Line.Steps;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Structures;

/// <summary>Lamina's own engine, the default.</summary>
public sealed class ParticleEngine : IParticleEngine
{
    /// <inheritdoc/>
    public string? Note => null;

    /// <inheritdoc/>
    public RelaxationResult Rest(ParticleSystem system, RelaxationSettings settings, RunContext context, string name, Action<double>? progress, CancellationToken cancellation) =>
        QuasiStaticRelaxation.Run(system, settings with { Threads = context.Threads }, (step, _) => progress?.Invoke(Math.Min(0.99, step / 2000.0)), context.Keeper?.Invoke(name), cancellation);

    /// <inheritdoc/>
    public HeterogeneousDryingResult Dry(ParticleSystem system, HeterogeneousDryingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation) =>
        HeterogeneousDrying.Run(system, settings with { Threads = context.Threads }, progress, context.Keeper?.Invoke("drying-particles"), cancellation);

    /// <inheritdoc/>
    public PlaneCalenderingResult Calender(ParticleSystem system, PlaneCalenderingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation) =>
        PlaneCalendering.Run(system, settings with { Threads = context.Threads }, (k, _) => progress?.Invoke((double)k / settings.Increments), context.Keeper?.Invoke("calendering-particles"), cancellation);
}
