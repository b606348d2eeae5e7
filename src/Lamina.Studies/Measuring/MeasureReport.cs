using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Figures.Pictures;
using Lamina.Voxels.Images;
using Lamina.Voxels.Metrics;
using FigureAxis = Lamina.Figures.Charts.Axis;

namespace Lamina.Studies.Measuring;

/// <summary>The folder of <c>lamina measure --report</c>: report.html with slices, profiles, sizes and tables; result.json; profile.csv and pore_size.csv.</summary>
internal sealed class MeasureReport(string file, PhaseImage image, int[] chosen, JsonObject result, SizeDistribution? poreSizes, ElectrodeStructure? electrode, string lengthUnit)
{
    private static readonly string[] Colours = [.. Enumerable.Range(0, 256).Select(i => Palette.Phases[i % Palette.Phases.Count]).Select(c => $"#{c.R:x2}{c.G:x2}{c.B:x2}")];

    private DisplayUnit Length => lengthUnit == "m" ? DisplayUnit.Micrometre : DisplayUnit.Of("voxels", 1);

    private DisplayUnit Surface => lengthUnit == "m" ? DisplayUnit.Of("1/µm", 1e6) : DisplayUnit.Of("1/voxel", 1);

    /// <summary>Writes the files, each under a temporary name first.</summary>
    public void Write(string folder)
    {
        Save(folder, "result.json", JsonText.Write(result));
        if (result.ContainsKey("profile")) Save(folder, "profile.csv", ProfileTable());
        if (poreSizes is not null) Save(folder, "pore_size.csv", SizeTable(poreSizes));
        Save(folder, "report.html", Page());
    }

    internal static void Save(string folder, string name, string text) => AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private string Page()
    {
        var grid = image.Grid;
        var sections = new List<ReportSection> { Slices() };
        if (result.ContainsKey("profile") && grid.Nz > 1) sections.Add(Profile());
        if (result["tortuosity"] is JsonObject factors) sections.Add(Tortuosity(factors));
        if (electrode is not null) sections.Add(Electrode(electrode));
        if (result["cracked_film"] is JsonObject { } cracked && cracked.ContainsKey("ions")) sections.Add(Cracked(cracked));
        if (result["pore_size"] is JsonObject) sections.Add(PoreSize());
        if (result["specific_surface"] is JsonObject surfaces) sections.Add(Surfaces(surfaces));
        if (result["connected_fraction"] is JsonObject connected) sections.Add(Connected(connected));
        if (result["two_point"] is JsonObject correlation) sections.Add(Correlation(correlation));
        if (Further() is { } further) sections.Add(further);
        return ReportPage.Write(new ReportModel
        {
            Title = Path.GetFileName(Path.TrimEndingDirectorySeparator(file)),
            Subtitle = "Structure and transport of a segmented volume",
            Facts =
            [
                new("Voxels", $"{grid.Nx} x {grid.Ny} x {grid.Nz} (x, y, z)"),
                new("Voxel size", grid.HasSpacing ? grid.IsCubic ? $"{grid.Spacing.X * 1e6:G4} µm" : $"{grid.Spacing.X * 1e6:G4} x {grid.Spacing.Y * 1e6:G4} x {grid.Spacing.Z * 1e6:G4} µm" : "not known: lengths count in voxels"),
                new("Phases", string.Join(", ", image.Phases.Select(p => p.Name == p.Label.ToString() ? p.Name : $"{p.Name} ({p.Label})"))),
            ],
            KeyNumbers = [.. KeyNumbers()],
            Warnings = result["warnings"] is JsonArray warnings ? [.. warnings.Select(w => (string)w!)] : [],
            Sections = sections,
        });
    }

    private IEnumerable<KeyNumber> KeyNumbers()
    {
        if (result["volume_fractions"] is JsonObject fractions)
            foreach (var (name, value) in fractions) yield return new KeyNumber { Label = $"Share of {name}", Value = (double)value!, Unit = DisplayUnit.Percent };
        if (result["tortuosity"] is JsonObject factors)
            foreach (var (name, axes) in factors)
                if (axes!["z"] is JsonObject z)
                    yield return new KeyNumber { Label = $"Tortuosity factor of {name}, z", Value = Number(z["tau_corrected"]) is var corrected && double.IsFinite(corrected) ? corrected : Number(z["tau"]), Note = (string?)z["reason"] ?? (z["tau_corrected"] is null ? "" : "without staircase bias") };
        if (result["pore_size"] is JsonObject sizes)
            yield return new KeyNumber { Label = "Pore diameter, median", Value = Number(sizes["d50"]), Unit = Length, Note = (string?)sizes["reason"] ?? "" };
    }

