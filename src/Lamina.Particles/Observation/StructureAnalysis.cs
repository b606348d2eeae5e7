using Lamina.Particles.Neighbours;
using Lamina.Particles.Sets;

namespace Lamina.Particles.Observation;

/// <summary>Analysis of a structure: porosity, loading, carbon-binder thirds, coordination, overlaps, profiles.</summary>
public static class StructureAnalysis
{
    /// <summary>Analyses a system.</summary>
    /// <param name="system">the structure; sizes and densities of solids come from its force field</param>
    /// <param name="slices">slices of the profiles [-]</param>
    /// <param name="binderNanoporosity">pore volume inside a carbon-binder sphere over its volume [-]</param>
    /// <param name="contactMargin">distance beyond touching that still counts as contact, for coordination [m]</param>
    public static StructureReport Of(ParticleSystem system, int slices = 30, double binderNanoporosity = 0, double contactMargin = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slices, 1);
        var p = system.Particles;
        var box = system.Box;
        var types = system.Field.Types;
        var area = box.LengthX * box.LengthY;
        double activeMass = 0, binderVolume = 0;
        double[] active = new double[slices], binder = new double[slices], thirds = new double[3];
        int actives = 0, binders = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var type = types[p.Type[i]];
            var radius = 0.5 * (type.SolidDiameter ?? type.Diameter);
            var volume = type.SolidVolume;
            if (type.IsBinderDomain)
            {
                binders++;
                binderVolume += volume;
                Spread(box, p.Z[i], radius, thirds);
                Spread(box, p.Z[i], radius, binder);
            }
            else
            {
                actives++;
                activeMass += volume * type.Density;
                Spread(box, p.Z[i], radius, active);
            }
        }
        var slice = box.Volume / slices;
        var sum = thirds[0] + thirds[1] + thirds[2];
        var contacts = Contacts(system, contactMargin);
        return new StructureReport
        {
            Density = system.Density, PorosityBulk = system.PorosityFormula, Porosity = system.PorosityFormula + binderNanoporosity * binderVolume / box.Volume,
            LoadingActive = activeMass / area, LoadingTotal = system.SolidMass / area, BinderThirds = sum > 0 ? [thirds[0] / sum, thirds[1] / sum, thirds[2] / sum] : [0, 0, 0],
            CoordinationActiveBinder = actives > 0 ? (double)contacts.ActiveBinder / actives : 0, CoordinationBinderActive = binders > 0 ? (double)contacts.ActiveBinder / binders : 0,
            CoordinationBinderBinder = binders > 0 ? 2.0 * contacts.BinderBinder / binders : 0, CoordinationActiveActive = actives > 0 ? 2.0 * contacts.ActiveActive / actives : 0,
            MeanOverlap = contacts.Mean, LargestOverlap = contacts.Largest,
            ActiveProfile = Array.ConvertAll(active, v => v / slice), BinderProfile = Array.ConvertAll(binder, v => v / slice),
        };
    }

    /// <summary>Adds a sphere's volume to slices of the box height; across a periodic end what sticks out enters at the other.</summary>
    private static void Spread(in Box box, double z, double radius, double[] slices)
    {
        var height = box.LengthZ / slices.Length;
        var images = box.BoundaryZ == Boundary.Periodic ? 1 + (int)(radius / box.LengthZ) : 0;
        for (var image = -images; image <= images; image++)
        {
            var centre = z + image * box.LengthZ;
            var from = Math.Clamp((int)Math.Floor((centre - radius - box.LowZ) / height), 0, slices.Length);
            var to = Math.Clamp((int)Math.Ceiling((centre + radius - box.LowZ) / height), 0, slices.Length);
            for (var k = from; k < to; k++) slices[k] += SphereSlab.Volume(centre, radius, box.LowZ + k * height, box.LowZ + (k + 1) * height);
        }
    }

    private static (long ActiveActive, long ActiveBinder, long BinderBinder, double Mean, double Largest) Contacts(ParticleSystem system, double margin)
    {
        var p = system.Particles;
        long aa = 0, ab = 0, bb = 0, touching = 0;
        double mean = 0, largest = 0;
        foreach (var (i, j, between) in TouchingPairs.Of(system, margin))
        {
            var overlap = (p.Radius[i] + p.Radius[j] - between.Length) / (2 * Math.Min(p.Radius[i], p.Radius[j]));
            if (overlap > 0) { touching++; mean += overlap; largest = Math.Max(largest, overlap); }
            bool a = !system.Field.Types[p.Type[i]].IsBinderDomain, b = !system.Field.Types[p.Type[j]].IsBinderDomain;
            if (a && b) aa++;
            else if (a || b) ab++;
            else bb++;
        }
        return (aa, ab, bb, touching > 0 ? mean / touching : 0, largest);
    }
}
