using Lamina.Line.Mixing.Rheology;
using Lamina.Numerics.Roots;

namespace Lamina.Line.Coating.Window;

/// <summary>
/// Pressures that hold the bead of a slot die. Below capillary number 1 (viscocapillary) the menisci and the flow under both lips share it; above, the
/// menisci are weak against the flow and are left out. The flow under the lips is that of a Herschel-Bulkley liquid in both regimes; for a Newtonian one
/// below 1 the bounds are those of <see cref="ViscocapillaryWindow"/>.
/// </summary>
public sealed class DieBead
{
    private readonly LipFlow _flow;
    private readonly double _upstream, _downstream, _sealing;

    /// <summary>Takes a liquid, a speed and a die.</summary>
    /// <param name="liquid">flow curve near the shear rate of the gap</param>
    /// <param name="viscosity">at that shear rate [Pa s]</param>
    /// <param name="surfaceTension">[N/m]</param>
    /// <param name="speed">of the web [m/s]</param>
    /// <param name="gap">under both lips [m]</param>
    /// <param name="upstreamLip">length [m]</param>
    /// <param name="downstreamLip">length [m]</param>
    public DieBead(HerschelBulkley liquid, double viscosity, double surfaceTension, double speed, double gap, double upstreamLip, double downstreamLip)
    {
        _flow = new LipFlow { YieldStress = liquid.YieldStress, Consistency = liquid.Consistency, Index = liquid.Index, Speed = speed, Gap = gap };
        (_upstream, _downstream) = (upstreamLip, downstreamLip);
        Capillary = new ViscocapillaryWindow
        {
            Viscosity = viscosity, SurfaceTension = surfaceTension, Speed = speed, Gap = gap, UpstreamLipLength = upstreamLip, DownstreamLipLength = downstreamLip,
        };
        _sealing = _flow.SealingGradient;
    }

    /// <summary>The Newtonian window of the same viscosity: capillary number, regime, low-flow limit.</summary>
    public ViscocapillaryWindow Capillary { get; }

    /// <summary>Whether the menisci count.</summary>
    public bool MeniscusCounts => Capillary.Regime == CoatingRegime.Viscocapillary;

    /// <summary>Least vacuum upstream that keeps the upstream meniscus out of the slot; negative: the bead stands without vacuum [Pa].</summary>
    /// <param name="thickness">wet film, between 0 and the gap [m]</param>
    public double MinimumVacuum(double thickness) => Suction(thickness) + _flow.PressureGradient(thickness) * _downstream - Meniscus;

    /// <summary>Largest vacuum before liquid leaves the lips upstream [Pa].</summary>
    /// <param name="thickness">wet film, between 0 and the gap [m]</param>
    public double MaximumVacuum(double thickness) => Suction(thickness) + _flow.PressureGradient(thickness) * _downstream + _sealing * _upstream + Meniscus;

    /// <summary>Thinnest film that the bead gives at a vacuum; 0 where any film does, the gap where none does [m].</summary>
    /// <param name="vacuum">upstream, below room pressure [Pa]</param>
    public double Thinnest(double vacuum) => Root(t => MinimumVacuum(t) - vacuum);

    /// <summary>Thickest film that the bead gives at a vacuum, at most the gap; 0 where none [m].</summary>
    /// <param name="vacuum">upstream, below room pressure [Pa]</param>
    public double Thickest(double vacuum) => Root(t => MaximumVacuum(t) - vacuum);

    private double Suction(double thickness) => MeniscusCounts ? Capillary.MeniscusSuction(thickness) : 0;

    private double Meniscus => MeniscusCounts ? 2 * Capillary.SurfaceTension / Capillary.Gap : 0;

    // Both pressures fall with the thickness.
    private double Root(Func<double, double> excess)
    {
        double low = 1e-4 * Capillary.Gap, high = (1 - 1e-9) * Capillary.Gap;
        if (excess(low) <= 0) return 0;
        if (excess(high) >= 0) return Capillary.Gap;
        var found = BrentRoot.TryFind(excess, low, high, tolerance: 1e-9 * Capillary.Gap);
        return found.Status == RootStatus.Converged ? found.Root : throw new InvalidOperationException($"the window of the die has no bound between 0 and its gap of {Capillary.Gap * 1e6:G4} um");
    }
}
