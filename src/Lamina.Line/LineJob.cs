using Lamina.Drying.Film;
using Lamina.Line.Calendering;
using Lamina.Line.Coating;
using Lamina.Line.Drying;
using Lamina.Line.Equipment;
using Lamina.Line.Mixing;
using Lamina.Line.Mixing.Rheology;
using Lamina.Line.Products;
using Lamina.Materials.Solvents;

namespace Lamina.Line;

/// <summary>A checked recipe, ready to run: the product that it starts from and the settings of every step that it has.</summary>
public sealed record LineJob
{
    /// <summary>Name of the recipe.</summary>
    public required string Name { get; init; }

    /// <summary>What the coating is made of.</summary>
    public required Formulation Formulation { get; init; }

    /// <summary>The solvent.</summary>
    public required Solvent Solvent { get; init; }

    /// <summary>The equipment.</summary>
    public required LineFile Equipment { get; init; }

    /// <summary>Settings of mixing; null where the recipe starts later.</summary>
    public MixingSettings? Mixing { get; init; }

    /// <summary>The slurry's flow curve; null where the recipe gives none.</summary>
    public RheologySettings? Rheology { get; init; }

    /// <summary>A slurry that the recipe starts from; null where it is mixed here.</summary>
    public Slurry? Slurry { get; init; }

    /// <summary>Settings of coating; null where the recipe starts later or ends before.</summary>
    public CoatingSettings? Coating { get; init; }

    /// <summary>A wet film that the recipe starts from, e.g. a measured one; null where it is coated here.</summary>
    public WetFilm? WetFilm { get; init; }

    /// <summary>Settings of drying; null where the recipe starts later or ends before.</summary>
    public DryingSettings? Drying { get; init; }

    /// <summary>A dry electrode that the recipe starts from; null where it is dried here.</summary>
    public DryElectrode? DryElectrode { get; init; }

    /// <summary>Settings of calendering; null where the recipe has none.</summary>
    public CalenderingSettings? Calendering { get; init; }

    /// <summary>The box that steps with model: particles work on.</summary>
    public Structures.StructureSettings Structure { get; init; } = new();

    /// <summary>Whether the spread of the loading is carried through the dryer; studies of many runs leave it out where nobody asks for it.</summary>
    public bool CarrySpread { get; init; } = true;

    /// <summary>What moves the particles of steps with model: particles.</summary>
    public Structures.IParticleEngine Engine { get; init; } = new Structures.ParticleEngine();

    /// <summary>Solves a film case; null solves it directly. Lets a study put a stored solution in place of a run that was interrupted after it.</summary>
    public Func<FilmCase, IProgress<double>, CancellationToken, FilmSolution>? Solve { get; init; }
}
