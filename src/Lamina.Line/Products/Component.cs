using Lamina.Materials;

namespace Lamina.Line.Products;

/// <summary>One dry component of a coating.</summary>
public sealed record Component
{
    /// <summary>The material, with its sourced properties.</summary>
    public required Material Material { get; init; }

    /// <summary>What it is in the coating for.</summary>
    public required ComponentRole Role { get; init; }

    /// <summary>Mass per dry mass of coating [-].</summary>
    public required double MassFraction { get; init; }

    /// <summary>Whether the liquid carries it along while drying; the rest is the immobile network.</summary>
    public bool Mobile { get; init; }

    /// <summary>Name of the material, as in the recipe.</summary>
    public string Name => Material.Name;

    /// <summary>Density of the pore-free material [kg/m3].</summary>
    public double Density => Material.Find("density") is { } density
        ? density.Value
        : throw new InvalidOperationException($"{Name} has no density");

    /// <summary>Volume per dry mass of coating [m3/kg].</summary>
    public double SpecificVolume => MassFraction / Density;
}
