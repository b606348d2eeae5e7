namespace Lamina.Drying.CrackPattern;

/// <summary>
/// A patch of film as a network of springs on the film's plane. Lengths are in units of the lattice's spacing, loads in units of the drive at which one crack
/// alone just runs through the film: a drive of 1 is Z sigma^2 h/E' = Gamma_c.
/// </summary>
public sealed record CrackPatternSettings
{
    /// <summary>Nodes along each side of the patch, even, 8 to 2048; the patch is periodic.</summary>
    public int Cells { get; init; } = 128;

    /// <summary>Length over which the foil hands shear into the film, Z h, over the spacing of the lattice; the network resolves 2 to 64 [-].</summary>
    public double ShearLength { get; init; } = 6;

    /// <summary>Strain at which a bond begins to soften, over the strain at a drive of 1; at most <see cref="LargestStrength"/>, where a bond breaks at once [-].</summary>
    public double Strength { get; init; } = 2.4;

    /// <summary>Spread of the bonds' strengths: Weibull modulus; higher is more even [-].</summary>
    public double WeibullModulus { get; init; } = 15;

    /// <summary>How far nodes lie off the triangular lattice, over its spacing: takes away its preferred directions, at most 0.35 [-].</summary>
    public double Disorder { get; init; } = 0.1;

    /// <summary>Drive (root of the energy release over toughness) at which the edge of a cracked piece comes off the foil; infinite never [-].</summary>
    public double DelaminationDrive { get; init; } = double.PositiveInfinity;

    /// <summary>Bubbles from which cracks may start, per patch.</summary>
    public int Bubbles { get; init; }

    /// <summary>Radius of a bubble over the spacing of the lattice [-].</summary>
    public double BubbleRadius { get; init; } = 1.5;

    /// <summary>Seed of strengths, positions and bubbles [-].</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether bonds fail strictly one after another with the whole network solved between: the reference, for small patches.</summary>
    public bool OneAtATime { get; init; }

    /// <summary>The strength at which bonds are brittle: sqrt(2.46 l), l the shear length in lattice spacings [-].</summary>
    public double LargestStrength => Math.Sqrt(CrackLattice.BondWork * 2 * ShearLength);

    /// <summary>Checks the settings; all faults at once.</summary>
    /// <exception cref="ArgumentException">a setting is out of range</exception>
    public void Check()
    {
        List<string> faults = [];
        void Range(string what, double value, double low, double high)
        {
            if (!(value >= low && value <= high)) faults.Add(FormattableString.Invariant($"{what} is {value:G6}: allowed {low:G6} to {high:G6}"));
        }
        Range("cells", Cells, 8, 2048);
        if (Cells % 2 != 0) faults.Add($"cells is {Cells}: give an even number, the patch is periodic");
        Range("shear length over the lattice's spacing", ShearLength, 2, 64);
        Range("strength", Strength, 0.05, LargestStrength);
        Range("Weibull modulus", WeibullModulus, 1.5, 1000);
        Range("disorder", Disorder, 0, 0.35);
        if (!(DelaminationDrive > 0)) faults.Add(FormattableString.Invariant($"the delamination drive is {DelaminationDrive:G6}: it must be above 0"));
        Range("bubbles", Bubbles, 0, 100000);
        Range("bubble radius", BubbleRadius, 0.5, 20);
        if (faults.Count > 0) throw new ArgumentException("Crack pattern: " + string.Join("; ", faults));
    }
}
