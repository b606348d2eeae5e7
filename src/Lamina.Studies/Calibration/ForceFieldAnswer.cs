using Lamina.Learning.Optimisation;
using Lamina.Particles.ForceFields;

namespace Lamina.Studies.Calibration;

/// <summary>A calibrated force field, how well it meets the data, and which other candidates do as well.</summary>
public sealed record ForceFieldAnswer
{
    /// <summary>Version of the JSON.</summary>
    public const string Schema = "lamina-forcefield-calibration/1";

    /// <summary>The force field with the best values.</summary>
    public required ForceField Field { get; init; }

    /// <summary>The fitted values.</summary>
    public required IReadOnlyList<ForceFieldEstimate> Estimates { get; init; }

    /// <summary>Rows of the residuals: quantity, its unit, shear rate [1/s], pressure [Pa], measured, its standard deviation and computed [SI].</summary>
    public required IReadOnlyList<(string Quantity, string Unit, double? ShearRate, double Pressure, double Measured, double Deviation, double Computed)> Rows { get; init; }

    /// <summary>Root mean square of the residuals over their standard deviations, after the first look, every iteration and the refinement [-].</summary>
    public required IReadOnlyList<double> History { get; init; }

    /// <summary>Candidates whose density, and viscosity where it could still win, were computed [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>How the search ended.</summary>
    public required SearchStatus Status { get; init; }

    /// <summary>Candidates that count as meeting the data about as well [-].</summary>
    public required int NearBest { get; init; }

    /// <summary>What is to be known.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
