namespace Lamina.Particles.Forces;

/// <summary>Whether a loop sums energy and virial, as a type so that the choice costs nothing.</summary>
internal interface ISumming { static abstract bool On { get; } }

internal readonly struct Summed : ISumming { public static bool On => true; }

internal readonly struct NotSummed : ISumming { public static bool On => false; }
