using Lamina.Data.Binding;

namespace Lamina.Line.Equipment.Coaters;

/// <summary>A doctor blade: meters the film by its gap.</summary>
[Tag("doctor_blade")]
[Describe("A doctor blade: meters the film by its gap.")]
public sealed record DoctorBlade : BarCoater;
