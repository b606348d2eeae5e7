namespace Lamina.Line;

/// <summary>The steps in their order; the names in JSON and <c>--until</c> are these in lower case.</summary>
public enum StepName
{
    /// <summary>Formulation to slurry.</summary>
    Mixing,

    /// <summary>Slurry to wet film.</summary>
    Coating,

    /// <summary>Wet film to dry electrode.</summary>
    Drying,

    /// <summary>Dry electrode to calendered electrode.</summary>
    Calendering,
}
