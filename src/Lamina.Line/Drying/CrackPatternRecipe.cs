using Lamina.Data.Binding;

namespace Lamina.Line.Drying;

/// <summary>A crack pattern to grow from the film's stress: size of the patch and its bonds.</summary>
[Describe("A crack pattern to grow from the film's stress: size of the patch and its bonds.")]
public sealed record CrackPatternRecipe : IValidated
{
    /// <summary>Width of the patch; absent takes six cells per shear length, which is twice the film's thickness unless set [m].</summary>
    [Describe("Width of the patch; absent takes six cells per shear length, which is twice the film's thickness unless set.")]
    [Physical("mm", Min = "0 mm", MinExclusive = true, Max = "1 m", Example = "20 mm")]
    public double? Size { get; init; }

    /// <summary>Nodes along each side, even [-].</summary>
    [Describe("Nodes along each side, even.")]
    [Whole(Min = 8, Max = 1024)]
    public int Cells { get; init; } = 128;

    /// <summary>Strain at which a bond begins to soften, over the strain at which a single crack just runs [-].</summary>
    [Describe("Strain at which a bond begins to soften, over the strain at which a single crack just runs.")]
    [Pure(Min = 0.5, Max = 12, Example = "2.4")]
    public double Strength { get; init; } = 2.4;

    /// <summary>Weibull modulus of the bonds' strengths; higher is more even [-].</summary>
    [Describe("Weibull modulus of the bonds' strengths; higher is more even.")]
    [Pure(Min = 1.5, Max = 1000, Example = "15")]
    public double WeibullModulus { get; init; } = 15;

    /// <summary>Bubbles from which cracks may start [-].</summary>
    [Describe("Bubbles from which cracks may start.")]
    [Whole(Min = 0, Max = 10000)]
    public int Bubbles { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Validate()
    {
        if (Cells % 2 != 0) yield return new Finding { Key = "cells", Message = "the patch is periodic and needs an even number of cells", Remedy = "e.g. 128" };
    }
}
