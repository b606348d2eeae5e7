using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>Free span: nothing touches the web.</summary>
[Tag("free")]
[Describe("Free span: nothing touches the web.")]
public sealed record FreeSupport : Support;
