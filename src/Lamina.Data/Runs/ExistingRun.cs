namespace Lamina.Data.Runs;

/// <summary>What to do when the folder of a new run already holds one.</summary>
public enum ExistingRun
{
    /// <summary>Refuse with a message.</summary>
    Refuse,

    /// <summary>Remove the files of the earlier run, and only these, and begin anew.</summary>
    Replace,
}
