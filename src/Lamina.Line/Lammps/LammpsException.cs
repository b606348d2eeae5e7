using Lamina.Data.Faults;

namespace Lamina.Line.Lammps;

/// <summary>LAMMPS is not installed, or a run of it failed; the message holds the end of its log.</summary>
public sealed class LammpsException : Exception
{
    internal LammpsException(string message, FaultKind kind, string remedy, bool missing = false) : base(message) => (Kind, Remedy, IsMissing) = (kind, remedy, missing);

    /// <summary>What sort of mistake.</summary>
    public FaultKind Kind { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>True if a program is not installed.</summary>
    public bool IsMissing { get; }

    internal static LammpsException Missing(string program, string package) =>
        new($"{program} is not installed: the engine lammps runs it", FaultKind.NotFound, $"install it, e.g. apt-get install {package}, or leave --engine out: lamina's own engine needs nothing", missing: true);
}
