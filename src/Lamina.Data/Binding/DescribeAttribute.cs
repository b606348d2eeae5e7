namespace Lamina.Data.Binding;

/// <summary>Says in one or two sentences what a setting, record or choice is. Schema, reference page and messages take it from here.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Field | AttributeTargets.Enum)]
public sealed class DescribeAttribute(string text) : Attribute
{
    /// <summary>The sentence.</summary>
    public string Text { get; } = text;
}
