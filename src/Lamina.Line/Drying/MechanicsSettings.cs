using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>Constants of stress and cracking. None is measured for wet battery coatings: each that is not given is assumed, with bounds, and is to be calibrated.</summary>
[Describe("Constants of stress and cracking. None is measured for wet battery coatings: each that is not given is assumed, with bounds, and is to be calibrated.")]
public sealed record MechanicsSettings
{
    /// <summary>Poisson ratio of the wet coating [-].</summary>
    [Describe("Poisson ratio of the wet coating.")]
    [Pure(Min = 0, Max = 0.49)]
    public double? PoissonRatio { get; init; }

    /// <summary>Young's modulus of the locked, wet coating at air entry [Pa].</summary>
    [Describe("Young's modulus of the locked, wet coating at air entry.")]
    [Physical("MPa", Min = "0 MPa", MinExclusive = true, Example = "0.5 MPa")]
    public double? WetModulus { get; init; }

    /// <summary>Exponent of the growth of the modulus with the suction that the network carries [-].</summary>
    [Describe("Exponent of the growth of the modulus with the suction that the network carries.")]
    [Pure(Min = 0, Max = 2)]
    public double? StiffeningExponent { get; init; }

    /// <summary>Share of the entry suction at which the network counts as locked [-].</summary>
    [Describe("Share of the entry suction at which the network counts as locked.")]
    [Pure(Min = 0.0001, Max = 1)]
    public double? LockingShare { get; init; }

    /// <summary>Relaxation time of the locked coating [s].</summary>
    [Describe("Relaxation time of the locked coating.")]
    [Physical("s", Min = "0 s", MinExclusive = true, Example = "150 s")]
    public double? RelaxationTime { get; init; }

    /// <summary>Angle of internal friction of the pack of particles [rad].</summary>
    [Describe("Angle of internal friction of the pack of particles: limits the tension that it bears under suction before it yields.")]
    [Pure(Min = 0, Max = 1.0471975511965976, Example = "30 deg")]
    public double? FrictionAngle { get; init; }

    /// <summary>Cohesion of the pack without suction [Pa].</summary>
    [Describe("Cohesion of the pack without suction, by binder that has set.")]
    [Physical("Pa", Min = "0 Pa", Example = "0 Pa")]
    public double? Cohesion { get; init; }

    /// <summary>Factor of the in-plane deswelling of binder and carbon-binder domain [-].</summary>
    [Describe("Factor of the in-plane deswelling of binder and carbon-binder domain.")]
    [Pure(Min = 0, Max = 100)]
    public double? DeswellingFactor { get; init; }

    /// <summary>Factor Z of the energy release Z sigma^2 h/E' of a channelling crack [-].</summary>
    [Describe("Factor Z of the energy release Z sigma^2 h/E' of a channelling crack.")]
    [Pure(Min = 0.1, Max = 10)]
    public double? ReleaseFactor { get; init; }

    /// <summary>Toughness of the wet coating with its binder evenly spread [J/m2].</summary>
    [Describe("Toughness of the wet coating with its binder evenly spread.")]
    [Physical("J/m2", Min = "0 J/m2", MinExclusive = true, Example = "0.1 J/m2")]
    public double? Toughness { get; init; }

    /// <summary>Toughness of the interface with the foil at the mean binder content [J/m2].</summary>
    [Describe("Toughness of the interface with the foil at the mean binder content.")]
    [Physical("J/m2", Min = "0 J/m2", MinExclusive = true, Example = "0.3 J/m2")]
    public double? InterfaceToughness { get; init; }

    /// <summary>Film temperature above which heat bonds the binder to the foil [K].</summary>
    [Describe("Film temperature above which heat bonds the binder to the foil.")]
    [Physical("degC", Min = "0 degC", Max = "300 degC", Example = "100 degC")]
    public double? BondingTemperature { get; init; }

    /// <summary>Rise of temperature that multiplies the adhesion index by e [K].</summary>
    [Describe("Rise of temperature that multiplies the adhesion index by e.")]
    [Physical("K", Min = "1 K", Max = "1000 K", Example = "25 K")]
    public double? BondingScale { get; init; }

    /// <summary>Thickness of the coating's edge over that of its middle [-].</summary>
    [Describe("Thickness of the coating's edge over that of its middle.")]
    [Pure(Min = 0.01, Max = 1)]
    public double? EdgeThickness { get; init; }

    /// <summary>The constants that are given: name among the mechanical constants and value [SI of each constant].</summary>
    public IEnumerable<KeyValuePair<string, double>> Given() =>
        All.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!.Value));

    private (string Name, double? Value)[] All =>
    [
        ("poisson_ratio", PoissonRatio),
        ("wet_modulus", WetModulus),
        ("stiffening_exponent", StiffeningExponent),
        ("locking_share", LockingShare),
        ("relaxation_time", RelaxationTime),
        ("friction_angle", FrictionAngle),
        ("cohesion", Cohesion),
        ("deswelling_factor", DeswellingFactor),
        ("release_factor", ReleaseFactor),
        ("toughness", Toughness),
        ("interface_toughness", InterfaceToughness),
        ("bonding_temperature", BondingTemperature),
        ("bonding_scale", BondingScale),
        ("edge_thickness", EdgeThickness),
    ];
}
