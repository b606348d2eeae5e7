using Lamina.Data.Quantities;

namespace Lamina.Data.Tables;

/// <summary>One column of a table: numbers in SI, or texts. Immutable by contract: nobody writes into the arrays.</summary>
public sealed record Column
{
    /// <summary>The name, without the unit.</summary>
    public required string Name { get; init; }

    /// <summary>The unit in the header; numbers in memory are SI all the same.</summary>
    public Unit Unit { get; init; } = Unit.One;

    /// <summary>The numbers; NaN where the cell is empty. Empty for a column of texts [SI, see Unit].</summary>
    public double[] Values { get; init; } = [];

    /// <summary>The texts of a column of texts, else null.</summary>
    public string[]? Texts { get; init; }

    /// <summary>How many rows it has [-].</summary>
    public int Count => Texts?.Length ?? Values.Length;

    /// <summary>The header: <c>time [s]</c>; the name alone for pure numbers and texts.</summary>
    public string Header => Texts is not null || Unit.Text == "1" ? Name : $"{Name} [{Unit}]";

    /// <summary>A column of numbers.</summary>
    /// <param name="name">the name</param>
    /// <param name="unit">the unit to write, usually an SI one</param>
    /// <param name="values">the numbers [SI]</param>
    public static Column Of(string name, string unit, double[] values) => new() { Name = name, Unit = Unit.Parse(unit), Values = values };

    /// <summary>A column of texts.</summary>
    public static Column Of(string name, string[] texts) => new() { Name = name, Texts = texts };
}
