using Lamina.Line.Steps;
using Lamina.Particles.Calendering;
using Lamina.Particles.Drying;
using Lamina.Particles.Relaxation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Structures;

/// <summary>What moves the particles of steps with model: particles. All calls change the system in place.</summary>
public interface IParticleEngine
{
    /// <summary>What a result says about who moved the particles; null where nothing needs to be said.</summary>
    string? Note { get; }

    /// <summary>Relaxes a slurry to rest under a pressure.</summary>
    /// <param name="system">particles at random places</param>
    /// <param name="settings">settings</param>
    /// <param name="context">where the state is kept</param>
    /// <param name="name">of what is kept</param>
    /// <param name="progress">told the share done, or null [-]</param>
    /// <param name="cancellation">stops between steps</param>
    RelaxationResult Rest(ParticleSystem system, RelaxationSettings settings, RunContext context, string name, Action<double>? progress, CancellationToken cancellation);

    /// <summary>Dries a slurry with relative shrink factors by thirds.</summary>
    /// <param name="system">a slurry at rest</param>
    /// <param name="settings">settings</param>
    /// <param name="context">where the state is kept</param>
    /// <param name="progress">told the share done, or null [-]</param>
    /// <param name="cancellation">stops between steps</param>
    HeterogeneousDryingResult Dry(ParticleSystem system, HeterogeneousDryingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation);

    /// <summary>Calenders a dried structure.</summary>
    /// <param name="system">a dried structure</param>
    /// <param name="settings">settings</param>
    /// <param name="context">where the state is kept</param>
    /// <param name="progress">told the share done, or null [-]</param>
    /// <param name="cancellation">stops between steps</param>
    PlaneCalenderingResult Calender(ParticleSystem system, PlaneCalenderingSettings settings, RunContext context, Action<double>? progress, CancellationToken cancellation);
}
