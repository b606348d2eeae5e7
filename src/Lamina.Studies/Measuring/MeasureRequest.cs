using Lamina.Voxels.Images;

namespace Lamina.Studies.Measuring;

/// <summary>What is to be measured.</summary>
public sealed record MeasureRequest
{
    /// <summary>The image or the spheres.</summary>
    public required PhaseSource Source { get; init; }

    /// <summary>Keys of the result that are wanted; none takes all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Directions of transport; none takes all three.</summary>
    public IReadOnlyList<Axis> Axes { get; init; } = [];

    /// <summary>Conductivities of a mixture as written, PHASE=VALUE; phases that are not named insulate. None measures each phase alone.</summary>
    public IReadOnlyList<string> Conductivities { get; init; } = [];

    /// <summary>Void fraction inside the carbon-binder domain, as written, for the porosity of all voids; null takes 50 %, as published for the key electrode, which then is measured only where asked for.</summary>
    public string? Nanoporosity { get; init; }

    /// <summary>Phase that is crack, with the porosity of the film before it cracked, as written, PHASE=POROSITY; null measures no cracked film.</summary>
    public string? Crack { get; init; }

    /// <summary>Threads of the transport solver; 0 takes all processors.</summary>
    public int Threads { get; init; }

    /// <summary>Folder that gets report.html, result.json and the tables; null writes none.</summary>
    public string? Report { get; init; }
}
