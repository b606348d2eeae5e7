namespace Lamina.Data.Binding;

/// <summary>
/// A record that checks what no single setting can: sums, order, exclusions. Called where its required keys could be read; which findings count while other
/// keys are at fault is said by <see cref="Finding.About"/>.
/// </summary>
public interface IValidated
{
    /// <summary>What does not hold; each finding may point at a key of this record.</summary>
    IEnumerable<Finding> Validate();
}
