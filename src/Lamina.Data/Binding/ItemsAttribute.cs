namespace Lamina.Data.Binding;

/// <summary>How many items a list, or keys a map, may have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute : Attribute
{
    /// <summary>The fewest items [-].</summary>
    public int Min { get; set; }

    /// <summary>The most items [-].</summary>
    public int Max { get; set; } = 10_000;
}
