using Xunit;

namespace Lamina.Testing;

/// <summary>A theory over reference data which may not be shipped; skipped by name, saying what is missing, where LAMINA_REFERENCE_DATA is not set or leads nowhere.</summary>
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks the test.</summary>
    public ReferenceTheoryAttribute()
    {
        if (Places.ReferenceData is null) Skip = "needs the folder of reference data at LAMINA_REFERENCE_DATA (not set)";
        else if (!Directory.Exists(Places.ReferenceData)) Skip = $"LAMINA_REFERENCE_DATA leads to {Places.ReferenceData}, which does not exist";
    }
}
