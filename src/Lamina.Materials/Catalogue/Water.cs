using Lamina.Materials.Solvents;
using Lamina.Materials.Solvents.Laws;

namespace Lamina.Materials.Catalogue;

/// <summary>Water. No source disputes matter at the accuracy of a dryer.</summary>
public static class Water
{
    /// <summary>Water with all laws that drying needs.</summary>
    public static Solvent Solvent { get; } = new()
    {
        Name = "Water",
        Aliases = ["H2O", "deionised water", "deionized water", "DI water"],
        Formula = "H2O",
        MolarMass = Known.Found(0.0180153, "kg/mol", "CalebBell/chemicals, open property data tables"),
        BoilingPoint = Known.Found(373.124, "K", "CalebBell/chemicals, open property data tables"),
        CriticalTemperature = Known.Found(647.096, "K", "IAPWS"),
        VapourPressure = new AntoineVapourPressure
        {
            // log10 p = 10.11564 - 1687.537/(T - 42.98)
            A = 10.11564 * 2.302585092994046,
            B = 1687.537 * 2.302585092994046,
            C = -42.98,
            About = new()
            {
                Key = "vapour_pressure",
                Label = "vapour pressure",
                Unit = "Pa",
                Formula = "log10 p = 10.11564 - 1687.537/(T - 42.98)",
                LowestTemperature = 273.15,
                HighestTemperature = 423.15,
                UncertaintyBelow = 0.006,
                UncertaintyAbove = 0.006,
                Source = Known.FoundIn("CalebBell/chemicals, open property data tables"),
            },
        },
        LatentHeat = new LinearLaw
        {
            At298 = 2501e3 - 2.36e3 * 25,
            PerKelvin = -2.36e3,
            About = new()
            {
                Key = "latent_heat",
                Label = "latent heat of evaporation",
                Unit = "J/kg",
                Formula = "2501e3 - 2360 (T - 273.15)",
                LowestTemperature = 273.15,
                HighestTemperature = 373.15,
                UncertaintyBelow = 0.004,
                UncertaintyAbove = 0.002,
                Source = Known.AssumedFrom("linear form from memory; CRC tables in CalebBell/chemicals give 2441 kJ/kg at 25 degC (law 2442) and 2256 at 100 degC (law 2265)"),
            },
        },
        LiquidHeatCapacity = new QuadraticLaw
        {
            Minimum = 4179,
            MinimumTemperature = 308.15,
            Curvature = 0.0087,
            About = new()
            {
                Key = "liquid_heat_capacity",
                Label = "specific heat capacity of the liquid",
                Unit = "J/(kg K)",
                Formula = "4179 + 0.0087 (T - 308.15)^2",
                LowestTemperature = 283.15,
                HighestTemperature = 373.15,
                UncertaintyBelow = 0.002,
                UncertaintyAbove = 0.002,
                Source = Known.AssumedFrom("parabola through steam-table values from memory: 4181 (25 degC), 4185 (60), 4196 (80), 4216 (100); CRC tables in CalebBell/chemicals give 75.3 J/(mol K) = 4180 at 25 degC"),
            },
        },
        Density = new TanakaWaterDensity
        {
            About = new()
            {
                Key = "density",
                Label = "density of the liquid",
                Unit = "kg/m3",
                Formula = "999.97495 [1 - (t - 3.983035)^2 (t + 301.797)/(522528.9 (t + 69.34881))], t in degC",
                LowestTemperature = 273.15,
                HighestTemperature = 373.15,
                UncertaintyBelow = 0.0004,
                UncertaintyAbove = 0.0004,
                Source = Known.FoundIn("Tanaka et al., Metrologia 38, 301 (2001), as quoted in several open codes; made for 0 to 40 degC, compared with steam-table values to 100 degC"),
            },
        },
        SurfaceTension = new IapwsSurfaceTension
        {
            About = new()
            {
                Key = "surface_tension",
                Label = "surface tension against air",
                Unit = "N/m",
                Formula = "0.2358 tau^1.256 (1 - 0.625 tau), tau = 1 - T/647.096",
                LowestTemperature = 273.15,
                HighestTemperature = 640,
                UncertaintyBelow = 0.005,
                UncertaintyAbove = 0.005,
                Source = Known.FoundIn("IAPWS release R1-76 on surface tension of ordinary water, as quoted in freesteam"),
            },
        },
        Viscosity = new ExponentialLaw
        {
            Factor = 2.414e-5,
            B = 247.8,
            C = 140,
            About = new()
            {
                Key = "viscosity",
                Label = "viscosity of the liquid",
                Unit = "Pa s",
                Formula = "2.414e-5 10^(247.8/(T - 140))",
                LowestTemperature = 273.15,
                HighestTemperature = 640,
                UncertaintyBelow = 0.025,
                UncertaintyAbove = 0.025,
                Source = Known.FoundIn("Al-Shemmeri, Engineering Fluid Mechanics, p. 18, as quoted in open codes; within 2.5 %"),
            },
        },
        DiffusivityInAir = new PowerLaw
        {
            At298 = 2.5e-5,
            Exponent = 1.75,
            About = new()
            {
                Key = "diffusivity_in_air",
                Label = "diffusivity of the vapour in air at 101325 Pa",
                Unit = "m2/s",
                Formula = "2.5e-5 (T/298.15)^1.75",
                LowestTemperature = 273.15,
                HighestTemperature = 450,
                UncertaintyBelow = 0.04,
                UncertaintyAbove = 0.04,
                Source = Known.AssumedFrom("2.42 to 2.60e-5 m2/s at 25 degC are in use, from memory; exponent as in Fuller's method"),
            },
        },
    };
}
