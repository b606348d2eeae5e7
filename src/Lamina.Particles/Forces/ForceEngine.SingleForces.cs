using Lamina.Particles.Bonds;
using Lamina.Particles.Laws;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Forces;

public sealed unsafe partial class ForceEngine
{
    private int[] placeById = [];
    private int placesOf = -1;

    /// <summary>Adds what acts on one particle alone: weight less buoyancy, and drag where velocities count.</summary>
    private void AddSingleForces(ContactMode mode)
    {
        var (field, p) = (system.Field, system.Particles);
        if (field.Gravity > 0)
        {
            if (system.Box.BoundaryZ == Boundary.Periodic)
                throw new ArgumentException($"gravity of {field.Gravity} m/s2 in a box that is periodic along z: everything would fall for ever; leave gravity out or use a step with a floor");
            var liquid = field.Solvent?.Density ?? 0;
            for (var i = 0; i < p.Count; i++)
            {
                var r = p.Radius[i];
                ForceZ[i] -= field.Gravity * (p.Mass[i] - liquid * (4.0 / 3) * Math.PI * r * r * r);
            }
        }
        if (mode == ContactMode.Full && field.Solvent is { Viscosity: > 0 } solvent)
        {
            var law = new StokesDrag(solvent.Viscosity);
            for (var i = 0; i < p.Count; i++)
            {
                var drag = law.Force(2 * p.Radius[i], new(p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]));
                ForceX[i] += drag.X;
                ForceY[i] += drag.Y;
                ForceZ[i] += drag.Z;
            }
        }
    }

    /// <summary>Adds the bridges' forces, in the order of the bridges: one thread, few of them beside the contacts.</summary>
    private ForceTotals AddBonds()
    {
        if (system.Bonds is not { Count: > 0 } bonds) return default;
        if (system.Box.ShearRate != 0 || system.Box.ShearOffset != 0) throw new ArgumentException($"force field '{system.Field.Name}': bonds cannot be sheared; leave them out");
        FindPlaces();
        var p = system.Particles;
        double energy = 0, xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        for (var b = 0; b < bonds.Count; b++)
        {
            if (bonds.Broken[b]) continue;
            int i = placeById[bonds.First[b]], j = placeById[bonds.Second[b]];
            var r = BondNetwork.Between(p, system.Box, i, j);
            var over = bonds.Law(b).ForceOverDistance(r.Dot(r), out var stored);
            if (r.Length >= bonds.Law(b).Range) { bonds.Broken[b] = true; continue; }
            var f = over * r;
            ForceX[i] += f.X; ForceY[i] += f.Y; ForceZ[i] += f.Z;
            ForceX[j] -= f.X; ForceY[j] -= f.Y; ForceZ[j] -= f.Z;
            energy += stored;
            xx += r.X * f.X; yy += r.Y * f.Y; zz += r.Z * f.Z;
            xy += r.X * f.Y; xz += r.X * f.Z; yz += r.Y * f.Z;
        }
        return new ForceTotals { PairEnergy = energy, VirialXX = xx, VirialYY = yy, VirialZZ = zz, VirialXY = xy, VirialXZ = xz, VirialYZ = yz };
    }

    private void ScanBonds(double[] stiffness, double[] box)
    {
        if (system.Bonds is not { Count: > 0 } bonds) return;
        FindPlaces();
        for (var b = 0; b < bonds.Count; b++)
        {
            if (bonds.Broken[b]) continue;
            int i = placeById[bonds.First[b]], j = placeById[bonds.Second[b]];
            var k = bonds.Stiffness[b];
            stiffness[i] += k;
            stiffness[j] += k;
            var r = BondNetwork.Between(system.Particles, system.Box, i, j);
            box[0] += k * r.X * r.X;
            box[1] += k * r.Y * r.Y;
            box[2] += k * r.Z * r.Z;
        }
    }

    /// <summary>Where each id is now: sorting happens where lists are built.</summary>
    private void FindPlaces()
    {
        if (placesOf == builds) return;
        var id = system.Particles.Id;
        var largest = 0;
        foreach (var one in id) largest = Math.Max(largest, one);
        if (placeById.Length <= largest) placeById = new int[largest + 1];
        for (var i = 0; i < id.Length; i++) placeById[id[i]] = i;
        placesOf = builds;
    }
}
