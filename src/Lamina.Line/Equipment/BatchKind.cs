using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>A dryer without a moving web.</summary>
public enum BatchKind
{
    /// <summary>Oven with moving air.</summary>
    [Describe("Oven with moving air.")]
    Oven,

    /// <summary>Drying balance with infrared or a hot plate.</summary>
    [Describe("Drying balance with infrared or a hot plate.")]
    Balance,

    /// <summary>Open to still room air.</summary>
    [Describe("Open to still room air.")]
    StillAir,
}
