namespace Lamina.Line.Steps;

/// <summary>How far an output may be trusted.</summary>
public enum Badge
{
    /// <summary>Follows from an identity (a mass or volume balance) and the numbers of the recipe; no model constant is involved.</summary>
    Exact,

    /// <summary>The case lies inside a range where the model was compared with a measurement that no constant was fitted to.</summary>
    Validated,

    /// <summary>The case lies outside every such range, but rests on found or fitted constants only.</summary>
    Extrapolated,

    /// <summary>Rests on at least one constant that is assumed; the band says how much that matters.</summary>
    Assumed,

    /// <summary>The recipe gave this number (or one that fixes it); it is not a prediction.</summary>
    Prescribed,
}
