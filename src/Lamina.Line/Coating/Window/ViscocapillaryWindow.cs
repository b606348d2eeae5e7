using Lamina.Numerics.Roots;

namespace Lamina.Line.Coating.Window;

/// <summary>
/// Slot-die coating window of the viscocapillary model (Ruschak 1976, Higgins and Scriven 1980, low-flow limit as in Carvalho and Kheshgi 2000), full wetting, gauge pressures.
/// The formulas are evaluated at any capillary number; they describe the die only below Ca about 1 (<see cref="Regime"/>): above it <see cref="LipFlow"/> decides.
/// </summary>
public sealed record ViscocapillaryWindow
{
    /// <summary>Viscosity at the shear rate of the gap [Pa s].</summary>
    public required double Viscosity { get; init; }

    /// <summary>Surface tension [N/m].</summary>
    public required double SurfaceTension { get; init; }

    /// <summary>Web speed [m/s].</summary>
    public required double Speed { get; init; }

    /// <summary>Coating gap, the same under both lips [m].</summary>
    public required double Gap { get; init; }

    /// <summary>Length of the upstream lip [m].</summary>
    public required double UpstreamLipLength { get; init; }

    /// <summary>Length of the downstream lip [m].</summary>
    public required double DownstreamLipLength { get; init; }

    /// <summary>Capillary number, viscosity times speed over surface tension [-].</summary>
    public double CapillaryNumber => Viscosity * Speed / SurfaceTension;

    /// <summary>Which description holds for this liquid and speed.</summary>
    public CoatingRegime Regime => CapillaryNumber < 1 ? CoatingRegime.Viscocapillary : CoatingRegime.Viscous;

    /// <summary>Low-flow limit: the thinnest film that the downstream meniscus can give, 1.34 Ca^(2/3) = 2 t/(H - t) [m].</summary>
    public double MinimumThickness
    {
        get
        {
            var c = 1.34 * Math.Pow(CapillaryNumber, 2.0 / 3);
            return Gap * c / (2 + c);
        }
    }

    /// <summary>Suction of the downstream meniscus on the liquid, 1.34 Ca^(2/3) sigma/t [Pa].</summary>
    /// <param name="thickness">wet film [m]</param>
    public double MeniscusSuction(double thickness) => 1.34 * Math.Pow(CapillaryNumber, 2.0 / 3) * SurfaceTension / thickness;

    /// <summary>Pressure drop along the downstream lip, 6 mu V L/H^2 (1 - 2 t/H): positive for films below half the gap [Pa].</summary>
    /// <param name="thickness">wet film [m]</param>
    public double DownstreamDrop(double thickness) => 6 * Viscosity * Speed * DownstreamLipLength / (Gap * Gap) * (1 - 2 * thickness / Gap);

    /// <summary>Pressure drop along a fully wetted upstream lip [Pa].</summary>
    public double UpstreamDrop => 6 * Viscosity * Speed * UpstreamLipLength / (Gap * Gap);

    /// <summary>Least vacuum upstream that holds the bead, upstream lip dry; negative: the bead stands without vacuum [Pa].</summary>
    /// <param name="thickness">wet film [m]</param>
    public double MinimumVacuum(double thickness) => MeniscusSuction(thickness) + DownstreamDrop(thickness) - 2 * SurfaceTension / Gap;

    /// <summary>Largest vacuum before liquid is drawn out upstream, upstream lip wetted whole [Pa].</summary>
    /// <param name="thickness">wet film [m]</param>
    public double MaximumVacuum(double thickness) => MeniscusSuction(thickness) + DownstreamDrop(thickness) + UpstreamDrop + 2 * SurfaceTension / Gap;

    /// <summary>Thinnest film that can be coated without vacuum: where <see cref="MinimumVacuum"/> is zero [m].</summary>
    /// <exception cref="InvalidOperationException">no film between a thousandth of the gap and the gap balances the bead</exception>
    public double ThicknessWithoutVacuum
    {
        get
        {
            // MinimumVacuum falls monotonically with thickness (both terms do), so the bracket holds at most one root.
            var result = BrentRoot.TryFind(MinimumVacuum, 1e-6 * Gap, Gap, tolerance: 1e-12 * Gap);
            return result.Status == RootStatus.Converged ? result.Root
                : throw new InvalidOperationException($"no wet film up to the gap of {Gap * 1e6:G4} um is held without vacuum at Ca = {CapillaryNumber:G3}");
        }
    }
}
