using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lamina.Data.Faults;
using Lamina.Data.Json;
using Lamina.Data.Runs;
using Lamina.Data.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;
using Lamina.Studies.Running;

namespace Lamina.Studies.Structures;

/// <summary>A liquid surface that sweeps down through the particles of one structure, which keep the sizes of the force field.</summary>
public static class SurfaceSweepStudy
{
    /// <summary>Sweeps.</summary>
    /// <param name="structure">data file; free along z, the foil under the lowest particle</param>
    /// <param name="forceField">force-field file with dry sizes and a contact law</param>
    /// <param name="speed">speed of the surface, with unit</param>
    /// <param name="surfaceTension">surface tension, with unit</param>
    /// <param name="contactAngle">contact angle, with unit; zero is allowed</param>
    /// <param name="viscosity">viscosity of the liquid, with unit</param>
    /// <param name="target">data file for the dried structure; none when null</param>
    /// <param name="table">file for the frames (CSV); none when null</param>
    /// <param name="threads">threads; the answer does not depend on it [-]</param>
    /// <param name="progress">told the name and the share of the work done [-]</param>
    /// <param name="cancellation">stops between frames</param>
    /// <exception cref="InputException">a file or a value cannot be used</exception>
    public static ParticleAnswer Run(string structure, string forceField, string speed, string surfaceTension, string contactAngle, string viscosity, string? target, string? table,
        int threads = 1, Action<string, double>? progress = null, CancellationToken cancellation = default) => ParticleStudy.Guarded(structure, () =>
    {
        var angle = contactAngle.Trim().StartsWith("0 ", StringComparison.Ordinal) || contactAngle.Trim() == "0" ? 0 : ParticleStudy.Positive("--contact-angle", contactAngle, "rad", "30 deg");
        if (angle > Math.PI) throw new InputException(FaultKind.OutOfRange, $"--contact-angle {contactAngle}: at most 180 deg is allowed", "e.g. --contact-angle \"30 deg\"");
        var settings = new SurfaceSweepSettings
        {
            Speed = ParticleStudy.Positive("--speed", speed, "m/s", "1 m/s"), SurfaceTension = ParticleStudy.Positive("--surface-tension", surfaceTension, "N/m", "40 mN/m"), ContactAngle = angle,
            Viscosity = ParticleStudy.Positive("--viscosity", viscosity, "Pa s", "1.65 mPa s"), Threads = threads,
        };
        var system = ParticleStudy.Load(structure, forceField, Boundary.Free);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var result = SurfaceSweep.Run(system, settings, share => progress?.Invoke("sweeping", share), cancellation: cancellation);
        if (target is not null)
            AtomicFile.Write(target, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                LammpsDataFile.Write(writer, system.ToStructure("swept"));
            });
        if (table is not null)
        {
            var text = new CsvText("surface [m]", "film [m]", "capillary_pressure [Pa]", "foil_pressure [Pa]", "cut [1]");
            foreach (var f in result.Frames) text.Row(f.Surface, f.Film, f.CapillaryPressure, f.FoilPressure, f.Cut);
            AtomicFile.Write(table, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        }
        var report = StructureAnalysis.Of(system, 3);
        return new ParticleAnswer
        {
            Content = new JsonObject
            {
                ["capillary_number"] = result.CapillaryNumber, ["thickness"] = Entry.Of(system.Box.LengthZ, "m").ToJson(), ["porosity_formula"] = system.PorosityFormula, ["density"] = Entry.Of(system.Density, "kg/m3").ToJson(),
                ["cbd_fraction_bottom"] = report.BinderThirds[0], ["cbd_fraction_centre"] = report.BinderThirds[1], ["cbd_fraction_top"] = report.BinderThirds[2],
                ["largest_capillary_pressure"] = Entry.Of(result.Frames.Max(f => f.CapillaryPressure), "Pa").ToJson(), ["momentum_error"] = result.MomentumError,
                ["steps"] = result.Steps, ["time_step"] = Entry.Of(result.Step, "s").ToJson(), ["cpu_s"] = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
            },
        };
    });
}
