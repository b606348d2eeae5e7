using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lamina.Data.Structures;
using Lamina.Particles.ForceFields;
using Lamina.Particles.Laws;

namespace Lamina.Particles.Tests;

/// <summary>Runs an installed `lmp` on a structure and a force field: the peer for whole states. Writes decks of its own, in units micro.</summary>
internal static class Lammps
{
    public static string? Path { get; } = new[] { "/usr/bin/lmp", "/usr/local/bin/lmp" }.FirstOrDefault(File.Exists);

    /// <summary>The part of a deck that all runs share: box, particles, sizes, pair styles.</summary>
    public static string Setup(string data, ForceField field, int typeCount, double skin = 0.5)
    {
        var u = LammpsUnits.Micro;
        string N(double v) => v.ToString("R", CultureInfo.InvariantCulture);
        var deck = new StringBuilder();
        deck.Append($"units micro\natom_style sphere\ncomm_modify vel yes\nnewton off\nboundary p p p\nread_data {data}\n");
        foreach (var (t, type) in field.Types.Where(t => t.Key <= typeCount).OrderBy(t => t.Key))
            deck.Append($"set type {t} diameter {N(type.Diameter / u.Length)} density {N(type.Density / u.Density)}\n");
        var c = field.Contact!;
        var per = u.Length * u.Time;
        deck.Append($"pair_style hybrid/overlay lj/smooth/linear 12 gran/hertz/history {N(c.NormalStiffness / u.Pressure)} {N(c.TangentialStiffness / u.Pressure)} {N(c.NormalDamping * per)} {N(c.TangentialDamping * per)} {N(c.Friction)} 1\n");
        for (var a = 1; a <= typeCount; a++)
            for (var b = a; b <= typeCount; b++)
            {
                var p = field.Types[a].LennardJones!;
                var q = field.Types[b].LennardJones!;
                double Mix(Mean mean, double x, double y) => mean == Mean.Arithmetic ? 0.5 * (x + y) : Math.Sqrt(x * y);
                deck.Append($"pair_coeff {a} {b} lj/smooth/linear {N(Mix(field.Mixing.Epsilon, p.Epsilon, q.Epsilon) / u.Energy)} {N(Mix(field.Mixing.Sigma, p.Sigma, q.Sigma) / u.Length)} {N(Mix(field.Mixing.Cutoff, p.Cutoff, q.Cutoff) / u.Length)}\n");
            }
        deck.Append($"pair_coeff * * gran/hertz/history\nneighbor {N(skin)} bin\nneigh_modify one 20000 page 2000000\n");
        return deck.ToString();
    }

    public static string Run(string folder, string deck)
    {
        File.WriteAllText(System.IO.Path.Combine(folder, "in.lmp"), deck);
        var info = new ProcessStartInfo(Path!, "-in in.lmp -log log.lmp -screen none") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(info)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var log = File.ReadAllText(System.IO.Path.Combine(folder, "log.lmp"));
        Assert.True(process.ExitCode == 0, log[Math.Max(0, log.Length - 2000)..]);
        return log;
    }
}

/// <summary>A test that needs an installed LAMMPS and, where a path is given, reference data.</summary>
internal sealed class LammpsFactAttribute : FactAttribute
{
    public LammpsFactAttribute(string? path = null)
    {
        if (Lammps.Path is null) Skip = "needs lmp (apt-get install lammps)";
        else if (path is not null && new Lamina.Testing.ReferenceFactAttribute(path).Skip is { } skip) Skip = skip;
    }
}

/// <summary>Cases of a test that needs an installed LAMMPS.</summary>
internal sealed class LammpsTheoryAttribute : TheoryAttribute
{
    public LammpsTheoryAttribute()
    {
        if (Lammps.Path is null) Skip = "needs lmp (apt-get install lammps)";
    }
}
