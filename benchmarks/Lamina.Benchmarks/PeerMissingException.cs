namespace Lamina.Benchmarks;

/// <summary>A peer that is not installed; the message says what to install.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
