using Lamina.Data.Provenance;

namespace Lamina.Drying.Stress;

/// <summary>
/// Constants of stress and cracking. No one has measured them for a wet battery coating: all are calibration parameters with bounds
/// (<see cref="MechanicsDefaults"/>), and every output that rests on them says so.
/// </summary>
public sealed record MechanicsConstants
{
    /// <summary>Poisson ratio nu of the wet coating [-].</summary>
    public required Sourced PoissonRatio { get; init; }

    /// <summary>Young's modulus E_w of the locked, wet coating at air entry [Pa].</summary>
    public required Sourced WetModulus { get; init; }

    /// <summary>Exponent q of E = E_w (suction carried/entry suction)^q, from locking to air entry [-].</summary>
    public required Sourced StiffeningExponent { get; init; }

    /// <summary>Share of the entry suction at which the network counts as locked: below it there is no stress [-].</summary>
    public required Sourced LockingShare { get; init; }

    /// <summary>Relaxation time tau_r of the locked coating [s].</summary>
    public required Sourced RelaxationTime { get; init; }

    /// <summary>Angle of internal friction of the pack: with the suction that holds it together it limits the tension that the pack bears before it yields [rad].</summary>
    public required Sourced FrictionAngle { get; init; }

    /// <summary>Cohesion of the pack without suction, by binder that has set [Pa].</summary>
    public required Sourced Cohesion { get; init; }

    /// <summary>Factor k of the deswelling: kappa = k omega p^2, p = 1 - 1/(1 + 1.4 v), omega the domain's share of the pores, v carbon and binder per active volume [-].</summary>
    public required Sourced DeswellingFactor { get; init; }

    /// <summary>Factor Z of the energy release Z sigma^2 h/E' of a channelling crack [-].</summary>
    public required Sourced ReleaseFactor { get; init; }

    /// <summary>Toughness Gamma_c of the wet coating with its binder evenly spread [J/m2].</summary>
    public required Sourced Toughness { get; init; }

    /// <summary>Toughness of the interface with the foil, with the mean binder content at the foil [J/m2].</summary>
    public required Sourced InterfaceToughness { get; init; }

    /// <summary>Film temperature above which heat bonds the binder to the foil [K].</summary>
    public required Sourced BondingTemperature { get; init; }

    /// <summary>Rise of temperature that multiplies the adhesion index by e [K].</summary>
    public required Sourced BondingScale { get; init; }

    /// <summary>Thickness of the coating's edge over that of its middle [-].</summary>
    public required Sourced EdgeThickness { get; init; }

    /// <summary>Names and values of all constants, in the order of this record.</summary>
    public IReadOnlyList<KeyValuePair<string, Sourced>> All => [.. Definitions.Select(d => KeyValuePair.Create(d.Name, d.Get(this)))];

    /// <summary>The same constants with one value changed.</summary>
    /// <param name="name">as in <see cref="All"/></param>
    /// <param name="value">[the constant's unit]</param>
    /// <exception cref="ArgumentException">no constant has that name; the message lists them</exception>
    public MechanicsConstants With(string name, double value) => With(name, Find(name).Get(this) with { Value = value });

    /// <summary>The same constants with one value and its source changed.</summary>
    /// <param name="name">as in <see cref="All"/></param>
    /// <param name="value">value, source and bounds</param>
    /// <exception cref="ArgumentException">no constant has that name; the message lists them</exception>
    public MechanicsConstants With(string name, Sourced value) => Find(name).Set(this, value);

    private static (string Name, Func<MechanicsConstants, Sourced> Get, Func<MechanicsConstants, Sourced, MechanicsConstants> Set) Find(string name)
    {
        foreach (var definition in Definitions)
            if (definition.Name == name) return definition;
        throw new ArgumentException($"Stress and cracking have no constant '{name}'. They have: {string.Join(", ", Definitions.Select(d => d.Name))}.", nameof(name));
    }

    private static readonly (string Name, Func<MechanicsConstants, Sourced> Get, Func<MechanicsConstants, Sourced, MechanicsConstants> Set)[] Definitions =
    [
        ("poisson_ratio", c => c.PoissonRatio, (c, v) => c with { PoissonRatio = v }),
        ("wet_modulus", c => c.WetModulus, (c, v) => c with { WetModulus = v }),
        ("stiffening_exponent", c => c.StiffeningExponent, (c, v) => c with { StiffeningExponent = v }),
        ("locking_share", c => c.LockingShare, (c, v) => c with { LockingShare = v }),
        ("relaxation_time", c => c.RelaxationTime, (c, v) => c with { RelaxationTime = v }),
        ("friction_angle", c => c.FrictionAngle, (c, v) => c with { FrictionAngle = v }),
        ("cohesion", c => c.Cohesion, (c, v) => c with { Cohesion = v }),
        ("deswelling_factor", c => c.DeswellingFactor, (c, v) => c with { DeswellingFactor = v }),
        ("release_factor", c => c.ReleaseFactor, (c, v) => c with { ReleaseFactor = v }),
        ("toughness", c => c.Toughness, (c, v) => c with { Toughness = v }),
        ("interface_toughness", c => c.InterfaceToughness, (c, v) => c with { InterfaceToughness = v }),
        ("bonding_temperature", c => c.BondingTemperature, (c, v) => c with { BondingTemperature = v }),
        ("bonding_scale", c => c.BondingScale, (c, v) => c with { BondingScale = v }),
        ("edge_thickness", c => c.EdgeThickness, (c, v) => c with { EdgeThickness = v }),
    ];
}
