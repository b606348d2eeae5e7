using Lamina.Data.Provenance;

namespace Lamina.Drying.Stress;

/// <summary>
/// Constants of stress and cracking when nothing better is known. All assumed: modulus, relaxation time and toughness are what the cracking of the aqueous graphite films
/// of Kumberg et al. 2019 at 3 and 6 g/m2/s asks for, the deswelling is near the free shrinkage of the cathode of Dawson et al. 2026; see the cases kumberg-cracks and dawson-cracks.
/// </summary>
public static class MechanicsDefaults
{
    /// <summary>Carbon and binder prop the active particles apart by 1 + this times their volume per volume of active material: as in the film model's packing fraction [-].</summary>
    public const double PropFactor = 1.4;

    /// <summary>The constants.</summary>
    public static MechanicsConstants Constants { get; } = new()
    {
        PoissonRatio = Assumed(0.3, "1", 0.15, 0.45, "granular packs and porous solids"),
        WetModulus = Assumed(1.8e6, "Pa", 2e4, 1e7, "no wet modulus of a battery coating is published: 0.02 to 10 MPa follow from the free shrinkage of Dawson 2026 and the order of cantilever stresses; 1.8 MPa gives the crack area of Kumberg's wedge at 6 g/m2/s (case kumberg-cracks)"),
        StiffeningExponent = Assumed(0.5, "1", 1.0 / 3, 1, "contacts under pressure: 1/3 for spheres, 1/2 for rough or conical asperities"),
        LockingShare = Assumed(0.05, "1", 0.01, 0.3, "a network that carries a twentieth of the entry suction no longer flows"),
        RelaxationTime = Assumed(47, "s", 10, 1e4, "not measured; what makes films of 512 um crack at 6 but not at 3 g/m2/s (Kumberg 2019, case kumberg-cracks)"),
        FrictionAngle = Assumed(Math.PI / 6, "rad", Math.PI / 9, Math.PI / 4, "granular packs: 20 degrees for smooth spheres, 45 for interlocking flakes"),
        Cohesion = Assumed(0, "Pa", 0, 1e5, "wet binder has not set: suction alone holds the pack; a dry coating's is of the order of 0.1 MPa"),
        DeswellingFactor = Assumed(7.5, "1", 0, 15, "brings the free in-plane strain of Dawson's 300 um film near the measured 0.10; fitted to that film alone 7.86 (case dawson-cracks)"),
        ReleaseFactor = Assumed(2, "1", 1.5, 3, "channelling crack in a film on a stiff substrate, 1.976 without mismatch"),
        Toughness = Assumed(0.085, "J/m2", 1e-5, 2, "what makes Kumberg's films crack from 390 um at 6 g/m2/s; Dawson's cathode with 16 wt% carbon and binder is a hundred times weaker and more"),
        InterfaceToughness = Assumed(0.3, "J/m2", 0.02, 5, "taken like the coating's own"),
        BondingTemperature = Assumed(373.15, "K", 353.15, 413.15, "heat raises adhesion strongly only above about 100 degC"),
        BondingScale = Assumed(25, "K", 15, 60, "PVDF on aluminium: peel force 70 times higher dried at 200 degC than at room temperature"),
        EdgeThickness = Assumed(0.8, "1", 0.5, 1, "edges of slot-die coatings taper; no profile is given"),
    };

    private static Sourced Assumed(double value, string unit, double lower, double upper, string why) =>
        new() { Value = value, Unit = unit, Lower = lower, Upper = upper, Source = new() { Kind = SourceKind.Assumed, Citation = why } };
}
