using Lamina.Figures.Svg;

namespace Lamina.Figures.Charts;

/// <summary>A quantity (horizontal) against the height in the film (vertical) at several instants, coloured along a ramp from early (dark) to late (bright).</summary>
public sealed record ProfileChart : Chart
{
    /// <summary>Axis of the quantity.</summary>
    public required Axis Value { get; init; }

    /// <summary>Vertical axis.</summary>
    public Axis HeightAxis { get; init; } = new() { Label = "Height above foil", Unit = DisplayUnit.Micrometre, IncludeZero = true };

    /// <summary>Profiles in order of time.</summary>
    public IReadOnlyList<Profile> Profiles { get; init; } = [];

    /// <summary>Heading of the key.</summary>
    public string KeyTitle { get; init; } = "Time";

    internal override double NaturalHeight => 380;

    internal override void Draw(Drawing drawing) => ProfilePainter.Draw(drawing, this);
}
