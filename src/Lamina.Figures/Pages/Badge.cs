namespace Lamina.Figures.Pages;

/// <summary>How far a number may be trusted.</summary>
public enum Badge
{
    /// <summary>Inside the range in which the model was checked against measurements not used in any fit.</summary>
    Validated,

    /// <summary>Outside that range.</summary>
    Extrapolated,

    /// <summary>Rests on assumed constants; the band follows from their bounds.</summary>
    Assumed,

    /// <summary>Set by the user, not computed.</summary>
    Prescribed,
}
