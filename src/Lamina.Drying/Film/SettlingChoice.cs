namespace Lamina.Drying.Film;

/// <summary>Whether particles settle in the liquid.</summary>
public enum SettlingChoice
{
    /// <summary>On when the settling number U_0 (1 - phi_0)^n t/h is above 0.02, off otherwise; the choice is part of the result.</summary>
    Auto,

    /// <summary>On.</summary>
    On,

    /// <summary>Off.</summary>
    Off,
}
