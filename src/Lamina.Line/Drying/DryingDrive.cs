using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>What makes carbon-binder particles shrink and move.</summary>
public enum DryingDrive
{
    /// <summary>Relative shrink factors by thirds, as published: no temperature, no air, time from 0 to 1.</summary>
    [Describe("Relative shrink factors by thirds, as published: no temperature, no air, time from 0 to 1.")]
    Shrink,

    /// <summary>The film model, through thickness, liquid left and the flux of carbon and binder.</summary>
    [Describe("The film model, through thickness, liquid left and the flux of carbon and binder; needs a line like model: film.")]
    Film,

    /// <summary>A liquid surface that sinks through particles of their dry sizes and draws along what it cuts, by capillary force.</summary>
    [Describe("A liquid surface that sinks through particles of their dry sizes and draws along what it cuts, by capillary force; its speed is scaled.")]
    Sweep,
}
