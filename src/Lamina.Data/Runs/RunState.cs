namespace Lamina.Data.Runs;

/// <summary>How far a run in a folder has come.</summary>
public enum RunState
{
    /// <summary>Begun and not finished: it may be resumed.</summary>
    Begun,

    /// <summary>Finished: its results are complete.</summary>
    Finished,
}
