using Lamina.Materials.Solvents;
using Lamina.Materials.Solvents.Laws;

namespace Lamina.Materials.Catalogue;

/// <summary>
/// N-methyl-2-pyrrolidone. Sources disagree on several of its properties; <c>docs/theory/properties.md</c> lists them and why each choice was made.
/// </summary>
public static class Nmp
{
    private const string Tables = "open property data tables in CalebBell/chemicals (Antoine: Landolt-Boernstein; Tb: Yaws; Tc: IUPAC, CRC)";
    private const double MolarMass = 0.099131;

    /// <summary>Vapour pressure by Antoine, without the low-temperature branch [Pa].</summary>
    public static TemperatureLaw Antoine { get; } = new AntoineVapourPressure
    {
        A = 21.137754,
        B = 3811.446,
        C = -80.355,
        About = new()
        {
            Key = "vapour_pressure",
            Label = "vapour pressure",
            Unit = "Pa",
            Formula = "ln p = 21.137754 - 3811.446/(T - 80.355)",
            LowestTemperature = 336,
            HighestTemperature = 477,
            UncertaintyBelow = 0.12,
            UncertaintyAbove = 0.12,
            Source = Known.FoundIn(Tables),
        },
    };

    /// <summary>Latent heat by Watson through the Antoine slope at 80 degC [J/kg].</summary>
    public static TemperatureLaw LatentHeat { get; } = new WatsonLatentHeat
    {
        Reference = 535.7e3,
        ReferenceTemperature = 353.15,
        CriticalTemperature = 721.7,
        About = new()
        {
            Key = "latent_heat",
            Label = "latent heat of evaporation",
            Unit = "J/kg",
            Formula = "535.7e3 [(1 - T/721.7)/(1 - 353.15/721.7)]^0.38",
            LowestTemperature = 273.15,
            HighestTemperature = 480,
            UncertaintyBelow = 0.04,
            UncertaintyAbove = 0.04,
            Source = Known.ComputedFrom("Clapeyron on the Antoine vapour pressure at 80 degC, carried to other temperatures by Watson's exponent 0.38; Tc from " + Tables),
            Note = "Table values of 624 kJ/kg (61.9 kJ/mol) and 674 kJ/kg (heats of formation) at 25 degC conflict with every vapour-pressure slope and are not used.",
        },
    };

