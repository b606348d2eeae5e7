using System.CommandLine;
using Lamina.Data.Faults;

namespace Lamina.Cli.Commands;

/// <summary>The option --threads of verbs with long steps.</summary>
internal static class Threads
{
    public static Option<int?> Option() => new("--threads") { Description = "threads of long steps (default: all processors); the results have the same bytes for any number" };

    /// <summary>The number given, or null.</summary>
    /// <exception cref="InputException">it is not from 1 to 256</exception>
    public static int? Of(int? given) => given is < 1 or > 256
        ? throw new InputException(FaultKind.OutOfRange, $"--threads {given}: 1 to 256 are allowed", "leave it out to use all processors")
        : given;
}
