using Lamina.Data.Binding;

namespace Lamina.Line.Coating.Window;

/// <summary>What is seen on the web outside a bound of the window, in the order in which the bounds are asked.</summary>
public enum CoatingDefect
{
    /// <summary>Inside the window.</summary>
    [Describe("Inside the window.")]
    None,

    /// <summary>The web outruns the liquid: air is drawn in under it.</summary>
    [Describe("The web outruns the liquid: air is drawn in under it.")]
    AirEntrainment,

    /// <summary>The film is thinner than the downstream meniscus gives: ribs, rivulets, break lines.</summary>
    [Describe("The film is thinner than the downstream meniscus gives: ribs, rivulets, break lines.")]
    Ribbing,

    /// <summary>The upstream meniscus is drawn into the slot: air bubbles.</summary>
    [Describe("The upstream meniscus is drawn into the slot: air bubbles. More vacuum, a thicker film or a narrower gap help.")]
    AirBubbles,

    /// <summary>Liquid leaves the lips upstream, or the film swells above the gap.</summary>
    [Describe("Liquid leaves the lips upstream, or the film swells above the gap.")]
    Dripping,

    /// <summary>Particles bridge the gap and draw streaks.</summary>
    [Describe("Particles bridge the gap and draw streaks.")]
    Streaks,

    /// <summary>Neighbouring stripes run into each other.</summary>
    [Describe("Neighbouring stripes run into each other.")]
    StripeMerging,
}
