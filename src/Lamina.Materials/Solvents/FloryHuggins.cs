namespace Lamina.Materials.Solvents;

/// <summary>
/// Activity of a solvent over a solution of long chains, after Flory and Huggins: ln a = ln(1 - phi) + phi + chi phi^2, phi the volume fraction of polymer.
/// Everything here is written in the solvent's volume fraction s = 1 - phi, which keeps its precision where the film is nearly dry.
/// </summary>
public static class FloryHuggins
{
    /// <summary>Activity of the solvent [-].</summary>
    /// <param name="solventFraction">volume of solvent per volume of solution, 0 to 1 [-]</param>
    /// <param name="chi">interaction parameter [-]</param>
    public static double Activity(double solventFraction, double chi)
    {
        var phi = 1 - solventFraction;
        return solventFraction * Math.Exp(phi * (1 + chi * phi));
    }

    /// <summary>Activity and its derivative with the solvent's volume fraction.</summary>
    /// <param name="solventFraction">volume of solvent per volume of solution, 0 to 1 [-]</param>
    /// <param name="chi">interaction parameter [-]</param>
    /// <param name="slope">the derivative [-]</param>
    /// <returns>the activity [-]</returns>
    public static double Activity(double solventFraction, double chi, out double slope)
    {
        var phi = 1 - solventFraction;
        var e = Math.Exp(phi * (1 + chi * phi));
        slope = e * (1 - solventFraction * (1 + 2 * chi * phi));
        return solventFraction * e;
    }

    /// <summary>
    /// The solvent's volume fraction at an activity. Above chi = 1/2 the law is not monotone and solvent and polymer unmix: then the branch rich in polymer is
    /// given, the swollen film in equilibrium with that vapour.
    /// </summary>
    /// <param name="activity">0 to 1 [-]</param>
    /// <param name="chi">interaction parameter [-]</param>
    /// <exception cref="ArgumentOutOfRangeException">the activity is not between 0 and 1</exception>
    public static double SolventFraction(double activity, double chi)
    {
        if (!(activity >= 0 && activity <= 1))
            throw new ArgumentOutOfRangeException(nameof(activity), activity, "The activity of a solvent lies between 0 and 1.");
        if (activity == 0) return 0;
        // d(ln a)/ds = 1/s - 1 - 2 chi (1 - s) vanishes at s = 1/(2 chi) and s = 1: the branch rich in polymer ends at the smaller one.
        var top = chi > 0.5 ? 1 / (2 * chi) : 1;
        if (activity == 1 && chi <= 0.5) return 1;
        double low = 0, high = top;
        var s = Math.Min(activity * Math.Exp(-1 - chi), 0.5 * top);
        for (var i = 0; i < 200; i++)
        {
            var a = Activity(s, chi, out var slope);
            if (a < activity) low = s; else high = s;
            var next = s - (a - activity) / slope;
            // Newton inside the bracket, halving outside it.
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (Math.Abs(next - s) <= 1e-15 * s) return next;
            s = next;
        }
        return s;
    }
}
