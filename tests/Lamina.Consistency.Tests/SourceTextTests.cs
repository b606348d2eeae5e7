using System.Text.RegularExpressions;
using Lamina.Testing;

namespace Lamina.Consistency.Tests;

/// <summary>What may not stand in the source: calls that break repeatability, tests that cannot fail, places of one machine.</summary>
public sealed partial class SourceTextTests
{
    private static IEnumerable<string> Sources(params string[] folders) =>
        folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Places.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>Use Lamina.Numerics.Random.RandomStream(seed, stream, step, index); results hold no time.</summary>
    [GeneratedRegex(@"new (System\.)?Random\(|Random\.Shared|DateTime\.(Now|Today)|Guid\.NewGuid|Environment\.TickCount")]
    private static partial Regex Unrepeatable();

    [Fact]
    public void Models_call_nothing_that_changes_between_runs()
    {
        // The rooms that compute: a temporary file name or a log line elsewhere may hold a fresh id.
        var rooms = new[] { "Numerics", "Materials", "Drying", "Particles", "Voxels", "Transport", "Line" }.Select(r => "src/Lamina." + r).ToArray();
        AssertNone(Sources(rooms), Unrepeatable());
    }

    [GeneratedRegex(@"Assert\.True\(true|catch\s*\{\s*\}|NotImplementedException|Thread\.Sleep\(\d{4,}")]
    private static partial Regex Hollow();

    [Fact]
    public void Nothing_is_left_hollow() => AssertNone(Sources("src", "tests").Where(f => !f.EndsWith("SourceTextTests.cs")), Hollow());

    private static void AssertNone(IEnumerable<string> files, Regex pattern)
    {
        var faults = new List<string>();
        foreach (var file in files)
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (pattern.IsMatch(line)) faults.Add($"{Path.GetRelativePath(Places.Root, file)}:{number}: {line.Trim()}");
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
