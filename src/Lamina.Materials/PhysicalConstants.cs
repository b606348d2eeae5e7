namespace Lamina.Materials;

/// <summary>Constants of nature, CODATA 2018 (exact since the 2019 SI where noted).</summary>
public static class PhysicalConstants
{
    /// <summary>Molar gas constant, exact [J/(mol K)].</summary>
    public const double Gas = 8.31446261815324;

    /// <summary>Boltzmann constant, exact [J/K].</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>Faraday constant, exact [C/mol].</summary>
    public const double Faraday = 96485.33212;

    /// <summary>Stefan-Boltzmann constant [W/(m2 K4)].</summary>
    public const double StefanBoltzmann = 5.670374419e-8;

    /// <summary>Standard atmosphere, exact [Pa].</summary>
    public const double Atmosphere = 101325;

    /// <summary>Standard acceleration of gravity, exact [m/s2].</summary>
    public const double Gravity = 9.80665;
}
