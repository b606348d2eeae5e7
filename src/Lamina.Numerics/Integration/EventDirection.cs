namespace Lamina.Numerics.Integration;

/// <summary>Which crossings of zero count as an event.</summary>
public enum EventDirection
{
    /// <summary>Both.</summary>
    Either = 0,

    /// <summary>From negative to positive.</summary>
    Rising = 1,

    /// <summary>From positive to negative.</summary>
    Falling = -1,
}
