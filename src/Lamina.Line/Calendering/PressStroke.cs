using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>Where the stroke on particles ends.</summary>
public enum PressStroke
{
    /// <summary>At a thickness.</summary>
    [Describe("at the thickness that the target or set point asks for")]
    Thickness,

    /// <summary>At a pressure.</summary>
    [Describe("at the mean pressure in the nip, line load over sqrt(roll radius x thickness reduction), of the step's own laws; needs line.calender")]
    Pressure,
}
