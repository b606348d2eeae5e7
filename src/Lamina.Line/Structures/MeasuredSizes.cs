using Lamina.Data.Binding;
using Lamina.Data.Faults;
using Lamina.Data.Tables;
using Lamina.Particles.Slurry;

namespace Lamina.Line.Structures;

/// <summary>A measured distribution of diameters: a table beside the recipe, cut into classes of equal width in the logarithm that keep number and volume.</summary>
[Describe("A measured distribution of diameters: a table beside the recipe, cut into classes of equal width in the logarithm that keep number and volume.")]
public sealed record MeasuredSizes
{
    private static readonly (string Name, string? Unit, SizeShares By)[] columns =
    [
        ("number_share", null, SizeShares.Number), ("volume_share", null, SizeShares.Volume), ("number_cumulative", null, SizeShares.Number), ("volume_cumulative", null, SizeShares.Volume),
        ("number_density", "1/um", SizeShares.Number), ("volume_density", "1/um", SizeShares.Volume),
    ];

    /// <summary>
    /// CSV file beside the recipe: <c>diameter [um]</c> and one of number_share, volume_share (what is at this diameter), number_cumulative, volume_cumulative (what is at or below it),
    /// number_density, volume_density (per length).
    /// </summary>
    [Describe("CSV file beside the recipe: `diameter [um]` and one of number_share, volume_share (what is at this diameter), number_cumulative, volume_cumulative (what is at or below it), number_density [1/um], volume_density [1/um].")]
    public required string File { get; init; }

    /// <summary>Share that is left out at either end, where a measured curve says least and a box holds nothing [-].</summary>
    [Describe("Share, of what the file counts, that is left out at either end, where a measured curve says least and a box holds nothing.")]
    [Pure(Min = 0, Max = 0.2, Example = "1 %")]
    public double Trim { get; init; } = 0.01;

    /// <summary>Classes [-].</summary>
    [Describe("Classes.")]
    [Whole(Min = 1, Max = StructureSettings.MostClasses)]
    public int Classes { get; init; } = 9;

    /// <summary>Reads the file.</summary>
    /// <param name="path">where it is</param>
    /// <exception cref="InputException">it cannot be read, or lacks a column</exception>
    public SizeDistribution Read(string path)
    {
        var table = TableReader.Read(path);
        var diameters = table.Find("diameter", "um").Values;
        var given = columns.Where(c => table.TryGet(c.Name, out _)).ToArray();
        var span = SourceSpan.Whole(path);
        if (given.Length != 1)
            throw new InputException(FaultKind.Inconsistent, given.Length == 0 ? "the table has no column of shares" : $"the table says twice how much there is of each size: {string.Join(", ", given.Select(c => c.Name))}",
                $"give diameter [um] and one of {string.Join(", ", columns.Select(c => c.Unit is null ? c.Name : $"{c.Name} [{c.Unit}]"))}", span);
        var (name, unit, by) = given[0];
        var values = table.Find(name, unit ?? "1").Values;
        try
        {
            var whole = name switch
            {
                _ when name.EndsWith("share", StringComparison.Ordinal) => SizeDistribution.OfShares(diameters, values, by),
                _ when name.EndsWith("cumulative", StringComparison.Ordinal) => SizeDistribution.OfCumulative(diameters, values, by),
                _ => SizeDistribution.OfDensity(diameters, values, by),
            };
            // A handful of diameters is a choice, not a measured curve with tails.
            return whole.Fractions.Count <= StructureSettings.MostClasses ? whole : whole.Trimmed(Trim, 1 - Trim, by);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(FaultKind.Inconsistent, exception.Message, null, span);
        }
    }
}
