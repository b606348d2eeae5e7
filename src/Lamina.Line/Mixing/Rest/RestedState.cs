namespace Lamina.Line.Mixing.Rest;

/// <summary>State of a slurry at coating: what waiting and degassing did to it.</summary>
public sealed record RestedState
{
    /// <summary>Time since mixing, degassing included [s].</summary>
    public required double Age { get; init; }

    /// <summary>Share of the vessel's height that is clear liquid, by settling of the active grains [-].</summary>
    public required double SettledShare { get; init; }

    /// <summary>Largest bubble that is still in the slurry, at atmospheric pressure; null where not even the largest rises out [m].</summary>
    public required double? LargestBubble { get; init; }

    /// <summary>Whether it can still be coated.</summary>
    public required Gelation Gelation { get; init; }
}
