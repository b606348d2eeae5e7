using Lamina.Line.Equipment.Mixers;

namespace Lamina.Line.Mixing.Dispersion;

/// <summary>
/// What a mixer does to the slurry in plain numbers: shear rate in the tip gap, how often the slurry passes it (drag flow through the gap over the volume
/// that is stirred), shear rate in the bulk (Metzner and Otto), and the volumes of both.
/// </summary>
public sealed record MixerZone
{
    /// <summary>Shear rate in the gap, tip speed over gap [1/s].</summary>
    public required double GapShearRate { get; init; }

    /// <summary>Mean shear rate in the bulk [1/s].</summary>
    public required double MeanShearRate { get; init; }

    /// <summary>Passes through the gap per time [1/s].</summary>
    public required double PassRate { get; init; }

    /// <summary>Volume of slurry that is stirred [m3].</summary>
    public required double Volume { get; init; }

    /// <summary>Volume of the gaps [m3].</summary>
    public required double GapVolume { get; init; }

    /// <summary>What the slurry dissipates [W].</summary>
    /// <param name="gapStress">stress in the gap [Pa]</param>
    /// <param name="meanStress">stress in the bulk [Pa]</param>
    public double Dissipation(double gapStress, double meanStress) => GapVolume * gapStress * GapShearRate + (Volume - GapVolume) * meanStress * MeanShearRate;

    /// <summary>A batch in a planetary mixer.</summary>
    /// <param name="mixer">the mixer</param>
    /// <param name="speed">of the tools [1/s]</param>
    /// <param name="volume">of the batch [m3]</param>
    /// <param name="meanFactor">mean shear rate over speed [-]</param>
    public static MixerZone Of(PlanetaryMixer mixer, double speed, double volume, double meanFactor)
    {
        var height = volume / (Math.PI / 4 * mixer.VesselDiameter * mixer.VesselDiameter);
        var tip = Math.PI * mixer.ToolDiameter * speed;
        return new MixerZone
        {
            GapShearRate = tip / mixer.Gap,
            MeanShearRate = meanFactor * speed,
            PassRate = mixer.Tools * 0.5 * tip * mixer.Gap * height / volume,
            Volume = volume,
            GapVolume = Math.Min(0.5 * volume, mixer.Tools * (mixer.Land ?? 10 * mixer.Gap) * mixer.Gap * height),
        };
    }

    /// <summary>The filled volume of an extruder: two screws with two flights each.</summary>
    /// <param name="mixer">the extruder</param>
    /// <param name="speed">of the screws [1/s]</param>
    /// <param name="meanFactor">mean shear rate over speed [-]</param>
    public static MixerZone Of(Extruder mixer, double speed, double meanFactor)
    {
        const int flights = 4;
        var volume = mixer.Fill * mixer.FreeVolume;
        var length = mixer.Fill * mixer.Length;
        var tip = Math.PI * mixer.ScrewDiameter * speed;
        return new MixerZone
        {
            GapShearRate = tip / mixer.Gap,
            MeanShearRate = meanFactor * speed,
            PassRate = flights * 0.5 * tip * mixer.Gap * length / volume,
            Volume = volume,
            GapVolume = Math.Min(0.5 * volume, flights * (mixer.Land ?? 10 * mixer.Gap) * mixer.Gap * length),
        };
    }
}