    /// <summary>NMP with all laws that drying needs.</summary>
    public static Solvent Solvent { get; } = new()
    {
        Name = "NMP",
        Aliases = ["N-methyl-2-pyrrolidone", "N-methylpyrrolidone", "1-methyl-2-pyrrolidone", "N-methyl-2-pyrrolidinone"],
        Formula = "C5H9NO",
        Note = "Toxic for reproduction; its vapour burns. Takes up water from moist air, which can gel PVDF.",
        MolarMass = Known.Found(MolarMass, "kg/mol", Tables),
        BoilingPoint = Known.Found(475.2, "K", Tables, 475.2, 477.35),
        CriticalTemperature = Known.Found(721.7, "K", Tables, 721.6, 721.8),
        VapourPressure = new VapourPressureWithClapeyronBranch(Antoine, LatentHeat, MolarMass, 336)
        {
            About = Antoine.About with
            {
                Formula = "T >= 336 K: ln p = 21.137754 - 3811.446/(T - 80.355); below: d(ln p)/dT = M h_v/(R T^2) from 336 K",
                LowestTemperature = 283.15,
                UncertaintyBelow = 0.12,
                UncertaintyAbove = 0.40,
                Source = Known.FoundIn(Tables + " (Antoine, 336 to 477 K); low branch computed by Clapeyron with the latent heat in use"),
                Note = "Uncertainty is -10/+40 % at 20 degC (quoted values 25 to 39 Pa) and 12 % from 60 degC up.",
            },
        },
        LatentHeat = LatentHeat,
        LiquidHeatCapacity = new LinearLaw
        {
            At298 = 1700,
            PerKelvin = 200.0 / 55,
            About = new()
            {
                Key = "liquid_heat_capacity",
                Label = "specific heat capacity of the liquid",
                Unit = "J/(kg K)",
                Formula = "1700 + 3.636 (T - 298.15)",
                LowestTemperature = 273.15,
                HighestTemperature = 380,
                UncertaintyBelow = 0.06,
                UncertaintyAbove = 0.06,
                Source = Known.AssumedFrom("1.7 kJ/(kg K) at 25 degC rising to about 1.9 at 80 degC: between a measured value from memory (1.68) and an estimate from the ideal gas and Rowlinson-Bondi (1.88)"),
                Note = "A table value of 307.8 J/(mol K) = 3.1 kJ/(kg K) is an outlier and refused.",
            },
        },
        Density = new LinearLaw
        {
            At298 = 1028,
            PerKelvin = -0.9,
            About = new()
            {
                Key = "density",
                Label = "density of the liquid",
                Unit = "kg/m3",
                Formula = "1028 - 0.9 (T - 298.15)",
                LowestTemperature = 273.15,
                HighestTemperature = 400,
                UncertaintyBelow = 0.006,
                UncertaintyAbove = 0.006,
                Source = Known.FoundIn("ProZell Datenbank.db: 1028 kg/m3; CRC tables 1023 (25 degC), another 1034 (20 degC). Slope assumed, 0.8 to 1.0 kg/(m3 K)"),
            },
        },
        SurfaceTension = new LinearLaw
        {
            At298 = 0.041,
            PerKelvin = -1.1e-4,
            About = new()
            {
                Key = "surface_tension",
                Label = "surface tension against air",
                Unit = "N/m",
                Formula = "0.041 - 1.1e-4 (T - 298.15)",
                LowestTemperature = 283.15,
                HighestTemperature = 400,
                UncertaintyBelow = 0.05,
                UncertaintyAbove = 0.05,
                Source = Known.AssumedFrom("commonly quoted value and slope, from memory"),
            },
        },
        Viscosity = new ExponentialLaw
        {
            // Through 1.67 mPa s at 25 degC and 0.8 mPa s at 80 degC.
            Factor = 1.48055e-5,
            B = 611.891,
            About = new()
            {
                Key = "viscosity",
                Label = "viscosity of the liquid",
                Unit = "Pa s",
                Formula = "1.48055e-5 10^(611.891/T)",
                LowestTemperature = 283.15,
                HighestTemperature = 400,
                UncertaintyBelow = 0.10,
                UncertaintyAbove = 0.10,
                Source = Known.AssumedFrom("Andrade through 1.67 mPa s at 25 degC and about 0.8 mPa s at 80 degC, both from memory"),
            },
        },
        DiffusivityInAir = new PowerLaw
        {
            At298 = 8.0e-6,
            Exponent = 1.75,
            About = new()
            {
                Key = "diffusivity_in_air",
                Label = "diffusivity of the vapour in air at 101325 Pa",
                Unit = "m2/s",
                Formula = "8.0e-6 (T/298.15)^1.75",
                LowestTemperature = 273.15,
                HighestTemperature = 450,
                UncertaintyBelow = 0.08,
                UncertaintyAbove = 0.08,
                Source = Known.ComputedFrom("between Chapman-Enskog (7.7e-6, Lennard-Jones 5.51 A and 560 K) and Fuller (8.1 to 8.75e-6) at 25 degC"),
            },
        },
        FlashPoint = Known.Found(359.15, "K", "DIPPR table in CalebBell/chemicals; 86 to 91 degC in open sources, closed cup; the lower one", 359.15, 364.15),
        ExplosionLimit = new()
        {
            AtRoom = Known.Found(0.0099, "1", "French encyclopaedia citing a hazard data base: 0.99 to 3.9 vol%", 0.0099, 0.013),
            OtherAtRoom = Known.Found(0.013, "1", "INRS data sheet: 1.3 to 9.5 vol%"),
            PerKelvin = Known.Assumed(-1.05e-5, "1/K", -1.3e-5, -0.8e-5, "0.75/heat of combustion, with about 715 kcal/mol from memory"),
        },
    };
}
