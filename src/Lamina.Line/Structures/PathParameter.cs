namespace Lamina.Line.Structures;

/// <summary>What sets the numerical way to a structure of particles.</summary>
public enum PathParameter
{
    /// <summary>Increments of ramps and strokes, and strains of the slurry's box that are smaller by as much: ten times as many is a ramp ten times slower. A sweeping surface sinks slower by as much.</summary>
    Increments,

    /// <summary>Steps to rest after each increment, and force tolerances of slurry and calendering that are smaller by as much; a sweep takes shorter time steps.</summary>
    Steps,

    /// <summary>Damping of drying and calendering; the slurry's relaxation has none.</summary>
    Damping,
}
