using System.Text.RegularExpressions;
using Lamina.Testing;

namespace Lamina.Consistency.Tests;

/// <summary>Pages lead somewhere: every relative link of a Markdown page names a file that is there.</summary>
public sealed partial class DocsTests
{
    [GeneratedRegex(@"\]\(([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [Fact]
    public void Relative_links_of_pages_lead_to_files()
    {
        var pages = Directory.EnumerateFiles(Places.Root, "*.md")
            .Concat(new[] { "docs", "examples" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Places.Root, f), "*.md", SearchOption.AllDirectories)));
        var faults = new List<string>();
        foreach (var page in pages)
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                var target = link.Groups[1].Value;
                if (target.Contains("://") || target.StartsWith("mailto:")) continue;
                var path = Path.Combine(Path.GetDirectoryName(page)!, target);
                if (!File.Exists(path) && !Directory.Exists(path)) faults.Add($"{Path.GetRelativePath(Places.Root, page)}: {target}");
            }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
