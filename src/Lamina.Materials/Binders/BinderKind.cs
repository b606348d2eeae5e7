namespace Lamina.Materials.Binders;

/// <summary>How a binder is present in the slurry; it decides how it moves and what stops it.</summary>
public enum BinderKind
{
    /// <summary>Molecularly dissolved; fixed where it gels.</summary>
    DissolvedPolymer,

    /// <summary>Particles of polymer in the solvent; fixed where they coalesce.</summary>
    Latex,

    /// <summary>Dry fibrils, not part of a slurry.</summary>
    Fibril,
}
