using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Lamina.Data.Faults;

namespace Lamina.Line.Lammps;

/// <summary>An installed LAMMPS, alone or over MPI.</summary>
public sealed class LammpsProgram
{
    private const int ExcerptLines = 12;
    private const string RunningFile = "running.txt";
    private readonly string program;
    private readonly string? launcher;

    private LammpsProgram(string program, string? launcher, int ranks) => (this.program, this.launcher, Ranks) = (program, launcher, ranks);

    /// <summary>Processes of a run [-].</summary>
    public int Ranks { get; }

    /// <summary>The path of a program on the search path, or null.</summary>
    /// <param name="name">such as <c>lmp</c></param>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The installed program.</summary>
    /// <param name="ranks">processes; above one <c>mpirun</c> is needed too [-]</param>
    /// <exception cref="LammpsException">it is not installed</exception>
    public static LammpsProgram Installed(int ranks = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        var lmp = Find("lmp") ?? throw LammpsException.Missing("lmp", "lammps");
        return new LammpsProgram(lmp, ranks == 1 ? null : Find("mpirun") ?? throw LammpsException.Missing("mpirun", "openmpi-bin"), ranks);
    }

    /// <summary>Runs an input script to its end.</summary>
    /// <param name="folder">working folder, where the script and its files lie</param>
    /// <param name="script">name of the script</param>
    /// <param name="cancellation">ends the processes</param>
    /// <returns>the text of the log</returns>
    /// <exception cref="LammpsException">it failed; holds the end of the log</exception>
    public string Run(string folder, string script, CancellationToken cancellation = default)
    {
        var log = Path.Combine(folder, "log." + script);
        var running = Path.Combine(folder, RunningFile);
        if (StillRunning(folder, Path.GetFileName(launcher ?? program)) is { } earlier)
            throw new LammpsException($"an earlier LAMMPS (process {earlier}) still works in {folder}: a lamina that is killed cannot end it", FaultKind.Inconsistent, $"end it with `kill {earlier}`, or wait for it, and give the command again");
        File.Delete(log);
        string[] own = ["-in", script, "-log", "log." + script, "-screen", "none"];
        var info = new ProcessStartInfo(launcher ?? program, launcher is null ? own : ["-np", Ranks.ToString(CultureInfo.InvariantCulture), "--oversubscribe", program, .. own])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        info.Environment["OMP_NUM_THREADS"] = "1";
        // OpenMPI refuses the superuser of a container without these; other launchers do not read them.
        info.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = info.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        using var process = new Process { StartInfo = info };
        try { process.Start(); }
        catch (Win32Exception fault) { throw new LammpsException($"{info.FileName} cannot be started: {fault.Message}", FaultKind.Unreadable, $"try `{info.FileName} -h` by hand"); }
        File.WriteAllText(running, process.Id.ToString(CultureInfo.InvariantCulture));
        using var stop = cancellation.Register(() => { try { process.Kill(entireProcessTree: true); } catch (InvalidOperationException) { /* it has ended by itself */ } });
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(running);
        cancellation.ThrowIfCancellationRequested();
        var text = File.Exists(log) ? File.ReadAllText(log) : "";
        if (process.ExitCode == 0 && !text.Contains("\nERROR", StringComparison.Ordinal)) return text;
        throw new LammpsException($"LAMMPS ended with {process.ExitCode} in {Path.Combine(folder, script)}:\n{Excerpt(text.Length > 0 ? text : output + error.Result)}",
            FaultKind.Inconsistent, $"the whole log is {log}");
    }

    /// <summary>The process that an earlier, killed run has left at work in a folder, or null.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="name">of the program that would be it</param>
    internal static int? StillRunning(string folder, string name)
    {
        var file = Path.Combine(folder, RunningFile);
        if (!File.Exists(file) || !int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var id)) return null;
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && process.ProcessName == name ? id : null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The lines that say why a run failed: from the first error on, or the last ones.</summary>
    internal static string Excerpt(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(lines, l => l.StartsWith("ERROR", StringComparison.Ordinal));
        var from = at < 0 ? Math.Max(0, lines.Length - ExcerptLines) : Math.Max(0, at - ExcerptLines / 2);
        return string.Join('\n', lines.Skip(from).Take(ExcerptLines).Select(l => "  " + (l.Length <= 200 ? l : l[..200] + "...")));
    }
}
