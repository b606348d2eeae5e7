using Lamina.Materials;

namespace Lamina.Drying.Boundary;

/// <summary>The gas over one side of the film.</summary>
public readonly record struct GasStream
{
    /// <summary>A stream at one atmosphere.</summary>
    public GasStream()
    {
    }

    /// <summary>Temperature of the bulk gas [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>Heat-transfer coefficient between gas and film, without the effect of evaporation on it [W/(m2 K)].</summary>
    public required double HeatTransferCoefficient { get; init; }

    /// <summary>Solvent vapour in the bulk gas: mol vapour per mol dry air [-].</summary>
    public double SolventRatio { get; init; }

    /// <summary>Absolute pressure [Pa].</summary>
    public double Pressure { get; init; } = PhysicalConstants.Atmosphere;
}
