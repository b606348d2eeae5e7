namespace Lamina.Data.Binding;

/// <summary>The record may stand in a file of its own: the value is then the file's path, relative to the file that names it (<c>line: line.yaml</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FromFileAttribute : Attribute;
