using Lamina.Data.Faults;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;

namespace Lamina.Studies.Measuring;

/// <summary>Files of spheres by their extension: .data/.lmp/.lammps, .dump/.lammpstrj (last frame), .vtp, .xyz/.extxyz.</summary>
public static class SphereFiles
{
    /// <summary>Whether the name is that of a sphere file.</summary>
    /// <param name="path">the file</param>
    public static bool Is(string path) => Format(path) is not null;

    /// <summary>Reads a structure.</summary>
    /// <param name="path">the file</param>
    /// <param name="units">unit style of a LAMMPS file; micro when null</param>
    /// <param name="warn">takes what the user should know</param>
    public static SphereStructure Read(string path, LammpsUnits? units = null, Action<string>? warn = null)
    {
        if (!File.Exists(path)) throw new InputException(FaultKind.NotFound, $"{path}: there is no such file");
        switch (Format(path))
        {
            case "data": return LammpsDataFile.Read(path, units);
            case "dump":
                var frames = 0;
                DumpFrame? last = null;
                foreach (var frame in LammpsDumpFile.Read(path)) (last, frames) = (frame, frames + 1);
                if (frames > 1) warn?.Invoke($"{path} holds {frames} frames: the last one, of step {last!.Step}, is taken");
                return last!.ToStructure(units);
            case "vtp":
                using (var text = new StreamReader(path)) return VtkPolyDataFile.Read(text, path);
            case "xyz":
                using (var text = new StreamReader(path)) return XyzFile.Read(text, path);
            default: throw new InputException(FaultKind.Usage, $"{path}: not the name of a sphere file", "known are .data, .lmp, .lammps, .dump, .lammpstrj, .vtp, .xyz, .extxyz");
        }
    }

    /// <summary>The structure with the names that a force field gives to its types.</summary>
    /// <param name="structure">the spheres</param>
    /// <param name="forceField">the force-field file; null changes nothing</param>
    public static SphereStructure Named(SphereStructure structure, string? forceField)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (forceField is null) return structure;
        var types = ForceFieldFile.Read(forceField).Types;
        if (structure.Type.Distinct().Where(t => !types.ContainsKey(t)).Order().ToList() is { Count: > 0 } missing)
            throw new InputException(FaultKind.Inconsistent, $"--forcefield {forceField}: lacks type {string.Join(", ", missing)} of the spheres (it has {string.Join(", ", types.Keys.Order())})", "give the force field that the spheres were made with, or name types with --phase NUMBER=NAME");
        return structure with { TypeNames = [.. Enumerable.Range(1, structure.TypeCount).Select(t => types.TryGetValue(t, out var type) ? type.Name : structure.TypeNames?[t - 1] ?? "")] };
    }

    /// <summary>Writes a structure under another name first, so that no half file is left.</summary>
    /// <param name="path">the file, replaced if it exists</param>
    /// <param name="structure">the spheres</param>
    /// <param name="units">unit style of a LAMMPS file; micro when null</param>
    public static void Write(string path, SphereStructure structure, LammpsUnits? units = null)
    {
        var temporary = path + ".part";
        using (var text = new StreamWriter(temporary))
        {
            switch (Format(path))
            {
                case "data": LammpsDataFile.Write(text, structure, units); break;
                case "dump": LammpsDumpFile.Write(text, structure, units: units); break;
                case "vtp": VtkPolyDataFile.Write(text, structure); break;
                default: XyzFile.Write(text, structure); break;
            }
        }
        File.Move(temporary, path, overwrite: true);
    }

    private static string? Format(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".data" or ".lmp" or ".lammps" => "data",
        ".dump" or ".lammpstrj" => "dump",
        ".vtp" => "vtp",
        ".xyz" or ".extxyz" => "xyz",
        _ => null,
    };
}
