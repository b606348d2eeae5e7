namespace Lamina.Drying.Film;

/// <summary>How a mobile species is present in the fluid.</summary>
public enum SpeciesKind
{
    /// <summary>Dissolved polymer (PVDF in NMP, CMC in water): holds solvent, lowers the solvent's activity.</summary>
    DissolvedPolymer,

    /// <summary>Polymer particles (SBR): coalesces above a temperature, is held back by entangled dissolved polymer.</summary>
    Latex,

    /// <summary>Carbon particles or aggregates.</summary>
    Carbon,
}
