namespace Lamina.Figures.Pages;

/// <summary>How a result stands to its limit.</summary>
public enum VerdictStatus
{
    /// <summary>Within the limit, band included.</summary>
    Within,

    /// <summary>The value is within, but not with its whole band or not by a wide margin.</summary>
    Close,

    /// <summary>Outside the limit.</summary>
    Beyond,

    /// <summary>Cannot be judged.</summary>
    Unknown,
}
