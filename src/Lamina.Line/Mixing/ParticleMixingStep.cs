using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;

namespace Lamina.Line.Mixing;

/// <summary>Mixing as particles: the mass balance of <see cref="MixingStep"/>, and a slurry of active and carbon-binder particles at rest under the pressure.</summary>
/// <param name="balance">the step that makes the mass balance</param>
/// <param name="structure">the box</param>
/// <param name="loadingActive">active mass per area that it holds [kg/m2]</param>
public sealed class ParticleMixingStep(MixingStep balance, StructureSettings structure, double loadingActive) : IProcessStep<Formulation, MixingSettings, Slurry>
{
    /// <summary>What moves the particles.</summary>
    public IParticleEngine Engine { get; init; } = new ParticleEngine();

    /// <inheritdoc/>
    public StepResult<Slurry> Run(Formulation input, MixingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var mixed = balance.Run(input, settings with { Model = null }, context, cancellation);
        var builder = new StructureBuilder(input, structure, loadingActive);
        var (slurry, rest) = builder.Make(Engine, context, "mixing-slurry", share => context.Report("mixing", share), cancellation);
        List<string> warnings = [.. mixed.Warnings, .. builder.Notes(), .. StructureOutputs.Notes(Engine)];
        if (!rest.Converged) warnings.Add($"the slurry did not come to rest: {rest.Steps} steps, pressure {rest.Pressure / 1e3:G4} kPa");
        return mixed with
        {
            Model = "particles",
            Structure = slurry,
            Outputs =
            [
                .. mixed.Outputs.Select(o => o.Name == "slurry_density" ? StructureOutputs.SlurryDensity.Of(StructureOutputs.DryDensityOf(slurry, input), Badge.Assumed) : o),
                StructureOutputs.SlurryPressure.Of(rest.Pressure, builder.Rest == SlurryRest.Pressure ? Badge.Prescribed : Badge.Assumed), StructureOutputs.SolidsContentBox(slurry, input), .. StructureOutputs.Counts("mixing", slurry),
            ],
            Warnings = warnings,
        };
    }
}
