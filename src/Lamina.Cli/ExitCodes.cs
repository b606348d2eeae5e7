namespace Lamina.Cli;

/// <summary>Exit codes of every verb.</summary>
public static class ExitCodes
{
    public const int Ok = 0, Defect = 1, BadInput = 2, NotConverged = 3, MissingDependency = 4, Interrupted = 130;
}
