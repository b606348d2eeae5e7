using Lamina.Data.Yaml;

namespace Lamina.Data.Binding.Shapes;

/// <summary>What a value in a file may be. Reader, schema and reference page are three walks over the same shapes.</summary>
internal abstract class Shape
{
    /// <summary>For messages and docs: <c>a length such as `120 um`</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Short form for the reference page: <c>length</c>.</summary>
    public abstract string Sort { get; }

    /// <summary>Whether the steps from <paramref name="at"/> on lead to a value that may stand within this one.</summary>
    public virtual bool Leads(IReadOnlyList<KeyPathStep> steps, int at = 0) => at == steps.Count;
}
