using Lamina.Particles.Laws;
using Lamina.Particles.Neighbours;
using Lamina.Particles.Sets;
using Lamina.Particles.Walls;

namespace Lamina.Particles.Heat;

/// <summary>
/// Particles as nodes of one temperature each, their contacts as conductances (<see cref="ContactConductance"/>), two plates across z as ends of given temperature. Heat goes through contacts alone:
/// the gas or liquid between spheres conducts nothing, and what touches nobody keeps its temperature. Exact in space for conductances that are small against those inside the spheres.
/// Arrays are in the order that the set has when the network is made.
/// </summary>
public sealed class ConductionNetwork
{
    private readonly int[] first, second;
    private readonly Vector3d[] between;
    private readonly double[] conductance, diagonal;

    private ConductionNetwork(int[] id, double[] capacity, int[] first, int[] second, Vector3d[] between, double[] conductance, double[] toBottom, double[] toTop, Box box, double gap)
    {
        (Id, Capacity, this.first, this.second, this.between, this.conductance, ToBottom, ToTop, Box, Gap) = (id, capacity, first, second, between, conductance, toBottom, toTop, box, gap);
        diagonal = new double[id.Length];
        for (var i = 0; i < diagonal.Length; i++) diagonal[i] = toBottom[i] + toTop[i];
        for (var e = 0; e < first.Length; e++)
        {
            // A particle that touches its own image gives and takes the same heat.
            if (first[e] == second[e]) continue;
            diagonal[first[e]] += conductance[e];
            diagonal[second[e]] += conductance[e];
        }
    }

    /// <summary>Id of each node's particle.</summary>
    public IReadOnlyList<int> Id { get; }
    /// <summary>Heat capacity of each node [J K-1].</summary>
    public IReadOnlyList<double> Capacity { get; }
    /// <summary>Conductance from each node to the lower plate [W K-1].</summary>
    public IReadOnlyList<double> ToBottom { get; }
    /// <summary>Conductance from each node to the upper plate [W K-1].</summary>
    public IReadOnlyList<double> ToTop { get; }
    /// <summary>Number of nodes [-].</summary>
    public int Count => Id.Count;
    /// <summary>Number of contacts between particles [-].</summary>
    public int Contacts => first.Length;
    /// <summary>The box.</summary>
    public Box Box { get; }
    /// <summary>Distance of the plates; NaN without plates [m].</summary>
    public double Gap { get; }

    /// <summary>The network of a structure as it stands.</summary>
    /// <param name="system">the structure; contact radii decide what touches, solid volume and density give the heat capacity</param>
    /// <param name="materials">one per type that the structure uses</param>
    /// <param name="plates">plates, or none</param>
    /// <param name="plateConductivity">of the plates [W m-1 K-1]</param>
    public static ConductionNetwork Of(ParticleSystem system, IReadOnlyDictionary<int, ThermalMaterial> materials, PlanePair? plates = null, double plateConductivity = double.PositiveInfinity)
    {
        var p = system.Particles;
        foreach (var type in p.Type.Distinct().Order())
            if (!materials.TryGetValue(type, out var m)) throw new ArgumentException($"type {type} of the structure has no thermal material: give a conductivity and a heat capacity for it");
            else if (!(m.Conductivity > 0 && double.IsFinite(m.Conductivity) && m.HeatCapacity > 0 && double.IsFinite(m.HeatCapacity)))
                throw new ArgumentException($"type {type} has a conductivity of {m.Conductivity} W/m/K and a heat capacity of {m.HeatCapacity} J/kg/K: finite values above zero are needed");
        if (!(plateConductivity > 0)) throw new ArgumentException($"plates conduct {plateConductivity} W/m/K: a value above zero is needed");
        if (!system.Field.HasContacts) throw new ArgumentException($"the force field '{system.Field.Name}' has no contact law: nothing touches, and heat goes through contacts alone");
        var pairs = TouchingPairs.Of(system, 0);
        double K(int i) => materials[p.Type[i]].Conductivity;
        double[] capacity = new double[p.Count], toBottom = new double[p.Count], toTop = new double[p.Count];
        for (var i = 0; i < p.Count; i++)
        {
            var type = system.Field.Types[p.Type[i]];
            capacity[i] = type.SolidVolume * type.Density * materials[p.Type[i]].HeatCapacity;
            if (plates is null) continue;
            toBottom[i] = ContactConductance.WithPlane(p.Radius[i], p.Radius[i] - (p.Z[i] - plates.Bottom), K(i), plateConductivity);
            toTop[i] = ContactConductance.WithPlane(p.Radius[i], p.Radius[i] - (plates.Top - p.Z[i]), K(i), plateConductivity);
        }
        return new([.. p.Id], capacity, [.. pairs.Select(c => c.First)], [.. pairs.Select(c => c.Second)], [.. pairs.Select(c => c.Between)],
            [.. pairs.Select(c => ContactConductance.Between(p.Radius[c.First], p.Radius[c.Second], p.Radius[c.First] + p.Radius[c.Second] - c.Between.Length, K(c.First), K(c.Second)))],
            toBottom, toTop, system.Box, plates?.Gap ?? double.NaN);
    }

    /// <summary>Heat that flows out of each node at given temperatures, less what plates of temperature zero would not give back: the conductance matrix times a vector [W].</summary>
    internal void Multiply(ReadOnlySpan<double> temperature, Span<double> flow)
    {
        for (var i = 0; i < flow.Length; i++) flow[i] = (ToBottom[i] + ToTop[i]) * temperature[i];
        for (var e = 0; e < first.Length; e++)
        {
            var q = conductance[e] * (temperature[first[e]] - temperature[second[e]]);
            flow[first[e]] += q;
            flow[second[e]] -= q;
        }
    }

    /// <summary>Diagonal of the conductance matrix [W K-1].</summary>
    internal ReadOnlySpan<double> Diagonal => diagonal;

    /// <summary>Heat that a temperature rise of one kelvin per metre along an axis sends into each node while all deviations from it are zero [W K-1 m].</summary>
    /// <param name="axis">0, 1 or 2</param>
    /// <param name="size">sum of the squares of its terms over the conductances; in a lattice the terms cancel [W K-1 m2]</param>
    internal double[] Driven(int axis, out double size)
    {
        var into = new double[Count];
        size = 0;
        for (var e = 0; e < first.Length; e++)
        {
            var q = conductance[e] * Along(e, axis);
            into[first[e]] -= q;
            into[second[e]] += q;
            if (conductance[e] > 0) size += q * q / conductance[e];
        }
        return into;
    }

    /// <summary>Sum of conductance x step x (step + deviation) over the contacts: flux times volume under a unit gradient [W K-1 m2].</summary>
    internal double Carried(int axis, ReadOnlySpan<double> deviation)
    {
        var sum = 0.0;
        for (var e = 0; e < first.Length; e++) sum += conductance[e] * Along(e, axis) * (Along(e, axis) + deviation[first[e]] - deviation[second[e]]);
        return sum;
    }

    private double Along(int e, int axis) => axis switch { 0 => between[e].X, 1 => between[e].Y, _ => between[e].Z };
}
