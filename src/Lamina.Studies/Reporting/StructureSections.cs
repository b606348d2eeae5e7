using Lamina.Figures.Charts;
using Lamina.Figures.Pages;
using Lamina.Figures.Pictures;
using Lamina.Line;
using Lamina.Line.Products;
using Lamina.Particles.Calendering;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;

namespace Lamina.Studies.Reporting;

/// <summary>What a report shows of a coating made of particles: pictures, carbon-binder domain by thirds over time, profiles.</summary>
internal static class StructureSections
{
    /// <summary>The section, or null where no step has particles.</summary>
    /// <param name="line">what the steps made</param>
    public static ReportSection? Write(LineResult line)
    {
        var structures = line.Steps.Where(s => s.Structure is not null).Select(s => (s.Step, Structure: s.Structure!)).ToArray();
        if (structures.Length == 0) return null;
        var blocks = new List<ReportBlock>();
        blocks.Add(new PictureRow { Pictures = [.. structures.Select(s => Picture(s.Step, s.Structure))] });
        if (line.Drying?.Structure is { Frames.Count: > 1 } dried)
        {
            blocks.Add(Thirds(dried));
            if (dried.Homogeneous is { } even)
            {
                blocks.Add(Against(dried, even));
                structures = [.. structures.Where(s => s.Step != "calendering"), ("homogeneous", even), .. structures.Where(s => s.Step == "calendering")];
            }
        }
        if (line.Calendering?.Structure?.Stroke is { } stroke) blocks.Add(Pressure(stroke));
        blocks.Add(Profiles([.. structures.Where(s => s.Step != "mixing")], "Active material", c => c.ActiveProfile));
        blocks.Add(Profiles([.. structures.Where(s => s.Step != "mixing")], "Carbon-binder domain", c => c.BinderProfile));
        if (structures is [("mixing", _)]) blocks.RemoveRange(blocks.Count - 2, 2);
        return new ReportSection { Title = "Structure", Blocks = blocks };
    }

    private static PictureFigure Picture(string step, ParticleStructure structure)
    {
        var s = structure.Spheres;
        var word = step switch { "mixing" => "Slurry", "drying" => "Dried coating", _ => "Calendered coating" };
        var colour = new byte[s.Count];
        var radius = new double[s.Count];
        for (var i = 0; i < s.Count; i++)
        {
            var type = structure.Field.Types[s.Type[i]];
            colour[i] = (byte)(type.IsBinderDomain ? 1 : 0);
            // The slurry's carbon-binder particles hold its liquid and overlap many times over: they are drawn with the size of the dried ones.
            radius[i] = 0.5 * (type.SolidDiameter ?? type.Diameter);
        }
        var raster = SphereRenderer.Render(s.X, s.Y, s.Z, radius, colour, new SphereScene
        {
            Width = 540, Height = 900, CutAtBox = true, BoxMinimum = new Point3(s.Low[0], s.Low[1], s.Low[2]), BoxMaximum = new Point3(s.High[0], s.High[1], s.High[2]),
            Colors = [new Color(150, 158, 170), new Color(30, 32, 38)], Names = ["active", "CBD"],
        });
        var count = s.Type.Count(t => structure.Field.Types[t].IsBinderDomain);
        return new PictureFigure
        {
            Png = raster.ToPng(),
            Description = $"{word}: {s.Count - count} active and {count} carbon-binder particles in a box of {(s.High[0] - s.Low[0]) * 1e6:0.0} by {(s.High[1] - s.Low[1]) * 1e6:0.0} by {(s.High[2] - s.Low[2]) * 1e6:0.0} um.",
            Caption = $"{word}: {s.Count - count} active particles (light) and {count} carbon-binder particles (dark){(step == "mixing" ? ", drawn with their dried size" : "")}; the foil lies below.",
        };
    }

