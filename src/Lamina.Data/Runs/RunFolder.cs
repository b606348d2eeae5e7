using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Json;

namespace Lamina.Data.Runs;

/// <summary>
/// The folder of one run. Every file appears whole or not at all, the log is appended durably, checkpoints are checked by a hash, and only one process writes
/// at a time, whenever and however a process ends. Its own bookkeeping stands in <c>.lamina/</c>. Safe for several threads of the one process that holds it.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string Schema = "lamina.run-folder/1";

    private readonly FileStream _lock;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _files;
    private readonly JsonObject _marker;

    private RunFolder(string path, FileStream held, JsonObject marker)
    {
        Path = path;
        _lock = held;
        _marker = marker;
        foreach (var left in Directory.EnumerateFiles(Own("tmp"))) File.Delete(left);
        _files = File.Exists(Own("files")) ? [.. WholeLines(Own("files"), repair: true)] : [];
        if (File.Exists(LogPath)) _ = WholeLines(LogPath, repair: true);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What identifies the run's input: given when it was created, compared by whoever resumes it.</summary>
    public string Fingerprint => (string?)_marker["fingerprint"] ?? "";

    /// <summary>How far the run has come.</summary>
    public RunState State => (string?)_marker["state"] == "finished" ? RunState.Finished : RunState.Begun;

    /// <summary>The files of the run, relative to the folder, in the order first written.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            lock (_gate) return [.. _files];
        }
    }

    private string LogPath => System.IO.Path.Combine(Path, "log.jsonl");

    /// <summary>Begins a run in a folder that is new, empty, or holds an earlier run that may be replaced.</summary>
    /// <param name="path">the folder</param>
    /// <param name="fingerprint">identifies the input, such as a hash of the recipe as used</param>
    /// <param name="existing">what to do about an earlier run</param>
    /// <exception cref="InputException">the folder holds something else, an earlier run, or another process writes in it</exception>
    public static RunFolder Create(string path, string fingerprint = "", ExistingRun existing = ExistingRun.Refuse) => Guard(path, () =>
    {
        if (File.Exists(path)) throw Refuse(path, "this is a file, a folder is needed", "choose another --out");
        var isRun = IsRun(path);
        if (!isRun && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => System.IO.Path.GetFileName(entry) != ".lamina"))
            throw Refuse(path, "the folder is not empty and holds no run of Lamina", "choose a new or empty folder for --out");
        if (isRun && existing == ExistingRun.Refuse)
            throw Refuse(path, "the folder already holds a run", "choose another --out, resume it with `lamina run --resume`, or allow it to be replaced");
        var held = Hold(path);
        try
        {
            // The result goes first: from then on nobody takes the rest for complete.
            if (isRun) File.Delete(System.IO.Path.Combine(path, "result.json"));
            var marker = new JsonObject { ["schema"] = Schema, ["state"] = "begun", ["fingerprint"] = fingerprint };
            WriteMarker(path, marker);
            if (isRun) RemoveFiles(path);
            return new RunFolder(path, held, marker);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <summary>Goes on with a run: its files, log and checkpoints are kept.</summary>
    /// <exception cref="InputException">there is no run, or another process writes in it</exception>
    public static RunFolder Resume(string path) => Guard(path, () =>
    {
        if (!IsRun(path)) throw Refuse(path, Directory.Exists(path) ? "the folder holds no run of Lamina" : "there is no such folder", "give the folder of a run that was begun");
        var held = Hold(path);
        try
        {
            return new RunFolder(path, held, ReadMarker(path));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <summary>Whether a folder holds a run that was begun and not finished.</summary>
    public static bool CanResume(string path) => IsRun(path) && (string?)ReadMarker(path)["state"] != "finished";

    /// <summary>Whether a folder holds a run, finished or not.</summary>
    public static bool IsRun(string path) => File.Exists(System.IO.Path.Combine(path, ".lamina", "run.json"));

    /// <summary>Writes a file of UTF-8 text.</summary>
    public void WriteText(string name, string text) => Write(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes JSON, see <see cref="JsonText"/>.</summary>
    public void WriteJson(string name, JsonNode node) => WriteText(name, JsonText.Write(node));

    /// <summary>Writes a file: it appears, or replaces its earlier content, only once it is whole and on the disk.</summary>
    /// <param name="name">relative to the folder, with <c>/</c> for folders below</param>
    /// <param name="write">writes the content</param>
    public void Write(string name, Action<Stream> write)
    {
        var path = Full(name);
        lock (_gate)
        {
            // Noted before it appears, so that a killed run leaves no file that nobody owns.
            if (!_files.Contains(name))
            {
                AppendLine(Own("files"), name);
                _files.Add(name);
            }
        }
        AtomicFile.Write(path, write, Own("tmp"));
    }

    /// <summary>The text of a file of the run, or null where it is not there.</summary>
    public string? ReadText(string name) => File.Exists(Full(name)) ? File.ReadAllText(Full(name)) : null;

    /// <summary>Appends one line to <c>log.jsonl</c> and flushes it to the disk.</summary>
    public void Log(JsonObject entry)
    {
        var line = JsonText.WriteLine(entry);
        lock (_gate)
        {
            if (_files.Add("log.jsonl")) AppendLine(Own("files"), "log.jsonl");
            AppendLine(LogPath, line);
        }
    }

    /// <summary>The whole lines of the log of a run, oldest first; a line cut off by a kill is left out.</summary>
    public static IReadOnlyList<JsonObject> ReadLog(string path)
    {
        var log = System.IO.Path.Combine(path, "log.jsonl");
        return File.Exists(log) ? [.. WholeLines(log, repair: false).Select(line => JsonNode.Parse(line)!.AsObject())] : [];
    }

    /// <summary>Saves the state of a long step, replacing its earlier checkpoint.</summary>
    /// <param name="name">letters, digits, <c>-</c> and <c>_</c>; usually the step</param>
    /// <param name="version">the version of the content's format; another one is not read back</param>
    /// <param name="content">the state</param>
    public void SaveCheckpoint(string name, int version, ReadOnlyMemory<byte> content)
    {
        var header = Encoding.ASCII.GetBytes($"lamina-checkpoint 1 {version} {content.Length} {Convert.ToHexString(SHA256.HashData(content.Span))}\n");
        AtomicFile.Write(CheckpointPath(name), stream =>
        {
            stream.Write(header);
            stream.Write(content.Span);
        }, Own("tmp"));
    }

    /// <summary>The state saved last, or null where there is none, it is of another version, or its bytes are not those written.</summary>
    public byte[]? LoadCheckpoint(string name, int version)
    {
        var path = CheckpointPath(name);
        if (!File.Exists(path)) return null;
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan(0, Math.Min(bytes.Length, 200)).IndexOf((byte)'\n');
        if (end < 0) return null;
        var content = bytes[(end + 1)..];
        var expected = $"lamina-checkpoint 1 {version} {content.Length} {Convert.ToHexString(SHA256.HashData(content))}";
        return Encoding.ASCII.GetString(bytes, 0, end) == expected ? content : null;
    }

    /// <summary>Marks the run as finished and removes its checkpoints. Write <c>result.json</c> before.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _marker["state"] = "finished";
            WriteMarker(Path, _marker);
        }
        foreach (var file in Directory.EnumerateFiles(Own("checkpoints"))) File.Delete(file);
    }

    /// <summary>Lets other processes write in the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private string CheckpointPath(string name) => name.Length is > 0 and <= 80 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? System.IO.Path.Combine(Own("checkpoints"), name + ".checkpoint")
        : throw new ArgumentException($"`{name}` is no name for a checkpoint: use letters, digits, - and _.", nameof(name));

    private string Own(string name) => System.IO.Path.Combine(Path, ".lamina", name);

    private string Full(string name)
    {
        var parts = name.Split('/');
        if (name.Contains('\\') || name.Contains('\n') || parts.Any(part => part.Length == 0 || part is "." or "..") || parts[0] == ".lamina" || System.IO.Path.IsPathRooted(name))
            throw new ArgumentException($"`{name}` is no name for a file within a run folder.", nameof(name));
        return System.IO.Path.Combine([Path, .. parts]);
    }

    private static JsonObject ReadMarker(string path)
    {
        try
        {
            var marker = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(path, ".lamina", "run.json"))) as JsonObject;
            if ((string?)marker?["schema"] == Schema) return marker!;
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException)
        {
            // Falls through to the message: the marker is written whole, so this is not one of ours.
        }
        throw Refuse(path, "the folder's `.lamina/run.json` is not of this version of Lamina", "begin a new run in another folder");
    }

    private static void WriteMarker(string path, JsonObject marker) =>
        AtomicFile.Write(System.IO.Path.Combine(path, ".lamina", "run.json"), stream => stream.Write(Encoding.UTF8.GetBytes(JsonText.Write(marker))));

    /// <summary>Takes the folder for this process. The lock is the operating system's: it ends with the process, however that ends.</summary>
    private static FileStream Hold(string path)
    {
        foreach (var folder in new[] { "tmp", "checkpoints" }) Directory.CreateDirectory(System.IO.Path.Combine(path, ".lamina", folder));
        try
        {
            return new FileStream(System.IO.Path.Combine(path, ".lamina", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw Refuse(path, "another process is running in this folder", "wait for it, or choose another --out");
        }
    }

    private static void RemoveFiles(string path)
    {
        var files = System.IO.Path.Combine(path, ".lamina", "files");
        var names = File.Exists(files) ? WholeLines(files, repair: false) : [];
        foreach (var file in names.Where(name => !name.Split('/').Contains("..")).Select(name => System.IO.Path.Combine(path, name)).Where(File.Exists))
            File.Delete(file);
        foreach (var checkpoint in Directory.EnumerateFiles(System.IO.Path.Combine(path, ".lamina", "checkpoints"))) File.Delete(checkpoint);
        File.Delete(files);
    }

    private static void AppendLine(string path, string line)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The lines that end with a line feed; with repair what follows the last of them is cut off the file.</summary>
    private static string[] WholeLines(string path, bool repair)
    {
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (repair && end < bytes.Length)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            file.SetLength(end);
        }
        return Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static RunFolder Guard(string path, Func<RunFolder> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or NotSupportedException)
        {
            throw Refuse(path, "the folder cannot be used: " + e.Message, "choose another --out");
        }
    }

    private static InputException Refuse(string path, string message, string remedy) =>
        new(FaultKind.Unreadable, message, remedy, SourceSpan.Whole(path));
}
