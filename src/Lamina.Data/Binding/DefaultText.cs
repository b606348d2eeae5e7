using System.Globalization;
using Lamina.Data.Binding.Shapes;
using Lamina.Data.Quantities;

namespace Lamina.Data.Binding;

/// <summary>How a default value is written in a file.</summary>
internal static class DefaultText
{
    public static string? Of(Shape shape, object? value) => (shape, value) switch
    {
        (_, null) => null,
        (QuantityShape quantity, double number) => double.IsFinite(number) ? Quantity.FromSI(number, quantity.Usual).ToString() : null,
        (QuantityShape, Quantity or QuantityRange) => value.ToString(),
        (WholeShape, IFormattable whole) => whole.ToString(null, CultureInfo.InvariantCulture),
        (FlagShape, bool flag) => flag ? "true" : "false",
        (TextShape, string text) => text,
        (ChoiceShape choice, _) => choice.Choices.FirstOrDefault(known => known.Value.Equals(value)).Name,
        (TaggedShape tagged, _) => tagged.Kinds.FirstOrDefault(kind => kind.Record.Type == value.GetType()).Tag,
        (ListShape list, System.Collections.IEnumerable items) => Items(list, items),
        _ => null,
    };

    private static string? Items(ListShape list, System.Collections.IEnumerable items)
    {
        var texts = items.Cast<object>().Select(item => Of(list.Item, item)).ToArray();
        return texts.Contains(null) ? null : $"[{string.Join(", ", texts)}]";
    }
}
