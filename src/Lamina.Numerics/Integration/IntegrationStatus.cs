namespace Lamina.Numerics.Integration;

/// <summary>How an advance of <see cref="StiffIntegrator"/> ended.</summary>
public enum IntegrationStatus
{
    /// <summary>The requested time was reached.</summary>
    Reached,

    /// <summary>An event was located on the way; time and state are those of the event.</summary>
    Event,

    /// <summary>The step that the error test or Newton's iteration asks for is below the resolution of time, or below the smallest step allowed.</summary>
    StepTooSmall,

    /// <summary>More steps than allowed for one advance.</summary>
    TooManySteps,

    /// <summary>Rates are not finite at the very start, so that no step can be tried.</summary>
    RatesNotFinite,
}
