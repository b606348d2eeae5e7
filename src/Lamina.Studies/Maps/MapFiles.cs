using Lamina.Data.Runs;

namespace Lamina.Studies.Maps;

/// <summary>Writes a map into its run folder: one SVG per field and one of the window, report.html, timings.json, result.json.</summary>
internal static class MapFiles
{
    public static void Write(RunFolder folder, OperatingMap map)
    {
        folder.WriteText("window.svg", MapFigures.Window(map).ToSvg());
        foreach (var field in map.Fields) folder.WriteText($"{FileName(field.Name)}.svg", MapFigures.Field(map, field).ToSvg());
        folder.WriteText("report.html", MapPage.Write(map));
        folder.WriteText("timings.json", $"{{\n  \"schema\": \"lamina-timings/1\",\n  \"cpu_s\": {map.CpuTime:0.###}\n}}\n");
        folder.WriteText("result.json", MapJson.Write(map, times: false));
        folder.Finish();
    }

    private static string FileName(string name) => new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '-')]);
}
