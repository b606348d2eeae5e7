using Lamina.Data.Provenance;

namespace Lamina.Drying.Film;

/// <summary>
/// Closures of a formulation when nothing better is known. Every number is assumed, with its reason and bounds, except where it follows from the
/// formulation. Packing and strength are set so that usual coatings dry to usual porosities: a layered-oxide cathode to 0.45 to 0.55, a graphite
/// anode to 0.5 to 0.6.
/// </summary>
public static class ClosureDefaults
{
    // Random close packing of polydisperse round grains and of flakes without carbon and binder between them.
    private const double RoundPacking = 0.64, FlakePacking = 0.55;

    // Carbon and binder prop the active particles apart: phi_m = packing/(1 + 1.4 v), v their volume per volume of active material. The factor puts a
    // 96/2/2 cathode at half voids and the 84/9/7 film of Dawson et al. 2026 near its measured 0.40 of all solids: fitted to those two, no more.
    private const double PropFactor = 1.4;

    // One adsorbed layer of solvent is about half a nanometre thick; conductive blacks have some 60 m2/g.
    private const double LayerThickness = 0.5e-9, CarbonArea = 60e3;

    /// <summary>Closures for a film.</summary>
    /// <param name="input">the film: carbon and binder contents, initial solid fraction</param>
    /// <param name="d50">median diameter of the active particles [m]</param>
    /// <param name="shape">how they pack</param>
    /// <exception cref="ArgumentException">no active material, or a diameter that is not between 10 nm and 1 mm</exception>
    public static FilmClosures For(FilmInput input, double d50, ParticleShape shape = ParticleShape.Round)
    {
        if (!(d50 >= 1e-8 && d50 <= 1e-3))
            throw new ArgumentException(FormattableString.Invariant($"The median diameter of the active material is {d50} m; allowed are 1e-8 m to 1e-3 m."), nameof(d50));
        double active = 0, carbon = 0, binder = 0, immobile = 0, polymer = 0;
        foreach (var solid in input.Solids)
        {
            var volume = solid.Mass / solid.Density;
            immobile += volume;
            if (solid.Role == SolidRole.Active) active += volume;
            else if (solid.Role == SolidRole.Carbon) carbon += volume;
            else if (solid.Role == SolidRole.Binder) binder += volume;
        }
        foreach (var species in input.Species)
        {
            var volume = species.Mass / species.Density;
            if (species.Role == SolidRole.Carbon) carbon += volume;
            else binder += volume;
            if (species.Kind == SpeciesKind.DissolvedPolymer) polymer += volume;
        }
        if (!(active > 0)) throw new ArgumentException("The film holds no active material (an immobile solid with that role); closures follow from its size and volume.", nameof(input));

        var mobile = input.Species.Sum(s => s.Mass / s.Density);
        var solvent = input.SolventMass / input.Solvent.Density(298.15);
        var initial = immobile / (immobile + mobile + solvent);
        var propped = (carbon + binder) / active;
        var packing = (shape == ParticleShape.Flake ? FlakePacking : RoundPacking) / (1 + PropFactor * propped);
        // A slurry with carbon gels far below close packing; it is poured, so its network is weak at the start: the gel point lies below the initial fraction.
        var gel = Math.Min(0.5 * packing, 0.9 * initial);
        var expected = 0.865 * packing;
        var pore = d50 * (1 - expected) / (3 * expected);
        const double domainPorosity = 0.5;
        var voids = (1 - expected) / expected * immobile;
        var domain = (carbon + binder) / (1 - domainPorosity) * domainPorosity;
        var share = Math.Clamp(domain / voids, 0.02, 0.8);
        var layer = 0.7 * pore;
        // Water is small and its binders swell: it leaves them far faster than NMP leaves PVDF.
        var small = input.Solvent.MolarMass < 0.03;
        var area = 6 / d50 + CarbonArea * 1900 * carbon / immobile;

        return new FilmClosures
        {
            ParticleDiameter = Assumed(d50, "m", 0.5 * d50, 2 * d50, "the median diameter stands for the size distribution; permeability and settling go with its square"),
            PoreRadius = Assumed(pore, "m", 0.4 * pore, 2 * pore, "twice the hydraulic radius of the pack, d (1 - phi)/(3 phi), at the solid fraction expected at the end of shrinkage"),
            EntryFactor = Assumed(2, "1", 1, 4, "cylindrical pore; with the hydraulic radius this is White's 3 phi/(1 - phi) gamma/R"),
            ContactAngle = Assumed(Math.PI / 6, "rad", 0, Math.PI / 3, "solvents of slurries wet their solids; 30 degrees between full and poor wetting"),
            NetworkStrength = Assumed(700, "Pa", 100, 5000, "no compressive yield of a battery slurry is published; set so that usual coatings dry to usual porosities"),
            NetworkExponent = Assumed(4, "1", 2, 6, "range of compressive yields of flocculated suspensions"),
            GelFraction = Assumed(gel, "1", 0.5 * gel, Math.Min(0.95 * initial, 0.9 * packing) > gel ? Math.Min(0.95 * initial, 0.9 * packing) : gel, "half of close packing, and below the initial fraction because slurries compact uniformly rather than from the top down"),
            PackingFraction = Assumed(packing, "1", 0.88 * packing, Math.Min(0.74, 1.12 * packing), "random packing of the shape class, propped apart by carbon and binder"),
            RetentionExponent = Assumed(5, "1", 2.5, 10, "narrow pores between particles of one size class"),
            FinePoreShare = Assumed(share, "1", 0.5 * share, Math.Min(0.9, 1.5 * share), "pore volume of a half porous carbon-binder domain over all voids"),
            FinePoreRadius = Assumed(50e-9, "m", 20e-9, 200e-9, "pores of carbon-binder domains in tomograms and porosimetry"),
            FineRetentionExponent = Assumed(2.5, "1", 1.5, 5, "wide distribution inside the domain"),
            DomainPorosity = Assumed(domainPorosity, "1", 0.3, 0.7, "about half, as in reconstructions of coatings (Lombardo et al. 2021 use 0.5)"),
            HindranceExponent = Assumed(5, "1", 4.65, 6.55, "hindered settling; the upper bound is the colloidal value"),
            RelativeViscosity = polymer > 0
                ? Assumed(100, "1", 10, 1000, "solution of a few per cent of binder polymer against its solvent")
                : Assumed(1, "1", 1, 3, "no dissolved polymer"),
            DisconnectionSaturation = Assumed(0.3, "1", 0.1, 0.6, "the constant that no one-dimensional model has; identified by staged drying"),
            FilmFlow = Assumed(0.1, "1", 0, 0.5, "corner films keep porous media wet behind the main front; without them the last third would recede as a sharp front"),
            SorbedLayer = Assumed(LayerThickness * area, "1", 0.3 * LayerThickness * area, 3 * LayerThickness * area, "one layer of 0.5 nm on 60 m2/g of carbon and on the particles' outer surface"),
            Chi = Assumed(0.45, "1", 0.3, 0.5, "from solubility parameters for PVDF in NMP 0.40 to 0.47; dissolved binders in good solvents"),
            GelPolymerFraction = Assumed(0.5, "1", 0.3, 0.7, "polymer content at which the swollen binder no longer flows"),
            PolymerLayer = Assumed(layer, "m", 0.1 * layer, 3 * layer, "most of a pore between active particles: the last solvent leaves the swollen carbon-binder domain that fills it, which gives the slow tail that the literature reports"),
            PolymerDiffusivityIntercept = small
                ? Assumed(-12, "1", -13.5, -10.5, "water in swollen cellulose ether, order of magnitude")
                : Assumed(-14, "1", -15.5, -12.5, "1e-14 to 1e-13 m2/s at 5 % of solvent, order of magnitude"),
            PolymerDiffusivitySlope = small
                ? Assumed(4, "1", 2, 6, "1e-10 m2/s at half solvent, order of magnitude")
                : Assumed(8, "1", 6, 9, "1e-10 m2/s at half solvent, order of magnitude"),
            TortuosityExponent = Assumed(1.5, "1", 1.5, 2.5, "Bruggeman"),
            CoMigration = Assumed(0, "1", 0, 1, "off: no law is known, measured carbon profiles at low rates would need it"),
            LewisExponent = Assumed(0.4, "1", 1.0 / 3, 0.4, "turbulent impingement; 1/3 laminar"),
        };
    }

    private static Sourced Assumed(double value, string unit, double lower, double upper, string why) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new() { Kind = SourceKind.Assumed, Citation = why } };
}
