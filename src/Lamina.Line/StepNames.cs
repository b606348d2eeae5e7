namespace Lamina.Line;

/// <summary>The words for steps in JSON and on the command line.</summary>
public static class StepNames
{
    /// <summary>All words in the order of the line.</summary>
    public static IReadOnlyList<string> All { get; } = ["mixing", "coating", "drying", "calendering"];

    /// <summary>The word for a step.</summary>
    /// <param name="step">the step</param>
    public static string Of(StepName step) => All[(int)step];

    /// <summary>The step of a word.</summary>
    /// <param name="word">mixing, coating, drying or calendering</param>
    /// <exception cref="ArgumentException">no such step</exception>
    public static StepName Parse(string word)
    {
        for (var i = 0; i < All.Count; i++)
            if (All[i] == word) return (StepName)i;
        throw new ArgumentException($"there is no step {word}; steps are {string.Join(", ", All)}");
    }
}
