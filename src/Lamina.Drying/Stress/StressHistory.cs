namespace Lamina.Drying.Stress;

/// <summary>Stress and strain of a plane-restrained film over time: one entry per time in every array.</summary>
public sealed record StressHistory
{
    /// <summary>Time since the film entered [s].</summary>
    public required double[] Time { get; init; }

    /// <summary>Thickness [m].</summary>
    public required double[] Thickness { get; init; }

    /// <summary>Suction times its share chi that presses on the solids, mean over the thickness [Pa].</summary>
    public required double[] Suction { get; init; }

    /// <summary>Young's modulus of the coating; 0 before locking [Pa].</summary>
    public required double[] Modulus { get; init; }

    /// <summary>In-plane stress, tension positive [Pa].</summary>
    public required double[] Stress { get; init; }

    /// <summary>Linear in-plane deswelling of binder and carbon-binder domain [-].</summary>
    public required double[] Deswelling { get; init; }

    /// <summary>Linear in-plane shrinkage that the film would have without foil [-].</summary>
    public required double[] FreeShrinkage { get; init; }

    /// <summary>Energy release Z sigma^2 h/E' of a channelling crack while the film is in tension; 0 in compression [J/m2].</summary>
    public required double[] EnergyRelease { get; init; }

    /// <summary>When the network locks; null where it never does [s].</summary>
    public double? LockingTime { get; init; }

    /// <summary>When air first enters; null where it never does [s].</summary>
    public double? AirEntryTime { get; init; }

    /// <summary>Share kappa of the emptied pore volume that in-plane deswelling closes [-].</summary>
    public required double DeswellingShare { get; init; }

    /// <summary>Index of the highest stress.</summary>
    public int Peak
    {
        get
        {
            var peak = 0;
            for (var i = 1; i < Stress.Length; i++)
                if (Stress[i] > Stress[peak]) peak = i;
            return peak;
        }
    }
}
