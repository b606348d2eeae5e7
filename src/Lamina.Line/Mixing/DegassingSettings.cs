using Lamina.Data.Binding;

namespace Lamina.Line.Mixing;

/// <summary>Degassing of the mixed slurry under vacuum.</summary>
[Describe("Degassing of the mixed slurry under vacuum.")]
public sealed record DegassingSettings
{
    /// <summary>Pressure above the slurry [Pa].</summary>
    [Describe("Pressure above the slurry.")]
    [Physical("mbar", Min = "0.1 mbar", Max = "1.2 bar", Example = "50 mbar")]
    public required double Pressure { get; init; }

    /// <summary>Duration [s].</summary>
    [Describe("Duration.")]
    [Physical("min", Min = "0 s", Max = "30 d", Example = "30 min")]
    public required double Time { get; init; }
}
