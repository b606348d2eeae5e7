using System.Runtime.InteropServices;
using Lamina.Particles.Bonds;
using Lamina.Particles.Forces;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Checkpoints;

/// <summary>
/// The state of a long particle step, kept now and then, so that a run that was killed goes on from it to the same bytes. Where a step keeps its state it also forgets what is not part of it
/// (neighbour lists, scans), whether anybody keeps it or not: the run that was not killed takes the same path.
/// </summary>
/// <param name="load">gives back what was kept last, or null</param>
/// <param name="save">keeps a state in the place of the one before</param>
public sealed class ParticleCheckpoint(Func<byte[]?> load, Action<byte[]> save)
{
    private const int Version = 3;

    /// <summary>Lets a step go on as a new one would from the present state, and keeps that state where somebody wants it.</summary>
    /// <param name="checkpoint">null where nobody does</param>
    /// <param name="engine">force loop of the step</param>
    /// <param name="done">increments done [-]</param>
    /// <param name="numbers">what else the step has to know</param>
    internal static void Pass(ParticleCheckpoint? checkpoint, ForceEngine engine, int done, ReadOnlySpan<double> numbers)
    {
        checkpoint?.Keep(engine, done, numbers);
        engine.StartAnew();
    }

    private void Keep(ForceEngine engine, int done, ReadOnlySpan<double> numbers)
    {
        var p = engine.System.Particles;
        var histories = engine.Histories();
        var bonds = engine.System.Bonds?.Numbers() ?? [];
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            var b = engine.System.Box;
            foreach (var word in (int[])[Version, p.Count, done, numbers.Length, histories.Length, bonds.Length, (int)b.BoundaryX, (int)b.BoundaryY, (int)b.BoundaryZ]) writer.Write(word);
            foreach (var value in (double[])[b.LowX, b.LowY, b.LowZ, b.HighX, b.HighY, b.HighZ, b.ShearOffset, b.ShearRate]) writer.Write(value);
            writer.Write(MemoryMarshal.AsBytes(numbers));
            writer.Write(MemoryMarshal.AsBytes(histories.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(bonds.AsSpan()));
            foreach (var array in Doubles(p)) writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
            foreach (var array in Integers(p)) writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(p.Fixed.AsSpan()));
        }
        save(stream.ToArray());
    }

    /// <summary>Brings a step back to the state that was kept. The caller sets the force field that belongs to it before.</summary>
    /// <param name="engine">force loop of the step, on a system of the same particles in any state</param>
    /// <param name="done">increments done then [-]</param>
    /// <param name="numbers">what else was kept</param>
    /// <returns>false if nothing was kept that fits the system, which then is as before</returns>
    internal bool TryRestore(ForceEngine engine, out int done, out double[] numbers)
    {
        (done, numbers) = (0, []);
        if (load() is not { } bytes) return false;
        var system = engine.System;
        var p = system.Particles;
        using var reader = new BinaryReader(new MemoryStream(bytes));
        const int words = 9, boxNumbers = 8;
        if (bytes.Length < words * sizeof(int) || reader.ReadInt32() != Version || reader.ReadInt32() != p.Count) return false;
        var (increments, count, history, bonded) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var whole = words * sizeof(int) + (boxNumbers + (long)count + history + bonded + 11L * p.Count) * sizeof(double) + 5L * p.Count * sizeof(int) + p.Count;
        if (bytes.Length != whole) return false;
        var (x, y, z) = ((Boundary)reader.ReadInt32(), (Boundary)reader.ReadInt32(), (Boundary)reader.ReadInt32());
        double Next() => reader.ReadDouble();
        system.Box = new Box
        {
            LowX = Next(), LowY = Next(), LowZ = Next(), HighX = Next(), HighY = Next(), HighZ = Next(), ShearOffset = Next(), ShearRate = Next(), BoundaryX = x, BoundaryY = y, BoundaryZ = z,
        };
        (done, numbers) = (increments, new double[count]);
        var (histories, bonds) = (new double[history], new double[bonded]);
        foreach (var array in (double[][])[numbers, histories, bonds, .. Doubles(p)]) reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        foreach (var array in Integers(p)) reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(p.Fixed.AsSpan()));
        system.Bonds = bonds.Length > 0 ? BondNetwork.Of(bonds) : null;
        engine.Adopt(histories);
        engine.StartAnew();
        return true;
    }

    private static double[][] Doubles(ParticleSet p) => [p.X, p.Y, p.Z, p.VelocityX, p.VelocityY, p.VelocityZ, p.SpinX, p.SpinY, p.SpinZ, p.Radius, p.Mass];

    private static int[][] Integers(ParticleSet p) => [p.Type, p.Id, p.ImageX, p.ImageY, p.ImageZ];
}
