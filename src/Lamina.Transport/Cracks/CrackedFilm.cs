using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;

namespace Lamina.Transport.Cracks;

/// <summary>
/// Ion transport through a cracked film: cracks are open channels, and the film between them is denser, because it holds the solid of the whole area. Film material conducts as
/// <c>porosity^exponent</c> (Bruggeman: 1.5). Along straight cracks that go through, the result is <c>a + (1 - a) porosity_c^exponent</c> with <c>1 - porosity_c = (1 - porosity) / (1 - a)</c>:
/// a convex power of the porosity makes the whole gain from gathering its voids in channels (compare Dawson et al., Fig. 6).
/// </summary>
public static class CrackedFilm
{
    /// <summary>Solves.</summary>
    /// <param name="image">cracks and film as phases, cubic voxels; all phases but the crack are film</param>
    /// <param name="crack">position of the crack phase</param>
    /// <param name="porosity">porosity of the film before it cracked, over the same volume [-]</param>
    /// <param name="exponent">exponent of the film's law [-]</param>
    /// <param name="axis">direction of transport; z is through the thickness</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static CrackedFilmResult Solve(PhaseImage image, int crack, double porosity, double exponent = 1.5, Axis axis = Axis.Z, TortuosityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if ((uint)crack >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {crack}: the image has {image.Phases.Count} phases");
        if (!(porosity > 0 && porosity < 1)) throw new ArgumentException($"porosity {porosity}: must lie between 0 and 1");
        if (!(exponent >= 1 && exponent <= 5)) throw new ArgumentException($"exponent {exponent}: 1 to 5 are possible, 1.5 is Bruggeman's");
        var share = image.Values.AsSpan().Count((byte)crack) / (double)image.Grid.Count;
        var compacted = 1 - (1 - porosity) / (1 - share);
        if (!(compacted > 0))
            throw new ArgumentException($"cracks of {share:P1} leave no pores in a film of porosity {porosity}: at most {porosity:P1} of the volume can be crack");
        var conductivities = new double[image.Phases.Count];
        Array.Fill(conductivities, Math.Pow(compacted, exponent));
        conductivities[crack] = 1;
        var solve = TortuosityFactor.Solve(image, conductivities, axis, options, cancellation);
        return new CrackedFilmResult
        {
            CrackFraction = share, CompactedPorosity = compacted, Effective = solve.Effective, Gain = solve.Effective / Math.Pow(porosity, exponent), Tortuosity = porosity / solve.Effective, Solve = solve,
        };
    }
}
