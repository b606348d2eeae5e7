using System.Text.Json;
using System.Text.Json.Serialization;
using Lamina.Drying.Film;
using Lamina.Line.Drying;

namespace Lamina.Studies.Running;

/// <summary>A finished film solution on disk, bit for bit, so that a resumed run goes on behind it. What the recipe says is not stored: it is read again.</summary>
internal sealed record SolutionSnapshot
{
    public required IReadOnlyList<KeyValuePair<string, double>> Closures { get; init; }
    public required FilmOutputs Outputs { get; init; }
    public required FilmSeries Series { get; init; }
    public required IReadOnlyList<FilmProfile> Profiles { get; init; }
    public required IReadOnlyList<FilmEvent> Events { get; init; }
    public required IReadOnlyList<SegmentResult> Segments { get; init; }
    public required IReadOnlyList<ZoneResult> Zones { get; init; }
    public required IReadOnlyList<KeyValuePair<string, double>> Balances { get; init; }
    public required bool SettlingOn { get; init; }
    public required double SettlingNumber { get; init; }
    public required double EntrySolidFraction { get; init; }
    public required double FinalSolidFraction { get; init; }
    public required double BiotNumber { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
    public required FilmStatistics Statistics { get; init; }

    public static byte[] Write(FilmSolution s) => JsonSerializer.SerializeToUtf8Bytes(
        new SolutionSnapshot
        {
            Closures = [.. s.Closures.All.Select(c => KeyValuePair.Create(c.Key, c.Value.Value))],
            Outputs = s.Outputs, Series = s.Series, Profiles = s.Profiles, Events = s.Events, Segments = s.Segments, Zones = s.Zones, Balances = s.Balances,
            SettlingOn = s.SettlingOn, SettlingNumber = s.SettlingNumber, EntrySolidFraction = s.EntrySolidFraction, FinalSolidFraction = s.FinalSolidFraction,
            BiotNumber = s.BiotNumber, Warnings = s.Warnings, Statistics = s.Statistics,
        },
        SnapshotContext.Default.SolutionSnapshot);

    public static FilmSolution? TryRead(byte[] stored, FilmCase film)
    {
        SolutionSnapshot? s;
        try
        {
            s = JsonSerializer.Deserialize(stored, SnapshotContext.Default.SolutionSnapshot);
        }
        catch (JsonException)
        {
            // Written by another version: solve again, the answer is the same.
            return null;
        }
        if (s is null) return null;
        var closures = film.Closures;
        foreach (var (name, value) in s.Closures)
            if (closures.All.First(c => c.Key == name).Value.Value != value) closures = closures.With(name, value);
        return new FilmSolution
        {
            Input = film.Input, Closures = closures, Program = film.Program, Options = film.Options,
            Outputs = s.Outputs, Series = s.Series, Profiles = s.Profiles, Events = s.Events, Segments = s.Segments, Zones = s.Zones, Balances = s.Balances,
            SettlingOn = s.SettlingOn, SettlingNumber = s.SettlingNumber, EntrySolidFraction = s.EntrySolidFraction, FinalSolidFraction = s.FinalSolidFraction,
            BiotNumber = s.BiotNumber, Warnings = s.Warnings, Statistics = s.Statistics,
        };
    }
}

[JsonSerializable(typeof(SolutionSnapshot))]
[JsonSerializable(typeof(StoredBands))]
[JsonSerializable(typeof(StoredRepeat))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed partial class SnapshotContext : JsonSerializerContext;
