using Lamina.Data.Quantities;
using Lamina.Learning.Sampling;
using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Uncertainty;

/// <summary>An input that is not known exactly, and how it is spread.</summary>
public sealed record UncertainInput
{
    /// <summary>The value of recipe, line or film model.</summary>
    public required Variable Variable { get; init; }

    /// <summary>Its distribution in SI.</summary>
    public required Distribution Distribution { get; init; }

    /// <summary>The distribution in words and the units of the recipe, such as <c>normal, 40 +- 4 W/m2/K</c>.</summary>
    public required string Words { get; init; }

    /// <summary>A value written with its uncertainty: normal; cut off at zero where the quantity has no sign and zero lies within four deviations.</summary>
    internal static UncertainInput Written(Variable variable)
    {
        var (mean, sd) = (variable.Base!.Value, variable.StandardDeviation!.Value);
        var normal = Distribution.Normal(mean, sd);
        var positive = mean > 0 && mean < 4 * sd && !variable.Unit.HasOffset;
        var spread = variable.Unit.HasOffset ? variable.Unit.AsDifference() : variable.Unit;
        return new UncertainInput
        {
            Variable = variable,
            Distribution = positive ? normal.Within(0, double.PositiveInfinity) : normal,
            Words = $"normal, {variable.Unit.FromSI(mean):G4} +- {spread.FromSI(sd):G3}{(variable.Unit.Text == "1" ? "" : " " + variable.Unit)}{(positive ? ", above 0" : "")}",
        };
    }

    /// <summary>A range: every value alike, or every order of magnitude where the ends differ by a factor of ten or more.</summary>
    internal static UncertainInput Ranged(Variable variable)
    {
        var logarithmic = variable.Low > 0 && variable.High >= 10 * variable.Low && !variable.Unit.HasOffset;
        // Constants of the film model come in metres.
        var shown = variable.Unit.Text != "m" || variable.High >= 1e-3 ? variable : variable with { Unit = Unit.Parse(variable.High < 1e-6 ? "nm" : "um") };
        return new UncertainInput
        {
            Variable = variable,
            Distribution = logarithmic ? Distribution.LogUniform(variable.Low, variable.High) : Distribution.Uniform(variable.Low, variable.High),
            Words = $"{(logarithmic ? "log-uniform" : "uniform")}, {shown.Unit.FromSI(variable.Low):G4} to {shown.Shown(variable.High)}",
        };
    }
}
