using Lamina.Data.Quantities;
using Lamina.Line.Outputs;
using Lamina.Studies.Reporting;

namespace Lamina.Studies.Tests.Reporting;

/// <summary>Every output can be shown: its units are known, and text and report agree on the number.</summary>
public sealed class WordingTests
{
    [Fact]
    public void Every_output_of_the_catalogue_can_be_displayed()
    {
        var faults = new List<string>();
        foreach (var d in OutputCatalogue.All.Concat(DryingOutputs.Of("PVDF")))
        {
            var shown = Wording.Display(d.Name, d.Unit).Show(2.5);
            // Money is counted, not measured: it stands as it is in both.
            if (d.DisplayUnit.StartsWith("EUR", StringComparison.Ordinal))
            {
                if (shown != 2.5) faults.Add($"{d.Step}.{d.Name}: {shown} {d.DisplayUnit}");
                continue;
            }
            if (!Unit.TryParse(d.Unit, out var si, out _) || !Unit.TryParse(d.DisplayUnit, out var display, out _) || si.Dimension != display.Dimension)
                faults.Add($"{d.Step}.{d.Name}: cannot be shown in {d.DisplayUnit} from {d.Unit}");
            else if (Math.Abs(display.FromSI(2.5) - shown) > 1e-12 * Math.Abs(shown))
                faults.Add($"{d.Step}.{d.Name}: the report shows {shown}, the text {display.FromSI(2.5)} {d.DisplayUnit}");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }
}
