using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>How particles follow the ramps of a drying.</summary>
[Describe("How particles follow the ramps of a drying.")]
public enum ParticleMotion
{
    /// <summary>Close to rest after every increment, without friction: no lag but that of the increments.</summary>
    [Describe("Close to rest after every increment, without friction.")]
    Rest,

    /// <summary>With friction between particles and the drag of the published run's thermostat, by which its film sinks late; published are 1000 increments.</summary>
    [Describe("With friction between particles and the drag of the published run's thermostat, by which its film sinks late; give increments: 1000 and steps_per_increment: 5 with it.")]
    Published,
}
