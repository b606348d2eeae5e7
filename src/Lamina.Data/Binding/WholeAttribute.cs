namespace Lamina.Data.Binding;

/// <summary>Bounds of a whole number, both allowed. The property is an <see cref="int"/> or <see cref="long"/>, or a list or map of these.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeAttribute : Attribute
{
    /// <summary>The smallest value allowed [-].</summary>
    public long Min { get; set; } = long.MinValue;

    /// <summary>The largest value allowed [-].</summary>
    public long Max { get; set; } = long.MaxValue;
}
