using Lamina.Data.Binding;
using Lamina.Materials;

namespace Lamina.Line.Recipes;

/// <summary>An own material: changes to a known one (<c>like: NMC622</c>) or one written in full (<c>class: binder</c>).</summary>
[Describe("An own material: changes to a known one (`like: NMC622`) or one written in full (`class: binder`).")]
public sealed record MaterialSettings : IValidated
{
    /// <summary>Known material that this one is like; its properties hold where none is written here.</summary>
    [Describe("Known material that this one is like; its properties hold where none is written here.")]
    public string? Like { get; init; }

    /// <summary>Class of a material that is written in full.</summary>
    [Describe("Class of a material that is written in full.")]
    public MaterialClass? Class { get; init; }

    /// <summary>Where its values come from; cited in the report.</summary>
    [Describe("Where its values come from; cited in the report.")]
    public string? Source { get; init; }

    /// <summary>Density of the pore-free material [kg/m3].</summary>
    [Describe("Density of the pore-free material.")]
    [Physical("g/cm3")]
    public double? Density { get; init; }

    /// <summary>Specific heat capacity at 25 degC [J/(kg K)].</summary>
    [Describe("Specific heat capacity at 25 degC.")]
    [Physical("J/kg/K")]
    public double? HeatCapacity { get; init; }

    /// <summary>Median particle diameter [m].</summary>
    [Describe("Median particle diameter.")]
    [Physical("um")]
    public double? D50 { get; init; }

    /// <summary>Specific surface (BET) [m2/kg].</summary>
    [Describe("Specific surface (BET).")]
    [Physical("m2/g")]
    public double? SpecificSurface { get; init; }

    /// <summary>Pore volume inside the particles per particle volume [-].</summary>
    [Describe("Pore volume inside the particles per particle volume.")]
    [Pure]
    public double? IntraParticlePorosity { get; init; }

    /// <summary>Practical capacity [C/kg].</summary>
    [Describe("Practical capacity.")]
    [Physical("mAh/g")]
    public double? PracticalCapacity { get; init; }

    /// <summary>Theoretical capacity [C/kg].</summary>
    [Describe("Theoretical capacity.")]
    [Physical("mAh/g")]
    public double? TheoreticalCapacity { get; init; }

    /// <summary>Mean discharge voltage [V].</summary>
    [Describe("Mean discharge voltage.")]
    [Physical("V")]
    public double? MeanVoltage { get; init; }

    /// <summary>Primary particle size of a carbon [m].</summary>
    [Describe("Primary particle size of a carbon.")]
    [Physical("nm")]
    public double? PrimarySize { get; init; }

    /// <summary>Aggregate size of a carbon [m].</summary>
    [Describe("Aggregate size of a carbon.")]
    [Physical("nm")]
    public double? AggregateSize { get; init; }

    /// <summary>Liquid held per mass of carbon [m3/kg].</summary>
    [Describe("Liquid held per mass of carbon.")]
    [Physical("cm3/g")]
    public double? AbsorptionStiffness { get; init; }

    /// <summary>Molar volume of a polymer chain [m3/mol].</summary>
    [Describe("Molar volume of a polymer chain.")]
    [Physical("m3/mol")]
    public double? MolarVolume { get; init; }

    /// <summary>Flory-Huggins parameter with the solvent [-].</summary>
    [Describe("Flory-Huggins parameter with the solvent.")]
    [Pure]
    public double? FloryHugginsChi { get; init; }

    /// <summary>Hydrodynamic radius of a coil or latex [m].</summary>
    [Describe("Hydrodynamic radius of a coil or latex.")]
    [Physical("nm")]
    public double? HydrodynamicRadius { get; init; }

    /// <summary>Apparent diffusivity of a binder at 25 degC [m2/s].</summary>
    [Describe("Apparent diffusivity of a binder at 25 degC.")]
    [Physical("m2/s")]
    public double? ApparentDiffusivity { get; init; }

    /// <summary>Mass of polymer per volume of solution at which it gels [kg/m3].</summary>
    [Describe("Mass of polymer per volume of solution at which it gels.")]
    [Physical("kg/m3")]
    public double? GelConcentration { get; init; }

    /// <summary>Temperature above which a drained latex coalesces [K].</summary>
    [Describe("Temperature above which a drained latex coalesces.")]
    [Physical("degC")]
    public double? CoalescenceTemperature { get; init; }

