namespace Lamina.Line.Coating.Window;

/// <summary>What holds the coating bead together.</summary>
public enum CoatingRegime
{
    /// <summary>Capillary pressure of the menisci, below capillary number 1.</summary>
    Viscocapillary,

    /// <summary>Viscous flow under the lips: the wet film is tied to about half the gap.</summary>
    Viscous,
}
