namespace Lamina.Particles.Forces;

/// <summary>How contacts are treated in one evaluation.</summary>
public enum ContactMode
{
    /// <summary>The full contact law: elastic force, damping, tangential history, friction.</summary>
    Full,
    /// <summary>Only the elastic normal force, which has an energy: what relaxation without friction moves on.</summary>
    Elastic,
}

/// <summary>Settings of a force loop.</summary>
public sealed record ForceSettings
{
    /// <summary>Extra distance by which neighbour lists reach further than the forces; null lets the loop choose [m].</summary>
    public double? Skin { get; init; }
    /// <summary>Threads; the answer has the same bits for any number [-].</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>Totals of one force evaluation.</summary>
public readonly record struct ForceTotals
{
    /// <summary>Energy of the pair laws; contacts not counted, as in LAMMPS [J].</summary>
    public double PairEnergy { get; init; }
    /// <summary>Elastic energy of the normal overlaps; counted in elastic mode only [J].</summary>
    public double ContactEnergy { get; init; }
    /// <summary>Sum of r_x F_x over pairs [J].</summary>
    public double VirialXX { get; init; }
    /// <summary>Sum of r_y F_y over pairs [J].</summary>
    public double VirialYY { get; init; }
    /// <summary>Sum of r_z F_z over pairs [J].</summary>
    public double VirialZZ { get; init; }
    /// <summary>Sum of r_x F_y over pairs [J].</summary>
    public double VirialXY { get; init; }
    /// <summary>Sum of r_x F_z over pairs [J].</summary>
    public double VirialXZ { get; init; }
    /// <summary>Sum of r_y F_z over pairs [J].</summary>
    public double VirialYZ { get; init; }
    /// <summary>Touching pairs [-].</summary>
    public long Contacts { get; init; }

    /// <summary>Sum of two parts.</summary>
    public static ForceTotals operator +(ForceTotals a, ForceTotals b) => new()
    {
        PairEnergy = a.PairEnergy + b.PairEnergy, ContactEnergy = a.ContactEnergy + b.ContactEnergy, VirialXX = a.VirialXX + b.VirialXX, VirialYY = a.VirialYY + b.VirialYY,
        VirialZZ = a.VirialZZ + b.VirialZZ, VirialXY = a.VirialXY + b.VirialXY, VirialXZ = a.VirialXZ + b.VirialXZ, VirialYZ = a.VirialYZ + b.VirialYZ, Contacts = a.Contacts + b.Contacts,
    };
}
