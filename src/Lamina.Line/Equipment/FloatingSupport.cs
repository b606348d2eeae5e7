using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>Air on both sides, no contact.</summary>
[Tag("floating")]
[Describe("Air on both sides, no contact.")]
public sealed record FloatingSupport : Support;
