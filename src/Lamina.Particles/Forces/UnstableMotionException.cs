namespace Lamina.Particles.Forces;

/// <summary>The motion has left what can be computed: names the particle and the cause.</summary>
public sealed class UnstableMotionException : Exception
{
    /// <summary>Reports where and why.</summary>
    /// <param name="particle">id of the particle, 0 if no single one</param>
    /// <param name="message">what happened, with values, and what to do</param>
    public UnstableMotionException(int particle, string message) : base(message) => Particle = particle;

    /// <summary>Id of the particle, or 0.</summary>
    public int Particle { get; }
}
