namespace Lamina.Drying.Energy;

/// <summary>What one zone (or the whole dryer) needs to run, in steady state: duties of its machines, kept apart [W].</summary>
public sealed record ZoneHeat
{
    /// <summary>Name of the zone.</summary>
    public required string Name { get; init; }

    /// <summary>Heat that air, walls and supports give to the web [W].</summary>
    public required double Web { get; init; }

    /// <summary>Radiation (infrared or laser) absorbed by the web [W].</summary>
    public required double Radiation { get; init; }

    /// <summary>Heat that warms the exhausted air, fresh, led back and leaked in, from where it came from to the zone's temperature [W].</summary>
    public required double Exhaust { get; init; }

    /// <summary>Heat that warms the vapour from the film's temperature to the zone's [W].</summary>
    public required double Vapour { get; init; }

    /// <summary>Heat lost through the zone's walls [W].</summary>
    public required double Losses { get; init; }

    /// <summary>Heat that the recuperator hands from exhaust to make-up air [W].</summary>
    public required double Recuperated { get; init; }

    /// <summary>Heat of the fans, which ends in the air and spares the heater [W].</summary>
    public required double Fans { get; init; }

    /// <summary>Duty of the air heater: what is left [W].</summary>
    public double Heater => Math.Max(0, Web + Exhaust + Vapour + Losses - Recuperated - Fans);

    /// <summary>Electric power of radiators and lasers [W].</summary>
    public required double RadiatorPower { get; init; }

    /// <summary>Electric power of vacuum pumps [W].</summary>
    public double PumpPower { get; init; }

    /// <summary>Heat that warms the air which desorbs the wheel [W].</summary>
    public double WheelHeat { get; init; }

    /// <summary>Heat taken out of the exhaust, and of the air from the wheel, in the condenser: air, vapour and latent heat [W].</summary>
    public required double Condenser { get; init; }

    /// <summary>Electric power of the chiller behind the condenser [W].</summary>
    public required double ChillerPower { get; init; }

    /// <summary>Solvent caught: condensed from the exhaust and from the air that desorbs the wheel [kg/s].</summary>
    public required double Condensed { get; init; }

    /// <summary>Solvent in the exhaust behind condenser and wheel [kg/s].</summary>
    public required double Passed { get; init; }

    /// <summary>Part of it that goes back to the zone with exhaust led back [kg/s].</summary>
    public double Returned { get; init; }

    /// <summary>The rest, which leaves, before any scrubber [kg/s].</summary>
    public double Emitted => Passed - Returned;

    /// <summary>Heat of the column that distils the caught solvent [W].</summary>
    public double Distillation { get; init; }

    /// <summary>Solvent evaporated in the zone [kg/s].</summary>
    public required double Evaporated { get; init; }
}
