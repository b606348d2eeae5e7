namespace Lamina.Drying.Boundary;

/// <summary>Ackermann's correction of heat transfer for a flux of vapour through the same film (Ackermann 1937).</summary>
public static class Ackermann
{
    /// <summary>phi/(e^phi - 1): below one when vapour leaves, above one when it condenses [-].</summary>
    /// <param name="phi">mass flux times the vapour's heat capacity over the heat-transfer coefficient [-]</param>
    /// <param name="slope">the derivative with phi [-]</param>
    public static double Factor(double phi, out double slope)
    {
        if (Math.Abs(phi) < 0.02)
        {
            // Bernoulli's series; the first term left out is phi^6/30240 < 3e-15.
            var square = phi * phi;
            slope = -0.5 + phi * (1.0 / 6 - square * (1.0 / 180));
            return 1 - 0.5 * phi + square * (1.0 / 12 - square * (1.0 / 720));
        }
        var e = Math.Exp(phi);
        // A factor that vanishes for an unphysically large flux must not become inf/inf.
        if (double.IsPositiveInfinity(e)) return slope = 0;
        var m = e - 1;
        slope = (m - phi * e) / (m * m);
        return phi / m;
    }
}
