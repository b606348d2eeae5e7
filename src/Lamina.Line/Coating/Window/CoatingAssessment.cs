namespace Lamina.Line.Coating.Window;

/// <summary>Where a coating stands in its window, and how it levels and ends.</summary>
public sealed record CoatingAssessment
{
    /// <summary>Which forces hold the bead.</summary>
    public required CoatingRegime Regime { get; init; }

    /// <summary>Viscosity at the shear rate of the gap times speed over surface tension [-].</summary>
    public required double CapillaryNumber { get; init; }

    /// <summary>Speed over gap [1/s].</summary>
    public required double ShearRate { get; init; }

    /// <summary>Web speed [m/s].</summary>
    public required double Speed { get; init; }

    /// <summary>Gap [m].</summary>
    public required double Gap { get; init; }

    /// <summary>Wet film [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>The die's pressures; null for a bar or blade.</summary>
    public DieBead? Bead { get; init; }

    /// <summary>Every bound, in the order in which defects are asked.</summary>
    public required IReadOnlyList<WindowBound> Bounds { get; init; }

    /// <summary>The bound that is nearest, or broken most.</summary>
    public WindowBound Nearest => Bounds.MinBy(b => b.Margin)!;

    /// <summary>What is seen: the defect of the first broken bound.</summary>
    public CoatingDefect Defect => Bounds.FirstOrDefault(b => b.Margin < 0)?.Defect ?? CoatingDefect.None;

    /// <summary>Edge height over film height [-].</summary>
    public required double EdgeRatio { get; init; }

    /// <summary>Width over which the side edge runs out; null where no yield stress holds it [m].</summary>
    public double? EdgeWidth { get; init; }

    /// <summary>Length of a start or stop edge, were the coating interrupted [m].</summary>
    public required double PatternEdge { get; init; }

    /// <summary>Time after which a ripple has lost half its height; null where a yield stress holds it [s].</summary>
    public double? LevellingTime { get; init; }

    /// <summary>Height of ripples that the yield stress holds for ever [m].</summary>
    public required double FrozenRipple { get; init; }

    /// <summary>Share of the coated length of a pattern that lies in its start and stop edges; 0 without a pattern [-].</summary>
    public required double PatternEdges { get; init; }
}