    private static Figure Thirds(ParticleStructure dried)
    {
        var time = dried.Frames.Select(f => f.Time).ToArray();
        Series Of(string name, int third) => new() { Name = name, X = time, Y = dried.Frames.Select(f => f.BinderThirds[third]).ToArray() };
        var last = dried.Frames[^1];
        return new Figure
        {
            Chart = new LineChart
            {
                X = new Axis { Label = "Normalised drying time" }, Y = new Axis { Label = "Share of the carbon-binder particles" }, Series = [Of("top", 2), Of("centre", 1), Of("bottom", 0)],
                Description = "Carbon-binder domain by thirds of the height over the drying.",
            },
            Caption = $"Where the carbon-binder domain is while the coating dries: shares of the bottom, centre and top third of the height; at the end {100 * last.BinderThirds[0]:0.0}, {100 * last.BinderThirds[1]:0.0} and {100 * last.BinderThirds[2]:0.0} %.",
        };
    }

    private static ReportTable Against(ParticleStructure dried, ParticleStructure even)
    {
        IReadOnlyList<Cell> Row(string name, ParticleStructure structure)
        {
            var last = structure.Frames[^1];
            var columns = SolidColumns.Of(ParticleSystem.From(structure.Spheres, structure.Field, Boundary.Free));
            return [name, $"{1e6 * last.Height:0.0}", $"{100 * columns.Voids:0.0}", .. last.BinderThirds.Select(t => (Cell)$"{100 * t:0.0}"), .. last.ActiveThirds.Select(t => (Cell)$"{100 * t:0.0}")];
        }
        return new ReportTable
        {
            Caption = "This drying against the same slurry dried without gradients, by the same increments",
            Columns =
            [
                new TableColumn { Header = "Drying" }, new TableColumn { Header = "Thickness (µm)" }, new TableColumn { Header = "Voids between spheres (%)" },
                .. ((string[])["CBD", "Active"]).SelectMany(w => ((string[])["bottom", "centre", "top"]).Select(t => new TableColumn { Header = $"{w} {t} (%)" })),
            ],
            Rows = [Row("this one", dried), Row("homogeneous", even)],
        };
    }

    private static Figure Pressure(PlaneCalenderingResult stroke) => new()
    {
        Chart = new LineChart
        {
            X = new Axis { Label = "Porosity between the spheres", Unit = DisplayUnit.Percent }, Y = new Axis { Label = "Pressure on the plate", Unit = DisplayUnit.Of("MPa", 1e6), IncludeZero = true },
            Series =
            [
                new Series { Name = "stroke", X = stroke.Porosity, Y = stroke.Pressure },
                new Series { Name = "released", X = new[] { 1 - (1 - stroke.Porosity[^1]) * stroke.CompressedThickness / stroke.ReleasedThickness }, Y = new[] { 0.0 }, Line = LineStyle.None, Marker = MarkerShape.Circle },
            ],
            Description = "Pressure of the particles on the upper plate against the porosity between them during the stroke, and the porosity after release.",
        },
        Caption = $"Pressure against porosity (by sphere volumes, carbon-binder counted solid) with the force field '{stroke.ForceField}': from {stroke.InitialThickness * 1e6:0.0} to {stroke.CompressedThickness * 1e6:0.0} um between the plates, {stroke.ReleasedThickness * 1e6:0.0} um after release.",
    };

    private static Figure Profiles((string Step, ParticleStructure Structure)[] structures, string what, Func<SolidColumns, double[]> value)
    {
        var profiles = structures.Select(s =>
        {
            var system = ParticleSystem.From(s.Structure.Spheres, s.Structure.Field, Boundary.Free);
            var values = value(SolidColumns.Of(system, 24));
            var height = system.Box.LengthZ;
            return new Profile { Label = s.Step switch { "drying" => "dried", "homogeneous" => "homogeneous", _ => "calendered" }, Height = Enumerable.Range(0, values.Length).Select(k => (k + 0.5) * height / values.Length).ToArray(), Value = values };
        }).ToArray();
        return new Figure
        {
            Chart = new ProfileChart { Value = new Axis { Label = $"{what}, volume fraction", IncludeZero = true }, Profiles = profiles, KeyTitle = "State", Description = $"{what} through the thickness, by exact sphere geometry." },
            Caption = $"{what} through the thickness from the spheres' exact geometry, overlaps counted once.",
        };
    }
}
