using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>Rollers that the foil side touches.</summary>
[Tag("rollers")]
[Describe("Rollers that the foil side touches.")]
public sealed record RollerSupport : Support, IValidated
{
    /// <summary>Distance from roller to roller [m].</summary>
    [Describe("Distance from roller to roller.")]
    [Physical("m", Min = "1 cm", Max = "10 m", Example = "0.5 m")]
    public required double Pitch { get; init; }

    /// <summary>Length of web in contact with one roller [m].</summary>
    [Describe("Length of web in contact with one roller.")]
    [Physical("mm", Min = "0 mm", Max = "10 m", Example = "20 mm")]
    public required double Wrap { get; init; }

    /// <summary>Contact conductance between foil and roller [W/(m2 K)].</summary>
    [Describe("Contact conductance between foil and roller.")]
    [Physical("W/m2/K", Min = "0 W/m2/K", Max = "1e5 W/m2/K", Example = "300 W/m2/K")]
    public required double ContactConductance { get; init; }

    /// <summary>Temperature of the rollers [K].</summary>
    [Describe("Temperature of the rollers.")]
    [Physical("degC", Min = "-40 degC", Max = "400 degC", Example = "80 degC")]
    public required double Temperature { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Wrap > Pitch)
            yield return new Finding { Key = "wrap", Message = "more web touches a roller than there is between two rollers", Remedy = "wrap must not exceed pitch" };
    }
}