    /// <summary>Mass of polymer per volume of solution above which chains entangle [kg/m3].</summary>
    [Describe("Mass of polymer per volume of solution above which chains entangle.")]
    [Physical("kg/m3")]
    public double? EntanglementConcentration { get; init; }

    /// <summary>log10 of the solvent diffusivity (m2/s) in dry polymer [-].</summary>
    [Describe("log10 of the solvent diffusivity (m2/s) in dry polymer.")]
    [Pure]
    public double? SolventDiffusivityIntercept { get; init; }

    /// <summary>Rise of that log10 per solvent mass fraction [-].</summary>
    [Describe("Rise of that log10 per solvent mass fraction.")]
    [Pure]
    public double? SolventDiffusivitySlope { get; init; }

    /// <summary>Thermal conductivity of a foil [W/(m K)].</summary>
    [Describe("Thermal conductivity of a foil.")]
    [Physical("W/m/K")]
    public double? ThermalConductivity { get; init; }

    /// <summary>Emissivity of a foil [-].</summary>
    [Describe("Emissivity of a foil.")]
    [Pure]
    public double? Emissivity { get; init; }

    /// <summary>Molar mass of a solvent [kg/mol].</summary>
    [Describe("Molar mass of a solvent.")]
    [Physical("g/mol")]
    public double? MolarMass { get; init; }

    /// <summary>Boiling point of a solvent at 101325 Pa [K].</summary>
    [Describe("Boiling point of a solvent at 101325 Pa.")]
    [Physical("degC")]
    public double? BoilingPoint { get; init; }

    /// <summary>Critical temperature of a solvent [K].</summary>
    [Describe("Critical temperature of a solvent.")]
    [Physical("degC")]
    public double? CriticalTemperature { get; init; }

    /// <summary>Latent heat of a solvent at 25 degC [J/kg].</summary>
    [Describe("Latent heat of a solvent at 25 degC.")]
    [Physical("kJ/kg")]
    public double? LatentHeatAtRoom { get; init; }

    /// <summary>Flash point of a solvent, closed cup [K].</summary>
    [Describe("Flash point of a solvent, closed cup.")]
    [Physical("degC")]
    public double? FlashPoint { get; init; }

    /// <summary>Lower explosive limit at 25 degC [-].</summary>
    [Describe("Lower explosive limit at 25 degC.")]
    [Pure]
    public double? LowerExplosiveLimit { get; init; }

    /// <summary>The other quoted limit at 25 degC [-].</summary>
    [Describe("The other quoted limit at 25 degC.")]
    [Pure]
    public double? LowerExplosiveLimitOther { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Like is null == Class is null)
            yield return new Finding { Message = "an own material needs either like (a known one to change) or class (to be written in full)", Remedy = "give exactly one of like and class" };
    }

    /// <summary>The properties that are given: key in the catalogue and value [SI of each property].</summary>
    public IEnumerable<KeyValuePair<string, double>> Given() =>
        All.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!.Value));

    private (string Key, double? Value)[] All =>
    [
        ("density", Density),
        ("heat_capacity", HeatCapacity),
        ("d50", D50),
        ("specific_surface", SpecificSurface),
        ("intra_particle_porosity", IntraParticlePorosity),
        ("practical_capacity", PracticalCapacity),
        ("theoretical_capacity", TheoreticalCapacity),
        ("mean_voltage", MeanVoltage),
        ("primary_size", PrimarySize),
        ("aggregate_size", AggregateSize),
        ("absorption_stiffness", AbsorptionStiffness),
        ("molar_volume", MolarVolume),
        ("flory_huggins_chi", FloryHugginsChi),
        ("hydrodynamic_radius", HydrodynamicRadius),
        ("apparent_diffusivity", ApparentDiffusivity),
        ("gel_concentration", GelConcentration),
        ("coalescence_temperature", CoalescenceTemperature),
        ("entanglement_concentration", EntanglementConcentration),
        ("solvent_diffusivity_intercept", SolventDiffusivityIntercept),
        ("solvent_diffusivity_slope", SolventDiffusivitySlope),
        ("thermal_conductivity", ThermalConductivity),
        ("emissivity", Emissivity),
        ("molar_mass", MolarMass),
        ("boiling_point", BoilingPoint),
        ("critical_temperature", CriticalTemperature),
        ("latent_heat_at_room", LatentHeatAtRoom),
        ("flash_point", FlashPoint),
        ("lower_explosive_limit", LowerExplosiveLimit),
        ("lower_explosive_limit_other", LowerExplosiveLimitOther),
    ];
}
