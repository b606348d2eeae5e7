using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Lamina.Benchmarks;

/// <summary>Runs other programs: the peers, the compiler that makes one of them, and git.</summary>
internal static class Peer
{
    /// <summary>Repository root: the folder above this program that holds Lamina.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>One line of output, the exit code, and the CPU time of the whole process (user and system).</summary>
    public static (string Output, string Error, int Exit, double Cpu) Run(string program, params string[] arguments) => RunFor(Timeout.InfiniteTimeSpan, program, arguments);

    /// <summary>The same, ended after a time: the exit code is then <see cref="Ended"/>.</summary>
    public static (string Output, string Error, int Exit, double Cpu) RunFor(TimeSpan limit, string program, params string[] arguments)
    {
        var before = ChildrenCpu();
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Root,
        };
        try { process.Start(); }
        catch (Win32Exception) { throw new PeerMissingException($"{program} not found"); }
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var ended = !process.WaitForExit(limit);
        if (ended) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (output.Result.Trim(), error.Result.Trim(), ended ? Ended : process.ExitCode, ChildrenCpu() - before);
    }

    public const int Ended = -1000;

    /// <summary>scipy by Debian's interpreter, which is the one that python3-scipy installs into.</summary>
    public static string Python()
    {
        const string python = "/usr/bin/python3";
        if (!File.Exists(python)) throw new PeerMissingException("scipy: /usr/bin/python3 not found; install it with: apt-get install python3-scipy");
        var (_, _, exit, _) = Run(python, "-c", "import scipy.integrate, scipy.sparse");
        if (exit != 0) throw new PeerMissingException("scipy not found; install it with: apt-get install python3-scipy");
        return python;
    }

    /// <summary>The CVODE program, compiled on the spot into artifacts/.</summary>
    public static string CompileCvode()
    {
        var target = Path.Combine(Root, "artifacts", "benchmarks", "film_peers");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        (string Output, string Error, int Exit, double Cpu) result;
        try
        {
            result = Run("gcc", "-O2", "-march=native", "-o", target, Path.Combine(Root, "benchmarks", "peers", "film_peers.c"),
                "-lsundials_cvode", "-lsundials_nvecserial", "-lsundials_sunmatrixband", "-lsundials_sunlinsolband", "-lm");
        }
        catch (PeerMissingException) { throw new PeerMissingException("gcc not found; install it with: apt-get install gcc libsundials-dev"); }
        if (result.Exit != 0)
            throw new PeerMissingException("the SUNDIALS peer does not compile; install SUNDIALS with: apt-get install libsundials-dev\n" + result.Error);
        return target;
    }

    /// <summary>Runs a peer and reads its JSON.</summary>
    public static (JsonElement Answer, double Cpu) Ask(string program, params string[] arguments)
    {
        var (output, error, exit, cpu) = Run(program, arguments);
        if (exit != 0 || output.Length == 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {exit}: {error}");
        return (JsonDocument.Parse(output).RootElement, cpu);
    }

    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    /// <summary>Runs this program again with other arguments, for figures of a process of its own.</summary>
    public static (JsonElement Answer, double Cpu) Self(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this program's path is not known");
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Peer).Assembly.Location] : [];
        return Ask(program, [.. assembly, .. arguments]);
    }

    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Processor model and cores seen by this process.</summary>
    public static (string Model, int Cores) Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;
        return (model ?? "unknown", Environment.ProcessorCount);
    }

    /// <summary>Commit of the working tree, with "+" if it has changes.</summary>
    public static string Commit()
    {
        try
        {
            var commit = Run("git", "rev-parse", "--short=12", "HEAD");
            if (commit.Exit != 0) return "unknown";
            return commit.Output + (Run("git", "status", "--porcelain", "--untracked-files=no").Output.Length > 0 ? "+" : "");
        }
        catch (PeerMissingException) { return "unknown"; }
    }

    /// <summary>User and system time of all children that have ended; a process that has exited no longer tells its own.</summary>
    private static double ChildrenCpu()
    {
        const int children = -1;
        Span<long> usage = stackalloc long[32];
        if (!OperatingSystem.IsLinux() || getrusage(children, ref usage[0]) != 0) return double.NaN;
        // timeval of user time, then of system time.
        return usage[0] + 1e-6 * usage[1] + usage[2] + 1e-6 * usage[3];
    }

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int getrusage(int who, ref long usage);

    private static string FindRoot()
    {
        // Beside the build output, or where the user stands: published programs lie in artifacts/.
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Lamina.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Lamina.slnx not found above " + AppContext.BaseDirectory);
    }
}
