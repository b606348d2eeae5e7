using System.Reflection;

namespace Lamina.Data.Binding.Shapes;

/// <summary>One of the names of an enum.</summary>
internal sealed class ChoiceShape : Shape
{
    public ChoiceShape(Type type)
    {
        Type = type;
        Choices =
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (field.GetCustomAttribute<KeyAttribute>()?.Name ?? Names.SnakeCase(field.Name), field.GetValue(null)!,
                    field.GetCustomAttribute<DescribeAttribute>()?.Text)),
        ];
    }

    public Type Type { get; }

    public IReadOnlyList<(string Name, object Value, string? Description)> Choices { get; }

    public override string Expected => "one of " + string.Join(", ", Choices.Select(choice => $"`{choice.Name}`"));

    public override string Sort => "choice";
}
