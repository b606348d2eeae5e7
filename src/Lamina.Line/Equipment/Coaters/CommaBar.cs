using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Coaters;

/// <summary>A comma bar: meters the film by its gap.</summary>
[Tag("comma_bar")]
[Describe("A comma bar: meters the film by its gap.")]
public sealed record CommaBar : BarCoater;
