using Lamina.Data.Provenance;

namespace Lamina.Materials.Solvents;

/// <summary>
/// Lower explosive limit of a vapour in air. Sources disagree: the lower one is used for safety margins, the other is reported beside it.
/// </summary>
public sealed record ExplosionLimit
{
    /// <summary>The limit at 25 degC used for margins: mol vapour per mol of air-vapour mixture [-].</summary>
    public required Sourced AtRoom { get; init; }

    /// <summary>Another quoted limit at 25 degC, or null [-].</summary>
    public Sourced? OtherAtRoom { get; init; }

    /// <summary>Change of the limit with temperature, negative [1/K].</summary>
    public required Sourced PerKelvin { get; init; }

    /// <summary>The limit used for margins at a temperature, never below zero: mol vapour per mol of mixture [-].</summary>
    /// <param name="temperature">of the air [K]</param>
    public double At(double temperature) => Math.Max(0, AtRoom.Value + PerKelvin.Value * (temperature - 298.15));

    /// <summary>The other quoted limit at a temperature, or null: mol vapour per mol of mixture [-].</summary>
    /// <param name="temperature">of the air [K]</param>
    public double? OtherAt(double temperature) =>
        OtherAtRoom is { } other ? Math.Max(0, other.Value + PerKelvin.Value * (temperature - 298.15)) : null;
}
