using Lamina.Line.Calendering.Laws;

namespace Lamina.Line.Calendering;

/// <summary>What happened between the rolls.</summary>
public sealed record NipState
{
    /// <summary>Force per width of each pass [N/m].</summary>
    public required double LineLoad { get; init; }

    /// <summary>Line load of one pass that compacts as much as all passes [N/m].</summary>
    public required double EquivalentLoad { get; init; }

    /// <summary>Porosity that came in [-].</summary>
    public required double InitialPorosity { get; init; }

    /// <summary>Coating mass per side [kg/m2].</summary>
    public required double Loading { get; init; }

    /// <summary>Roll surface [K].</summary>
    public required double Temperature { get; init; }

    /// <summary>The compaction law with its constants.</summary>
    public required ExponentialCompaction Law { get; init; }

    /// <summary>Thickness that the coating gains on leaving the nip, over its thickness in it [-].</summary>
    public required double SpringBack { get; init; }

    /// <summary>Thickness of one coating in the nip [m].</summary>
    public required double ThicknessInNip { get; init; }

    /// <summary>Gap between the rolls before the web runs in; null where the calender is not described [m].</summary>
    public double? SetGap { get; init; }

    /// <summary>Length of the nip; null where the calender is not described [m].</summary>
    public double? Length { get; init; }

    /// <summary>Mean pressure in the nip; null where the calender is not described [Pa].</summary>
    public double? Pressure { get; init; }

    /// <summary>How much further the gap is open in the middle of the web than at its edges, by bending of both rolls; null where the calender is not described [m].</summary>
    public double? Bending { get; init; }

    /// <summary>Thickness after the calender at points of equal probability of the loading; null where its spread is not known [m].</summary>
    public IReadOnlyList<double>? Thicknesses { get; init; }

    /// <summary>Porosity at the same points [-].</summary>
    public IReadOnlyList<double>? Porosities { get; init; }
}
