using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Bonds;

/// <summary>
/// Bridges of binder between particles: each an elastic rod (<see cref="HarmonicBond"/>) between two centres, with the distance at which it formed as its length without force and
/// stiffness E pi (share of the smaller radius)^2 / length. A bridge that is stretched beyond its breaking strain is gone for good. Particles are known by id.
/// </summary>
public sealed class BondNetwork
{
    private BondNetwork(int[] first, int[] second, double[] rest, double[] stiffness, double breakingStrain) =>
        (First, Second, RestLength, Stiffness, BreakingStrain, Broken) = (first, second, rest, stiffness, breakingStrain, new bool[first.Length]);

    /// <summary>Id of one end.</summary>
    public int[] First { get; }
    /// <summary>Id of the other, the larger one.</summary>
    public int[] Second { get; }
    /// <summary>Length without force [m].</summary>
    public double[] RestLength { get; }
    /// <summary>Stiffness [N m-1].</summary>
    public double[] Stiffness { get; }
    /// <summary>Strain at which a bridge breaks [-].</summary>
    public double BreakingStrain { get; }
    /// <summary>True for a bridge that is gone.</summary>
    public bool[] Broken { get; private init; }
    /// <summary>Number of bridges that formed [-].</summary>
    public int Count => First.Length;
    /// <summary>Number of bridges that still hold [-].</summary>
    public int Intact => Broken.Count(b => !b);

    /// <summary>A copy that shares nothing that changes.</summary>
    public BondNetwork Clone() => new(First, Second, RestLength, Stiffness, BreakingStrain) { Broken = (bool[])Broken.Clone() };

    internal HarmonicBond Law(int bond) => new(Stiffness[bond], RestLength[bond], BreakingStrain);

    /// <summary>From one centre to the other over the nearest image; bridges are shorter than half the box.</summary>
    internal static Vector3d Between(ParticleSet p, in Box box, int i, int j)
    {
        double x = p.X[i] - p.X[j], y = p.Y[i] - p.Y[j], z = p.Z[i] - p.Z[j];
        if (box.BoundaryX == Boundary.Periodic) x -= box.LengthX * Math.Round(x / box.LengthX);
        if (box.BoundaryY == Boundary.Periodic) y -= box.LengthY * Math.Round(y / box.LengthY);
        if (box.BoundaryZ == Boundary.Periodic) z -= box.LengthZ * Math.Round(z / box.LengthZ);
        return new(x, y, z);
    }

    /// <summary>Bridges between all pairs with a carbon-binder particle that touch now, or nearly.</summary>
    internal static BondNetwork Form(ParticleSystem system)
    {
        var settings = system.Field.Bonds ?? throw new ArgumentException($"the force field '{system.Field.Name}' has no bonds");
        var p = system.Particles;
        var box = system.Box;
        var half = 0.5 * Math.Min(box.LengthX, Math.Min(box.LengthY, box.BoundaryZ == Boundary.Periodic ? box.LengthZ : double.PositiveInfinity));
        var found = new List<(int First, int Second, double Length, double Stiffness)>();
        foreach (var (i, j, between) in TouchingPairs.Of(system, 2 * p.Radius.Max() * settings.Reach))
        {
            if (!(system.Field.Types[p.Type[i]].IsBinderDomain || system.Field.Types[p.Type[j]].IsBinderDomain)) continue;
            var length = between.Length;
            if (length > (1 + settings.Reach) * (p.Radius[i] + p.Radius[j]) || !(length > 0)) continue;
            if (length * (1 + settings.BreakingStrain) >= half)
                throw new ArgumentException($"a bond of {length * 1e6:G4} um that breaks at a strain of {settings.BreakingStrain} does not fit half the box, {half * 1e6:G4} um: give a larger box or a smaller breaking strain");
            var radius = settings.Radius * Math.Min(p.Radius[i], p.Radius[j]);
            found.Add((Math.Min(p.Id[i], p.Id[j]), Math.Max(p.Id[i], p.Id[j]), length, settings.Modulus * Math.PI * radius * radius / length));
        }
        found.Sort();
        return new([.. found.Select(b => b.First)], [.. found.Select(b => b.Second)], [.. found.Select(b => b.Length)], [.. found.Select(b => b.Stiffness)], settings.BreakingStrain);
    }

    /// <summary>All numbers of the network, for a checkpoint: breaking strain, then five per bridge.</summary>
    internal double[] Numbers()
    {
        var all = new double[1 + 5 * Count];
        all[0] = BreakingStrain;
        for (var b = 0; b < Count; b++) ((ReadOnlySpan<double>)[First[b], Second[b], RestLength[b], Stiffness[b], Broken[b] ? 1 : 0]).CopyTo(all.AsSpan(1 + 5 * b));
        return all;
    }

    /// <summary>The network of such numbers.</summary>
    internal static BondNetwork Of(ReadOnlySpan<double> numbers)
    {
        var count = (numbers.Length - 1) / 5;
        var network = new BondNetwork(new int[count], new int[count], new double[count], new double[count], numbers[0]);
        for (var b = 0; b < count; b++)
        {
            var n = numbers.Slice(1 + 5 * b, 5);
            (network.First[b], network.Second[b], network.RestLength[b], network.Stiffness[b], network.Broken[b]) = ((int)n[0], (int)n[1], n[2], n[3], n[4] != 0);
        }
        return network;
    }
}
