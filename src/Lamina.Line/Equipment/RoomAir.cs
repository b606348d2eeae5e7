using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>The air of the room.</summary>
[Describe("The air of the room.")]
public sealed record RoomAir
{
    /// <summary>Temperature [K].</summary>
    [Describe("Temperature.")]
    [Physical("degC", Min = "-40 degC", Max = "400 degC", Example = "80 degC")]
    public double Temperature { get; init; } = 298.15;

    /// <summary>Dew point of the water in the room's air; absent takes dry air. Counts where the solvent is water [K].</summary>
    [Describe("Dew point of the water in the room's air; absent takes dry air. Counts where the solvent is water.")]
    [Physical("degC", Min = "-80 degC", Max = "60 degC", Example = "10 degC")]
    public double? DewPoint { get; init; }

    /// <summary>Solvent vapour in the room's air, mol vapour per mol dry air; absent takes none, or for water what the dew point says [-].</summary>
    [Describe("Solvent vapour in the room's air, mol vapour per mol dry air; absent takes none, or for water what the dew point says.")]
    [Pure(Min = 0, Max = 1, Example = "500 ppm")]
    public double? SolventContent { get; init; }

    /// <summary>Heat-transfer coefficient of a moving web in the open [W/(m2 K)].</summary>
    [Describe("Heat-transfer coefficient of a moving web in the open.")]
    [Physical("W/m2/K", Min = "0 W/m2/K", Max = "2000 W/m2/K", Example = "35 W/m2/K")]
    public double HeatTransferCoefficient { get; init; } = 10;
}
