namespace Lamina.Data.Tests.Binding;

/// <summary>A test that needs an independent schema validator; skipped by name where it is not installed.</summary>
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute()
    {
        if (!SchemaValidator.IsInstalled) Skip = "needs jsonschema for /usr/bin/python3 (Debian: python3-jsonschema)";
    }
}
