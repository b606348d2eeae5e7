using System.Globalization;

namespace Lamina.Drying.Boundary;

/// <summary>
/// Mean heat transfer under an array of slot nozzles after Martin (Advances in Heat Transfer 13, 1977):
/// Nu/Pr^0.42 = (2/3) f0^0.75 [2 Re/(f/f0 + f0/f)]^(2/3), f0 = [60 + 4 (H/S - 2)^2]^(-1/2), S = 2 B, f = B/pitch, Re = w S/nu, Nu = alpha S/lambda.
/// </summary>
/// <remarks>
/// Range: 1500 &lt;= Re &lt;= 40000, 0.008 &lt;= f &lt;= 2.5 f0, 1 &lt;= H/S &lt;= 40; the spread of the data is about 15 %. The equation was taken from notes marked
/// "from memory": treat the result as assumed, and prefer a measured coefficient where there is one.
/// </remarks>
public sealed record SlotNozzleArray
{
    /// <summary>Width of a slot, B [m].</summary>
    public required double SlotWidth { get; init; }

    /// <summary>Distance between neighbouring slots along the web [m].</summary>
    public required double Pitch { get; init; }

    /// <summary>Distance from nozzle exit to web, H [m].</summary>
    public required double Distance { get; init; }

    /// <summary>Heat-transfer coefficient at a nozzle exit velocity.</summary>
    /// <param name="velocity">at the slot exit [m/s]</param>
    /// <param name="gasTemperature">[K]</param>
    /// <param name="filmTemperature">of the web; properties are taken at the mean [K]</param>
    /// <param name="pressure">of the air [Pa]</param>
    /// <exception cref="ArgumentException">a length or the velocity is not positive, or the slots are wider than their pitch</exception>
    public HeatTransferEstimate At(double velocity, double gasTemperature, double filmTemperature, double pressure = Materials.PhysicalConstants.Atmosphere)
    {
        if (!(SlotWidth > 0 && Distance > 0 && Pitch > SlotWidth && velocity > 0) || double.IsInfinity(velocity))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Slot nozzles need slot width > 0, pitch > slot width, distance > 0 and velocity > 0; got {SlotWidth} m, {Pitch} m, {Distance} m and {velocity} m/s."));
        var T = 0.5 * (gasTemperature + filmTemperature);
        var lambda = DryAir.ThermalConductivity(T);
        var nu = DryAir.Viscosity(T) / (DryAir.MolarDensity(T, pressure) * DryAir.MolarMass);

        var S = 2 * SlotWidth;
        var height = Distance / S;
        var f = SlotWidth / Pitch;
        var f0 = 1 / Math.Sqrt(60 + 4 * (height - 2) * (height - 2));
        var Re = velocity * S / nu;
        var Nu = 2.0 / 3 * Math.Pow(f0, 0.75) * Math.Pow(2 * Re / (f / f0 + f0 / f), 2.0 / 3) * Math.Pow(DryAir.Prandtl(T), 0.42);

        var warnings = new List<string>();
        void Check(string what, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
                warnings.Add(string.Create(CultureInfo.InvariantCulture,
                    $"slot nozzles: {what} is {value:G4}, outside Martin's range {low:G4} to {high:G4}: the heat-transfer coefficient is extrapolated"));
        }
        Check("Reynolds number", Re, 1500, 40000);
        Check("relative nozzle area B/pitch", f, 0.008, 2.5 * f0);
        Check("relative distance H/(2B)", height, 1, 40);
        return new() { HeatTransferCoefficient = Nu * lambda / S, Reynolds = Re, Nusselt = Nu, Warnings = warnings };
    }
}
