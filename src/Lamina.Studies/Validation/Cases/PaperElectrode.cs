using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Sets;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The published slurry of 155 active and 5666 carbon-binder particles, dried as published.</summary>
internal static class PaperElectrode
{
    public const string Data = "artistic_paper/coord_out_slurry_94.data";

    public static (ParticleSystem System, HeterogeneousDryingResult Result) Dry(IReadOnlyList<ShrinkStage> stages, CancellationToken cancellation)
    {
        var path = ReferenceTable.Find(Data) ?? throw new FileNotFoundException($"needs {Data} below LAMINA_REFERENCE_DATA");
        var system = ParticleSystem.From(LammpsDataFile.Read(path), PublishedForceFields.MigrationStart());
        return (system, HeterogeneousDrying.Run(system, HeterogeneousDryingSettings.Published([.. stages]), cancellation: cancellation));
    }
}
