using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Runs;
using Lamina.Testing;

namespace Lamina.Data.Tests.Runs;

public sealed class RunFolderTests
{
    [Fact]
    public void Files_log_and_checkpoints_come_back()
    {
        var path = Fresh();
        using (var folder = RunFolder.Create(path, "abc"))
        {
            folder.WriteText("a.txt", "one");
            folder.WriteText("a.txt", "two");
            folder.WriteText("deep/b.txt", "three");
            folder.Log(new JsonObject { ["step"] = "drying" });
            folder.SaveCheckpoint("drying", 3, new byte[] { 1, 2, 3 });
            Assert.Equal("two", folder.ReadText("a.txt"));
        }
        Assert.True(RunFolder.CanResume(path));
        using (var folder = RunFolder.Resume(path))
        {
            Assert.Equal("abc", folder.Fingerprint);
            Assert.Equal(["a.txt", "deep/b.txt", "log.jsonl"], folder.Files);
            Assert.Equal([1, 2, 3], folder.LoadCheckpoint("drying", 3));
            Assert.Null(folder.LoadCheckpoint("drying", 4));
            Assert.Null(folder.LoadCheckpoint("coating", 3));
            folder.Log(new JsonObject { ["step"] = "calendering" });
            folder.WriteText("result.json", "{}");
            folder.Finish();
            Assert.Null(folder.LoadCheckpoint("drying", 3));
        }
        Assert.False(RunFolder.CanResume(path));
        Assert.Equal(["drying", "calendering"], RunFolder.ReadLog(path).Select(entry => (string)entry["step"]!));
    }

    [Fact]
    public void Two_writers_are_kept_apart()
    {
        var path = Fresh();
        using var first = RunFolder.Create(path);
        Assert.Contains("another process", Assert.Throws<InputException>(() => RunFolder.Resume(path)).Message);
        Assert.Contains("another process", Assert.Throws<InputException>(() => RunFolder.Create(path, existing: ExistingRun.Replace)).Message);
    }

    [Fact]
    public void A_folder_of_other_things_is_never_touched()
    {
        var path = Places.Scratch("foreign");
        File.WriteAllText(Path.Combine(path, "thesis.docx"), "years of work");
        foreach (var existing in Enum.GetValues<ExistingRun>())
            Assert.Contains("holds no run", Assert.Throws<InputException>(() => RunFolder.Create(path, existing: existing)).Message);
        Assert.Equal(["thesis.docx"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));
        Assert.Throws<InputException>(() => RunFolder.Create(Path.Combine(path, "thesis.docx")));
        Assert.Throws<InputException>(() => RunFolder.Resume(path));
        Assert.Throws<InputException>(() => RunFolder.Resume(path + "-nowhere"));
    }

    [Fact]
    public void Replacing_a_run_removes_its_files_and_no_others()
    {
        var path = Fresh();
        using (var folder = RunFolder.Create(path))
        {
            folder.WriteText("old.csv", "1");
            folder.WriteText("result.json", "{}");
            folder.Finish();
        }
        File.WriteAllText(Path.Combine(path, "my notes.txt"), "keep");
        Assert.Throws<InputException>(() => RunFolder.Create(path));
        using (RunFolder.Create(path, "new", ExistingRun.Replace)) { }
        Assert.Equal(["my notes.txt"], Directory.EnumerateFiles(path).Select(Path.GetFileName));
        Assert.True(RunFolder.CanResume(path));
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("/etc/out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData(".lamina/run.json")]
    [InlineData("a\\b")]
    [InlineData("")]
    [InlineData("a//b")]
    public void Names_stay_within_the_folder(string name)
    {
        using var folder = RunFolder.Create(Fresh());
        Assert.Throws<ArgumentException>(() => folder.WriteText(name, "x"));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_earlier_file()
    {
        var path = Fresh();
        using var folder = RunFolder.Create(path);
        folder.WriteText("a.txt", "good");
        Assert.Throws<InvalidOperationException>(() => folder.Write("a.txt", stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException("power cut");
        }));
        Assert.Equal("good", folder.ReadText("a.txt"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(path, ".lamina", "tmp")));
    }

    [Fact]
    public void A_torn_checkpoint_or_log_line_is_noticed()
    {
        var path = Fresh();
        using (var folder = RunFolder.Create(path))
        {
            folder.SaveCheckpoint("s", 1, Encoding.UTF8.GetBytes(new string('y', 10_000)));
            folder.Log(new JsonObject { ["i"] = 1 });
        }
        var checkpoint = Path.Combine(path, ".lamina", "checkpoints", "s.checkpoint");
        var whole = File.ReadAllBytes(checkpoint);
        File.AppendAllText(Path.Combine(path, "log.jsonl"), "{\"i\": 2, \"te");
        Assert.Single(RunFolder.ReadLog(path));
        using (var folder = RunFolder.Resume(path))
        {
            foreach (var length in new[] { 0, 10, 100, 5000, whole.Length - 1 })
            {
                File.WriteAllBytes(checkpoint, whole[..length]);
                Assert.Null(folder.LoadCheckpoint("s", 1));
            }
            var flipped = (byte[])whole.Clone();
            flipped[7000] ^= 1;
            File.WriteAllBytes(checkpoint, flipped);
            Assert.Null(folder.LoadCheckpoint("s", 1));
            File.WriteAllBytes(checkpoint, whole);
            Assert.NotNull(folder.LoadCheckpoint("s", 1));
            folder.Log(new JsonObject { ["i"] = 3 });
        }
        Assert.Equal([1, 3], RunFolder.ReadLog(path).Select(entry => (int)entry["i"]!));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Two_hundred_kills_leave_no_half_valid_file() => Kill(200);

    [Fact]
    public void A_kill_at_any_moment_leaves_no_half_valid_file() => Kill(4);

    private static void Kill(int times)
    {
        var path = Fresh();
        var checkpoints = 0;
        for (var time = 0; time < times; time++)
        {
            using var writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(KilledWriter).Assembly.Location, "write", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Assert.Equal("begun", writer.StandardOutput.ReadLine());
            Thread.Sleep(20 + 37 * time % 150);
            writer.Kill();
            writer.WaitForExit();
            foreach (var file in Directory.EnumerateFiles(path, "*.txt", SearchOption.AllDirectories).Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal)))
                Assert.True(KilledWriter.IsWhole(File.ReadAllText(file)), $"{file} is torn after kill {time + 1}");
            using var folder = RunFolder.Resume(path);
            if (folder.LoadCheckpoint("step", 1) is { } state)
            {
                checkpoints++;
                Assert.True(KilledWriter.IsWhole(Encoding.UTF8.GetString(state)));
            }
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(path, ".lamina", "tmp")));
            var visible = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Where(name => !name.StartsWith(".lamina", StringComparison.Ordinal));
            Assert.Subset(folder.Files.ToHashSet(), visible.ToHashSet());
        }
        Assert.Equal(times, checkpoints);
        Assert.NotEmpty(RunFolder.ReadLog(path));
    }

    private static string Fresh() => Path.Combine(Places.Scratch("run"), "out");
}
