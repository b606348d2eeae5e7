using Lamina.Materials.Solvents;

namespace Lamina.Materials.Sheets;

/// <summary>One temperature law on a material's sheet, with its values at the sheet's temperatures.</summary>
public sealed record LawRow
{
    /// <summary>The law's formula, range, uncertainty and source.</summary>
    public required LawDescription About { get; init; }

    /// <summary>The property at each of <see cref="MaterialSheet.Temperatures"/> [SI, see <see cref="LawDescription.Unit"/>]; null where the law does not reach.</summary>
    public required IReadOnlyList<double?> Values { get; init; }
}
