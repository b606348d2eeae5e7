namespace Lamina.Line.Calendering.Laws;

/// <summary>Geometry and pressure of the nip between two equal rolls.</summary>
public static class RollNip
{
    /// <summary>Contact length sqrt(R dh) [m].</summary>
    /// <param name="rollRadius">radius of a roll [m]</param>
    /// <param name="thicknessReduction">thickness taken off in the nip [m]</param>
    public static double Length(double rollRadius, double thicknessReduction) => Math.Sqrt(rollRadius * thicknessReduction);

    /// <summary>Mean pressure, line load over contact length [Pa].</summary>
    /// <param name="lineLoad">force per width [N/m]</param>
    /// <param name="rollRadius">radius of a roll [m]</param>
    /// <param name="thicknessReduction">thickness taken off in the nip [m]</param>
    public static double MeanPressure(double lineLoad, double rollRadius, double thicknessReduction) => lineLoad / Length(rollRadius, thicknessReduction);
}
