using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;

namespace Lamina.Line.Mixing;

/// <summary>Mixing as an exact mass balance with additive volumes; what mixing does to the carbon's dispersion is not modelled.</summary>
public sealed class MixingStep : IProcessStep<Formulation, MixingSettings, Slurry>
{
    /// <inheritdoc/>
    public StepResult<Slurry> Run(Formulation input, MixingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var slurry = Mix(input);
        var dryMass = input.SolidsContent;
        var solventMass = 1 - dryMass;

        // Read back from the product, as a later step would: mass of each component in one kilogram.
        var balances = new List<Balance>();
        for (var i = 0; i < input.Components.Count; i++)
            balances.Add(Balance.Of(input.Components[i].Name, dryMass * input.Components[i].MassFraction,
                slurry.VolumeFractions[i] * input.Components[i].Density / slurry.Density));
        balances.Add(Balance.Of("solvent", solventMass, slurry.SolventVolumeFraction * input.SolventDensity / slurry.Density));
        balances.Add(Balance.Of("volume", 1, slurry.SolidsVolumeFraction + slurry.SolventVolumeFraction));

        return new StepResult<Slurry>
        {
            Step = "mixing",
            Model = "mass-balance",
            Product = slurry,
            Outputs =
            [
                MixingOutputs.SlurryDensity.Of(slurry.Density, Badge.Exact),
                MixingOutputs.SolidsContent.Of(slurry.SolidsContent, Badge.Prescribed),
                MixingOutputs.SolidsVolumeFraction.Of(slurry.SolidsVolumeFraction, Badge.Exact),
                MixingOutputs.ActiveVolumeFraction.Of(input.Components.Select((c, i) => c.Role == ComponentRole.Active ? slurry.VolumeFractions[i] : 0).Sum(), Badge.Exact),
                MixingOutputs.DryDensity.Of(input.DryDensity, Badge.Exact),
            ],
            Balances = Balance.Checked("mixing", balances),
        };
    }

    /// <summary>The slurry that a formulation makes.</summary>
    /// <param name="formulation">components, solvent, solids content</param>
    public static Slurry Mix(Formulation formulation)
    {
        // Per kilogram of slurry.
        var dryMass = formulation.SolidsContent;
        var volumes = formulation.Components.Select(c => dryMass * c.SpecificVolume).ToArray();
        var dryVolume = volumes.Sum();
        var solventVolume = (1 - dryMass) / formulation.SolventDensity;
        var volume = dryVolume + solventVolume;
        return new Slurry
        {
            Formulation = formulation,
            SolidsContent = dryMass,
            Density = 1 / volume,
            SolidsVolumeFraction = dryVolume / volume,
            VolumeFractions = [.. volumes.Select(v => v / volume)],
            SolventVolumeFraction = solventVolume / volume,
        };
    }
}