    private ReportSection Slices()
    {
        var grid = image.Grid;
        Raster Draw(SliceAxis axis)
        {
            var slice = axis switch
            {
                SliceAxis.X => image.Crop((grid.Nx / 2, 0, 0), (1, grid.Ny, grid.Nz)),
                SliceAxis.Y => image.Crop((0, grid.Ny / 2, 0), (grid.Nx, 1, grid.Nz)),
                _ => image.Crop((0, 0, grid.Nz / 2), (grid.Nx, grid.Ny, 1)),
            };
            var view = new SliceView
            {
                CountX = slice.Grid.Nx, CountY = slice.Grid.Ny, CountZ = slice.Grid.Nz, Axis = axis, VoxelSize = grid.HasSpacing && grid.IsCubic ? grid.Spacing.X : null, Names = [.. image.Phases.Select(p => p.Name)],
                PixelsPerVoxel = Math.Max(1, 700 / Math.Max(grid.Nx, Math.Max(grid.Ny, grid.Nz))),
            };
            return SliceRenderer.Labels(slice.Values, view);
        }
        // Cuts along a side of one voxel show a line: they are left out, unless there is nothing else.
        (SliceAxis Axis, string Words, int Thin)[] cuts =
        [
            (SliceAxis.Y, "x to the right, z upwards from the current collector", Math.Min(grid.Nx, grid.Nz)), (SliceAxis.X, "y to the right, z upwards", Math.Min(grid.Ny, grid.Nz)),
            (SliceAxis.Z, "x to the right, y downwards", Math.Min(grid.Nx, grid.Ny)),
        ];
        var shown = cuts.Any(c => c.Thin > 1) ? cuts.Where(c => c.Thin > 1) : cuts;
        var pictures = shown.Select(c => (c.Axis, c.Words, Raster: Draw(c.Axis))).ToList();
        // One scale for all, so that a micrometre is as long in each.
        var scale = Math.Min(560.0 / pictures.Max(p => p.Raster.Width), 900.0 / pictures.Max(p => p.Raster.Height));
        return new ReportSection
        {
            Title = "Slices",
            Blocks =
            [
                .. pictures.Select(p => new PictureFigure
                {
                    Png = p.Raster.ToPng(), Description = $"Middle slice normal to {p.Axis}", Caption = $"Middle slice normal to {p.Axis.ToString().ToLowerInvariant()}: {p.Words}.",
                    Width = Math.Max(120, (int)Math.Round(scale * p.Raster.Width)),
                }),
            ],
        };
    }

    private ReportSection Profile()
    {
        var profile = PhaseFractions.Profile(image);
        return new ReportSection
        {
            Title = "Profile",
            Blocks =
            [
                new Figure
                {
                    Chart = new StackedAreaChart
                    {
                        X = new FigureAxis { Label = "Height z", Unit = Length }, Y = new FigureAxis { Label = "Volume share", Unit = DisplayUnit.Percent, Maximum = 1 },
                        Abscissae = profile.Position.ToArray(),
                        Layers = [.. image.Phases.Select((p, i) => new AreaLayer { Name = p.Name, Values = profile.Fraction[i].ToArray(), Color = Colours[i] })],
                    },
                    Caption = "Volume shares of the phases in each page, from the current collector (z = 0) upwards.",
                },
            ],
        };
    }

