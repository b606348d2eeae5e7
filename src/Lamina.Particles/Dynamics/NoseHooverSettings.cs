using Lamina.Particles.Relaxation;

namespace Lamina.Particles.Dynamics;

/// <summary>Settings of motion at given temperature and pressure.</summary>
public sealed record NoseHooverSettings
{
    /// <summary>Temperature to hold [K].</summary>
    public required double Temperature { get; init; }
    /// <summary>Relaxation time of the thermostat, `Tdamp` [s].</summary>
    public required double TemperaturePeriod { get; init; }
    /// <summary>Pressure to hold; with axes z the zz component. It may be changed between steps, for ramps [Pa].</summary>
    public required double Pressure { get; init; }
    /// <summary>Relaxation time of the barostat, `Pdamp` [s].</summary>
    public required double PressurePeriod { get; init; }
    /// <summary>Edges that follow the pressure; they must be periodic.</summary>
    public RelaxedAxes Axes { get; init; } = RelaxedAxes.Xyz;
    /// <summary>True where rotation counts in the temperature and, as in LAMMPS `npt/sphere`, in the kinetic part of the pressure; particles spin in either case.</summary>
    public bool SpinCounts { get; init; } = true;
}
