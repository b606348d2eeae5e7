namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// Tensile strength of an agglomerate of equal spheres after Rumpf (1970), sigma_T = (1 - eps)/eps F/x^2, with the van der Waals force of two equal spheres,
/// F = A x/(24 z^2). A, z and eps change the value twentyfold within what is plausible: they are calibration constants, not properties.
/// </summary>
public readonly record struct RumpfStrength
{
    /// <summary>Diameter of the primary particles [m].</summary>
    public required double PrimaryDiameter { get; init; }

    /// <summary>Hamaker constant [J].</summary>
    public required double Hamaker { get; init; }

    /// <summary>Surface separation at contact [m].</summary>
    public required double Separation { get; init; }

    /// <summary>Force between two primary particles [N].</summary>
    public double ContactForce => Hamaker * PrimaryDiameter / (24 * Separation * Separation);

    /// <summary>Tensile strength [Pa].</summary>
    /// <param name="porosity">void share of the agglomerate, between 0 and 1 [-]</param>
    public double Strength(double porosity) => (1 - porosity) / porosity * ContactForce / (PrimaryDiameter * PrimaryDiameter);

    /// <summary>Porosity of a fractal agglomerate, 1 - eps = k_f (x/x_p)^(D_f - 3): larger ones are looser, hence weaker [-].</summary>
    /// <param name="diameter">agglomerate diameter, at least that of a primary particle [m]</param>
    /// <param name="fractalDimension">1.8 to 2.7 [-]</param>
    /// <param name="prefactor">k_f, about 1 [-]</param>
    public double FractalPorosity(double diameter, double fractalDimension, double prefactor = 1) =>
        Math.Clamp(1 - prefactor * Math.Pow(diameter / PrimaryDiameter, fractalDimension - 3), 0.01, 0.999);
}