    private static ReportSection Tortuosity(JsonObject factors)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, axes) in factors)
            foreach (var (axis, entry) in axes!.AsObject())
            {
                var e = entry!.AsObject();
                if ((string?)e["reason"] is { } reason) reasons.Add($"{name}, {axis}: {reason}");
                else if ((string?)e["tau_corrected_reason"] is { } note) reasons.Add($"{name}, {axis}: no corrected value: {note}");
                rows.Add([name, axis, Number(e["tau"]), Number(e["lower"]), Number(e["upper"]), Number(e["tau_corrected"]), Number(e["d_eff"])]);
            }
        TableColumn Column(string header) => new() { Header = header, Numeric = true, Digits = 5 };
        var blocks = new List<ReportBlock>
        {
            new ReportTable
            {
                Caption = "Tortuosity factors. tau is that of the voxels as they are, lower and upper bound it; corrected is without the bias of the voxel staircase.",
                Columns = [new() { Header = "Phase" }, new() { Header = "Axis" }, Column("tau"), Column("lower"), Column("upper"), Column("corrected"), Column("D_eff / D")], Rows = rows,
            },
        };
        if (reasons.Count > 0) blocks.Add(new ItemList { Items = [.. reasons] });
        return new ReportSection { Title = "Transport", Blocks = blocks };
    }

    private ReportSection Electrode(ElectrodeStructure e)
    {
        TableColumn Column(string header) => new() { Header = header, Numeric = true, Unit = DisplayUnit.Percent, Digits = 4 };
        IReadOnlyList<Cell> Row(string part, double am, double cbd, double pore, ContactShares c) => [part, am, cbd, pore, c.ActiveToPore / 100, c.ActiveToBinder / 100, c.BinderToPore / 100];
        var thirds = new[] { "bottom third", "middle third", "top third" }.Select((part, i) => Row(part, e.FractionsByThird[i][0], e.FractionsByThird[i][1], e.FractionsByThird[i][2], e.ContactsByThird[i]));
        var blocks = new List<ReportBlock>
        {
            new ReportTable
            {
                Caption = "Volume shares, and shares of the interface between each pair of phases (Crofton areas), of the whole and of thirds from the current collector.",
                Columns = [new() { Header = "Part" }, Column("AM"), Column("CBD"), Column("pore"), Column("AM/pore"), Column("AM/CBD"), Column("CBD/pore")],
                Rows = [Row("whole", e.Active, e.Binder, e.PorosityBulk, e.Contacts), .. thirds],
            },
        };
        if (result["electrode"] is JsonObject numbers)
            blocks.Add(new Paragraph { Text = FormattableString.Invariant($"Porosity {100 * e.PorosityBulk:G4} % with the carbon-binder domain as solid, {100 * e.Porosity:G4} % with the voids of {100 * Number(numbers["nanoporosity"]):G3} % inside it.") });
        return new ReportSection { Title = "Electrode", Blocks = blocks };
    }

    private static ReportSection Cracked(JsonObject cracked)
    {
        TableColumn Column(string header) => new() { Header = header, Numeric = true, Digits = 5 };
        return new ReportSection
        {
            Title = "Cracked film",
            Blocks =
            [
                new Paragraph { Text = FormattableString.Invariant($"Cracks are {100 * Number(cracked["crack_fraction"]):G4} % of the volume; the film of {100 * Number(cracked["film_porosity"]):G4} % porosity between them is compacted to {100 * Number(cracked["compacted_porosity"]):G4} %.") },
                new ReportTable
                {
                    Caption = "Gain: transport through the cracked film over that of the same film without cracks; above 1 cracks help. Effective: over that of free electrolyte (ions) or of the solid (electrons), with the film as its porosity or solid to the power 1.5 (Bruggeman, assumed).",
                    Columns = [new() { Header = "Carrier" }, new() { Header = "Axis" }, Column("gain"), Column("tau"), Column("effective")],
                    Rows = [.. ((string[])["ions", "electrons"]).SelectMany(carrier => cracked[carrier]!.AsObject().Select(e => (IReadOnlyList<Cell>)[carrier, e.Key, Number(e.Value!["gain"]), Number(e.Value["tau"]), Number(e.Value["d_eff"])]))],
                },
            ],
        };
    }

    private ReportSection PoreSize() => new()
    {
        Title = "Pore size",
        Blocks = poreSizes is null
            ? [new Paragraph { Text = $"Not measured: {(string?)result["pore_size"]!["reason"] ?? "no sizes"}." }]
            :
            [
                new Figure
                {
                    Chart = new LineChart
                    {
                        X = new FigureAxis { Label = "Pore diameter", Unit = Length, Minimum = 0 }, Y = new FigureAxis { Label = "Pore volume in smaller pores", Unit = DisplayUnit.Percent, Minimum = 0, Maximum = 1 },
                        Series = [new Series { Name = "cumulative", X = poreSizes.Diameter.ToArray(), Y = poreSizes.Cumulative.ToArray(), Marker = MarkerShape.Circle }], Legend = Legend.None,
                    },
                    Caption = "Share of the pore volume at or below a diameter: the largest inscribed sphere that holds a point.",
                },
            ],
    };

    private ReportSection Surfaces(JsonObject surfaces)
    {
        TableColumn Column(string header) => new() { Header = header, Numeric = true, Unit = Surface };
        return new ReportSection
        {
            Title = "Surface",
            Blocks =
            [
                new ReportTable
                {
                    Caption = "Surface of each phase per volume of the image. Faces are those of the voxels, 1.5 times too large for a sphere.",
                    Columns = [new() { Header = "Phase" }, Column("faces"), Column("Crofton"), Column("marching cubes")],
                    Rows = [.. surfaces.Select(e => (IReadOnlyList<Cell>)[e.Key, Number(e.Value!["faces"]), Number(e.Value["crofton"]), Number(e.Value["marching_cubes"])])],
                },
            ],
        };
    }

    private static ReportSection Connected(JsonObject connected)
    {
        TableColumn Column(string header) => new() { Header = header, Numeric = true, Unit = DisplayUnit.Percent, Digits = 5 };
        return new ReportSection
        {
            Title = "Connectivity",
            Blocks =
            [
                new ReportTable
                {
                    Caption = "Share of each phase in its largest piece; voxels hang together through sides, also edges, also corners.",
                    Columns = [new() { Header = "Phase" }, Column("sides"), Column("edges"), Column("corners")],
                    Rows = [.. connected.Select(e => (IReadOnlyList<Cell>)[e.Key, Number(e.Value!["side"]), Number(e.Value["edge"]), Number(e.Value["corner"])])],
                },
            ],
        };
    }

    private ReportSection Correlation(JsonObject correlation)
    {
        // Phase, axis, lags; an axis too short for a correlation has a reason instead.
        var lines = correlation.SelectMany(phase => phase.Value!.AsObject().Where(axis => axis.Value is JsonArray).Select(axis => (Phase: phase.Key, Axis: axis.Key, Values: axis.Value!.AsArray()))).ToList();
        double Edge(string axis) => axis switch { "x" => image.Grid.Spacing.X, "y" => image.Grid.Spacing.Y, _ => image.Grid.Spacing.Z };
        return new ReportSection
        {
            Title = "Correlation",
            Blocks =
            [
                .. lines.GroupBy(line => line.Axis).Select(axis => new Figure
                {
                    Chart = new LineChart
                    {
                        X = new FigureAxis { Label = "Distance", Unit = Length, Minimum = 0 }, Y = new FigureAxis { Label = "Both ends in the phase", Unit = DisplayUnit.Percent, Minimum = 0 },
                        Series = [.. axis.Select(line => new Series { Name = line.Phase, X = line.Values.Select((_, lag) => lag * Edge(axis.Key)).ToArray(), Y = line.Values.Select(v => Number(v)).ToArray() })],
                    },
                    Caption = $"Two-point correlation along {axis.Key}: how often both ends of a line lie in the phase; without order it falls to the square of the phase's share.",
                }),
            ],
        };
    }

    /// <summary>What has no section of its own, number by number.</summary>
    private ReportSection? Further()
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var key in (string[])["permeability", "intrusion_size", "chord_length", "three_phase_line", "representative_volume", "distance"])
            if (result[key] is { } entry) Flatten(key.Replace('_', ' '), entry);
        return rows.Count == 0 ? null : new ReportSection
        {
            Title = "Further numbers",
            Blocks = [new ReportTable { Caption = "Whatever else was asked for; definitions are on the page of theory on voxel images.", Columns = [new() { Header = "Quantity" }, new() { Header = "Value", Numeric = true, Digits = 5 }, new() { Header = "Unit" }], Rows = rows }],
        };

        void Flatten(string name, JsonNode node)
        {
            if (node is JsonObject map && map.ContainsKey("value"))
            {
                if ((string?)map["reason"] is { } reason) rows.Add([name, double.NaN, reason]);
                else rows.Add([name, Number(map), (string?)map["unit"] ?? ""]);
            }
            else if (node is JsonObject group)
                foreach (var (key, entry) in group) { if (entry is not null) Flatten($"{name}, {key.Replace('_', ' ')}", entry); }
            else if (node is JsonValue) rows.Add([name, Number(node), ""]);
        }
    }

    private string ProfileTable()
    {
        var profile = PhaseFractions.Profile(image);
        var text = new StringBuilder($"z [{lengthUnit}]");
        foreach (var p in chosen) text.Append($",{Quoted(image.Phases[p].Name)}");
        text.Append('\n');
        for (var i = 0; i < profile.Position.Count; i++)
        {
            text.Append(profile.Position[i].ToString("R", CultureInfo.InvariantCulture));
            foreach (var p in chosen) text.Append(',').Append(profile.Fraction[p][i].ToString("R", CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return text.ToString();
    }

    internal static string Quoted(string name)
    {
        name += " [1]";
        return name.AsSpan().IndexOfAny(",\"\n\r") < 0 ? name : $"\"{name.Replace("\"", "\"\"")}\"";
    }

    private string SizeTable(SizeDistribution sizes)
    {
        var text = new StringBuilder($"diameter [{lengthUnit}],cumulative [1]\n");
        for (var i = 0; i < sizes.Diameter.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{sizes.Diameter[i]:R},{sizes.Cumulative[i]:R}\n");
        return text.ToString();
    }

    internal static double Number(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        JsonValue value when value.TryGetValue<long>(out var whole) => whole,
        JsonObject map => Number(map["value"]),
        _ => double.NaN,
    };
}
