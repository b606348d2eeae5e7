namespace Lamina.Drying.Film;

/// <summary>Events of a drying pass.</summary>
public enum FilmEventKind
{
    /// <summary>The film temperature has come within 5 % of its rise to the first plateau.</summary>
    EndOfPreheat,

    /// <summary>The thickness has come within 0.5 % of its final value.</summary>
    EndOfShrinkage,

    /// <summary>Air has entered a first cell.</summary>
    AirEntry,

    /// <summary>Air has entered the last cell.</summary>
    AirEverywhere,

    /// <summary>Half of a species' mass is fixed.</summary>
    Fixation,

    /// <summary>The mean saturation has fallen to the disconnection saturation.</summary>
    Disconnection,

    /// <summary>The residual solvent has reached the target.</summary>
    Dry,
}
