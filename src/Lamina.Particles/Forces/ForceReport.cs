using Lamina.Particles.Sets;

namespace Lamina.Particles.Forces;

/// <summary>State of a system at one instant: energy, pressure, largest force, contacts. Velocities as they are, contact history zero.</summary>
public sealed record ForceReport
{
    /// <summary>Energy of the pair laws; contacts hold none in this convention [J].</summary>
    public required double Energy { get; init; }
    /// <summary>Elastic energy stored in the overlaps [J].</summary>
    public required double ContactEnergy { get; init; }
    /// <summary>Kinetic energy of translation [J].</summary>
    public required double KineticEnergy { get; init; }
    /// <summary>A third of the trace of the pressure tensor; virial (with damping) and kinetic term [Pa].</summary>
    public required double Pressure { get; init; }
    /// <summary>Pressure tensor: xx, yy, zz, xy, xz, yz [Pa].</summary>
    public required double[] PressureTensor { get; init; }
    /// <summary>Largest force on a particle [N].</summary>
    public required double MaxForce { get; init; }
    /// <summary>Id of the particle with the largest force.</summary>
    public required int MaxForceParticle { get; init; }
    /// <summary>Touching pairs [-].</summary>
    public required long Contacts { get; init; }
    /// <summary>Ids in the order of the arrays below.</summary>
    public required int[] Id { get; init; }
    /// <summary>Force on each particle along x [N].</summary>
    public required double[] ForceX { get; init; }
    /// <summary>Force along y [N].</summary>
    public required double[] ForceY { get; init; }
    /// <summary>Force along z [N].</summary>
    public required double[] ForceZ { get; init; }
    /// <summary>Torque about x [N m].</summary>
    public required double[] TorqueX { get; init; }
    /// <summary>Torque about y [N m].</summary>
    public required double[] TorqueY { get; init; }
    /// <summary>Torque about z [N m].</summary>
    public required double[] TorqueZ { get; init; }

    /// <summary>Evaluates a system; sorts its particles.</summary>
    public static ForceReport Of(ParticleSystem system, ForceSettings? settings = null)
    {
        using var engine = new ForceEngine(system, settings);
        var elastic = engine.Compute(0, ContactMode.Elastic).ContactEnergy;
        var totals = engine.Compute();
        var p = system.Particles;
        var largest = 0;
        double Squared(int i) => engine.ForceX[i] * engine.ForceX[i] + engine.ForceY[i] * engine.ForceY[i] + engine.ForceZ[i] * engine.ForceZ[i];
        for (var i = 0; i < p.Count; i++)
        {
            if (Squared(i) > Squared(largest) || !double.IsFinite(Squared(i))) largest = i;
            if (!double.IsFinite(Squared(i))) break;
        }
        if (!double.IsFinite(Squared(largest)))
            throw new UnstableMotionException(p.Id[largest], $"the force on particle {p.Id[largest]} is not finite: its centre coincides with another's, or lies so close that the pair law overflows; separate them");
        var tensor = PressureTensorOf(system, totals, out var kinetic);
        return new ForceReport
        {
            Energy = totals.PairEnergy, ContactEnergy = elastic, KineticEnergy = kinetic, Pressure = (tensor[0] + tensor[1] + tensor[2]) / 3, PressureTensor = tensor,
            MaxForce = Math.Sqrt(Squared(largest)), MaxForceParticle = p.Id[largest], Contacts = totals.Contacts, Id = [.. p.Id],
            ForceX = [.. engine.ForceX], ForceY = [.. engine.ForceY], ForceZ = [.. engine.ForceZ], TorqueX = [.. engine.TorqueX], TorqueY = [.. engine.TorqueY], TorqueZ = [.. engine.TorqueZ],
        };
    }

    /// <summary>(sum of m v v + virial) / volume: xx, yy, zz, xy, xz, yz.</summary>
    internal static double[] PressureTensorOf(ParticleSystem system, in ForceTotals totals, out double kineticEnergy)
    {
        var p = system.Particles;
        double xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        for (var i = 0; i < p.Count; i++)
        {
            var (m, x, y, z) = (p.Mass[i], p.VelocityX[i], p.VelocityY[i], p.VelocityZ[i]);
            xx += m * x * x; yy += m * y * y; zz += m * z * z;
            xy += m * x * y; xz += m * x * z; yz += m * y * z;
        }
        kineticEnergy = 0.5 * (xx + yy + zz);
        var v = system.Box.Volume;
        return [(xx + totals.VirialXX) / v, (yy + totals.VirialYY) / v, (zz + totals.VirialZZ) / v, (xy + totals.VirialXY) / v, (xz + totals.VirialXZ) / v, (yz + totals.VirialYZ) / v];
    }
}
