namespace Lamina.Data.Structures;

/// <summary>A LAMMPS unit style as factors to SI; <see cref="Micro"/> unless a file is known to differ.</summary>
public sealed record LammpsUnits
{
    /// <summary>`units micro`: pg, um, us.</summary>
    public static LammpsUnits Micro { get; } = new() { Name = "micro", Mass = 1e-15, Length = 1e-6, Time = 1e-6 };
    /// <summary>`units si`: kg, m, s.</summary>
    public static LammpsUnits Si { get; } = new() { Name = "si", Mass = 1, Length = 1, Time = 1 };
    /// <summary>`units cgs`: g, cm, s.</summary>
    public static LammpsUnits Cgs { get; } = new() { Name = "cgs", Mass = 1e-3, Length = 1e-2, Time = 1 };

    /// <summary>Name in a LAMMPS script.</summary>
    public required string Name { get; init; }
    /// <summary>One mass unit [kg].</summary>
    public required double Mass { get; init; }
    /// <summary>One length unit [m].</summary>
    public required double Length { get; init; }
    /// <summary>One time unit [s].</summary>
    public required double Time { get; init; }
    /// <summary>One density unit [kg m-3].</summary>
    public double Density => Mass / (Length * Length * Length);
    /// <summary>One velocity unit [m s-1].</summary>
    public double Velocity => Length / Time;
    /// <summary>One force unit [N].</summary>
    public double Force => Mass * Length / (Time * Time);
    /// <summary>One energy unit [J].</summary>
    public double Energy => Mass * Length * Length / (Time * Time);
    /// <summary>One pressure unit [Pa].</summary>
    public double Pressure => Mass / (Length * Time * Time);

    /// <summary>The unit style of that name: micro, si or cgs.</summary>
    /// <exception cref="ArgumentException">any other name; dimensionless `lj` cannot be converted</exception>
    public static LammpsUnits Parse(string name) => name switch
    {
        "micro" => Micro, "si" => Si, "cgs" => Cgs,
        _ => throw new ArgumentException($"unit style '{name}': micro, si or cgs is supported", nameof(name)),
    };
}
