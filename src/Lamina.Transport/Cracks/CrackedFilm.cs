using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;

namespace Lamina.Transport.Cracks;

/// <summary>
/// Transport through a cracked film: cracks are open channels, and the film between them is denser, because it holds the solid of the whole area. Ions pass cracks as free electrolyte and the film as
/// <c>porosity^exponent</c> (Bruggeman: 1.5), electrons the film alone as <c>(1 - porosity)^exponent</c>. Both laws are convex, so that through the thickness along straight cracks either gains by what
/// gathers: voids in channels, solid between them (compare Dawson et al., Fig. 6); across cracks electrons lose.
/// </summary>
public static class CrackedFilm
{
    /// <summary>Solves.</summary>
    /// <param name="image">cracks and film as phases; all phases but the crack are film</param>
    /// <param name="crack">position of the crack phase</param>
    /// <param name="porosity">porosity of the film before it cracked, over the same volume [-]</param>
    /// <param name="carrier">what goes through</param>
    /// <param name="exponent">exponent of the film's law [-]</param>
    /// <param name="axis">direction of transport; z is through the thickness</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    /// <exception cref="ArgumentException">the cracks leave no pores in the film, or a number lies outside its range</exception>
    public static CrackedFilmResult Solve(PhaseImage image, int crack, double porosity, Carrier carrier = Carrier.Ions, double exponent = 1.5, Axis axis = Axis.Z, TortuosityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if ((uint)crack >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {crack}: the image has {image.Phases.Count} phases");
        var share = image.CountOf(crack) / (double)image.Grid.Count;
        var (compacted, open, film, uncracked) = Laws(share, porosity, carrier, exponent);
        var conductivities = new double[image.Phases.Count];
        Array.Fill(conductivities, film);
        conductivities[crack] = open;
        var solve = TortuosityFactor.Solve(image, conductivities, axis, options, cancellation);
        return new CrackedFilmResult
        {
            CrackFraction = share, CompactedPorosity = compacted, Effective = solve.Effective, Gain = solve.Effective / uncracked,
            Tortuosity = solve.Effective > 0 ? (carrier == Carrier.Ions ? porosity : 1 - porosity) / solve.Effective : null, Solve = solve,
        };
    }

    /// <summary>The gain through the thickness where every crack goes straight through: the mean of channel and film over the area.</summary>
    /// <param name="share">share of the area that is crack [-]</param>
    /// <param name="porosity">porosity of the film before it cracked [-]</param>
    /// <param name="carrier">what goes through</param>
    /// <param name="exponent">exponent of the film's law [-]</param>
    /// <returns>effective coefficient over that of the uncracked film [-]</returns>
    /// <exception cref="ArgumentException">the cracks leave no pores in the film, or a number lies outside its range</exception>
    public static double StraightGain(double share, double porosity, Carrier carrier = Carrier.Ions, double exponent = 1.5)
    {
        var (_, open, film, uncracked) = Laws(share, porosity, carrier, exponent);
        return (share * open + (1 - share) * film) / uncracked;
    }

    private static (double Compacted, double Open, double Film, double Uncracked) Laws(double share, double porosity, Carrier carrier, double exponent)
    {
        if (!(share >= 0 && share < 1)) throw new ArgumentException($"a crack share of {share}: must lie between 0 and 1");
        if (!(porosity > 0 && porosity < 1)) throw new ArgumentException($"porosity {porosity}: must lie between 0 and 1");
        if (!(exponent >= 1 && exponent <= 5)) throw new ArgumentException($"exponent {exponent}: 1 to 5 are possible, 1.5 is Bruggeman's");
        var compacted = 1 - (1 - porosity) / (1 - share);
        if (!(compacted > 0)) throw new ArgumentException($"cracks of {share:P1} leave no pores in a film of porosity {porosity:P1}: less than {porosity:P1} of the volume can be crack");
        return carrier == Carrier.Ions
            ? (compacted, 1, Math.Pow(compacted, exponent), Math.Pow(porosity, exponent))
            : (compacted, 0, Math.Pow(1 - compacted, exponent), Math.Pow(1 - porosity, exponent));
    }
}
