using Lamina.Data.Binding;

namespace Lamina.Line.Structures;

/// <summary>What a slurry of particles comes to rest at.</summary>
public enum SlurryRest
{
    /// <summary>A pressure, as published; the volume, and with it how much solvent the slurry stands for, is an outcome of the force field.</summary>
    [Describe("A pressure, as published; the volume, and with it how much solvent the slurry stands for, is an outcome of the force field.")]
    Pressure,

    /// <summary>The volume of the slurry at the solids content of the formulation; the pressure is the outcome.</summary>
    [Describe("The volume of the slurry at the solids content of the formulation; the pressure is the outcome.")]
    SolidsContent,
}
