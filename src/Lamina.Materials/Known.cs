using Lamina.Data.Provenance;

namespace Lamina.Materials;

/// <summary>Short forms for sourced values, so that a catalogue file reads as a table.</summary>
internal static class Known
{
    public static Sourced Found(double value, string unit, string citation, double? lower = null, double? upper = null, string? reference = null) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new() { Kind = SourceKind.Found, Citation = citation, Reference = reference } };

    public static Sourced Computed(double value, string unit, string how, double? lower = null, double? upper = null) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new() { Kind = SourceKind.Computed, Citation = how } };

    public static Sourced Assumed(double value, string unit, double lower, double upper, string why) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new() { Kind = SourceKind.Assumed, Citation = why } };

    public static Source FoundIn(string citation, string? reference = null) => new() { Kind = SourceKind.Found, Citation = citation, Reference = reference };

    public static Source ComputedFrom(string how) => new() { Kind = SourceKind.Computed, Citation = how };

    public static Source AssumedFrom(string why) => new() { Kind = SourceKind.Assumed, Citation = why };
}
