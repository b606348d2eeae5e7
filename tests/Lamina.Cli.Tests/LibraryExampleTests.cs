using System.Diagnostics;
using Lamina.Testing;

namespace Lamina.Cli.Tests;

/// <summary>The C# script that shows the library runs as it stands.</summary>
public sealed class LibraryExampleTests
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task The_speed_sweep_prints_one_line_per_speed()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Places.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["run", "examples/library/speed-sweep.cs"]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        // Faster is wetter.
        var residuals = lines.Skip(1).Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])).ToArray();
        Assert.True(residuals[0] < residuals[2], output);
    }
}
