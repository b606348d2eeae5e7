namespace Lamina.Line.Calendering.Laws;

/// <summary>
/// How deep the rolls' heat reaches into a coating while it is in the nip, and what it softens. One dimension, constant diffusivity, faces at roll temperature from the first instant, the web at 25 degC
/// before: a slab between two hot faces (the foil is thin metal and touches the other roll), or with coatings on both sides a slab of twice the thickness.
/// </summary>
public static class RollHeat
{
    /// <summary>Temperature at which constants of contacts hold and with which the web comes [K].</summary>
    public const double Room = 298.15;

    /// <summary>Share of the temperature difference that is left at a place between two faces that are hot since a time: sum over odd n of 4/(n pi) sin(n pi x) exp(-(n pi)^2 Fo) [-].</summary>
    /// <param name="place">distance from one face over the distance of the faces [-]</param>
    /// <param name="fourier">diffusivity times time over the squared distance of the faces [-]</param>
    public static double Cold(double place, double fourier)
    {
        var sum = 0.0;
        for (var n = 1; n < 2000; n += 2)
        {
            var decay = Math.Exp(-n * n * Math.PI * Math.PI * fourier);
            if (decay < 1e-16) break;
            sum += 4 / (n * Math.PI) * Math.Sin(n * Math.PI * place) * decay;
        }
        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>Temperature in a coating on leaving the nip [K].</summary>
    /// <param name="height">height above the foil over the thickness of the coating [-]</param>
    /// <param name="roll">roll surface [K]</param>
    /// <param name="time">time in the nip; infinite for a coating that is heated through [s]</param>
    /// <param name="thickness">of one coating [m]</param>
    /// <param name="diffusivity">of the coating [m2/s]</param>
    /// <param name="sides">coated sides of the web, 1 or 2 [-]</param>
    public static double Temperature(double height, double roll, double time, double thickness, double diffusivity, int sides)
    {
        if (double.IsPositiveInfinity(time)) return roll;
        var between = sides * thickness;
        var place = sides == 2 ? 0.5 * (1 + height) : height;
        return roll - (roll - Room) * Cold(Math.Clamp(place, 0, 1), diffusivity * time / (between * between));
    }

    /// <summary>Stiffness and cohesion of the binder domain over those at 25 degC: exp(-b (T - 25 degC)) above the glass transition [-].</summary>
    /// <param name="temperature">of the binder [K]</param>
    /// <param name="softening">b [1/K]</param>
    /// <param name="glassTransition">below it nothing changes [K]</param>
    public static double Softened(double temperature, double softening, double glassTransition) =>
        Math.Exp(-softening * Math.Max(0, temperature - Math.Max(Room, glassTransition)));
}
