using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Runs;

namespace Lamina.Data.Tests.Runs;

/// <summary>The process that the tests kill: writes files, log lines and checkpoints without pause until it dies.</summary>
public static class KilledWriter
{
    public static int Main(string[] args)
    {
        if (args is not ["write", var path]) return 0;
        using var folder = RunFolder.IsRun(path) ? RunFolder.Resume(path) : RunFolder.Create(path, "killed");
        for (var i = 0; ; i++)
        {
            folder.WriteText($"file-{i % 7}.txt", SelfChecked(i));
            folder.WriteText($"deep/file-{i % 3}.txt", SelfChecked(i));
            folder.Log(new JsonObject { ["i"] = i, ["text"] = new string('x', i % 500) });
            folder.SaveCheckpoint("step", 1, Encoding.UTF8.GetBytes(SelfChecked(i)));
            if (i == 0) Console.WriteLine("begun");
        }
    }

    public static bool IsWhole(string text)
    {
        var line = text.IndexOf('\n');
        return line == 64 && text[..64] == Hash(text[65..]);
    }

    private static string SelfChecked(int i)
    {
        var body = string.Concat(Enumerable.Repeat($"line {i}\n", 20_000 + 1000 * (i % 13)));
        return Hash(body) + "\n" + body;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
