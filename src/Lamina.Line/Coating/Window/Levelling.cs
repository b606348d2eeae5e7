namespace Lamina.Line.Coating.Window;

/// <summary>Levelling of a ripple by surface tension after Orchard (1962) for films thin against the wavelength.</summary>
public readonly record struct Levelling
{
    /// <summary>Wet film [m].</summary>
    public required double Thickness { get; init; }

    /// <summary>Viscosity at the low rates of levelling [Pa s].</summary>
    public required double Viscosity { get; init; }

    /// <summary>Surface tension [N/m].</summary>
    public required double SurfaceTension { get; init; }

    /// <summary>Wavelength of the ripple [m].</summary>
    public required double Wavelength { get; init; }

    /// <summary>Rate at which the amplitude decays, 16 pi^4 sigma h^3/(3 eta lambda^4) [1/s].</summary>
    public double DecayRate => 16 * Math.Pow(Math.PI, 4) * SurfaceTension * Math.Pow(Thickness, 3) / (3 * Viscosity * Math.Pow(Wavelength, 4));

    /// <summary>Time after which half the amplitude is left [s].</summary>
    public double HalfTime => Math.Log(2) / DecayRate;

    /// <summary>Yield stress above which a ripple of this amplitude stays, 8 pi^3 sigma a h/lambda^3 [Pa].</summary>
    /// <param name="amplitude">amplitude of the ripple [m]</param>
    public double StressOfRipple(double amplitude) => 8 * Math.Pow(Math.PI, 3) * SurfaceTension * amplitude * Thickness / Math.Pow(Wavelength, 3);
}
