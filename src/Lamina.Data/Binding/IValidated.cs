namespace Lamina.Data.Binding;

/// <summary>A record that checks what no single setting can: sums, order, exclusions. Called once all its own keys were read without fault.</summary>
public interface IValidated
{
    /// <summary>What does not hold; each finding may point at a key of this record.</summary>
    IEnumerable<Finding> Validate();
}
