namespace Lamina.Studies.Structures;

/// <summary>What a virtual micro-indentation is asked.</summary>
public sealed record IndentationRequest
{
    /// <summary>Data file of a dried or calendered structure, free along z.</summary>
    public required string Structure { get; init; }
    /// <summary>Force-field file.</summary>
    public required string ForceField { get; init; }
    /// <summary>True replaces the file's laws by hard contacts with cohesion.</summary>
    public bool Hard { get; init; }
    /// <summary>Radius of the sphere or flat end, with unit.</summary>
    public required string Radius { get; init; }
    /// <summary>Depth, with unit.</summary>
    public required string Depth { get; init; }
    /// <summary>True for a flat end.</summary>
    public bool Flat { get; init; }
    /// <summary>Places along each edge of the box; each is tested on a fresh copy [-].</summary>
    public int Points { get; init; } = 2;
    /// <summary>Damped steps per increment [-].</summary>
    public int Steps { get; init; } = 100;
    /// <summary>File for the curves (CSV); none when null.</summary>
    public string? Table { get; init; }
    /// <summary>File for the picture of the curves (SVG); none when null.</summary>
    public string? Picture { get; init; }
    /// <summary>Threads; the answer does not depend on it [-].</summary>
    public int Threads { get; init; } = 1;
}
