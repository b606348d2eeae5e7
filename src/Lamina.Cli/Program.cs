namespace Lamina.Cli;

/// <summary>Entry point: one verb per file in Commands/.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        using var cancel = new Interruption();
        return LaminaCommand.Run(args, new CliConsole(Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsInputRedirected, Console.In), cancel.Token);
    }
}
