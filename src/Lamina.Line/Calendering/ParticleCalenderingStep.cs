using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Calendering;
using Lamina.Particles.Sets;

namespace Lamina.Line.Calendering;

/// <summary>
/// Calendering as particles: the dried structure between two plates with the force field that it was dried in (as Lombardo et al. 2021 did), down to the target thickness, and released.
/// </summary>
/// <param name="balance">the step that says what thickness the calender's set point asks for</param>
/// <param name="dried">the dried structure</param>
public sealed class ParticleCalenderingStep(IProcessStep<DryElectrode, CalenderingSettings, Electrode> balance, ParticleStructure dried) : IProcessStep<DryElectrode, CalenderingSettings, Electrode>
{
    /// <summary>What moves the particles.</summary>
    public IParticleEngine Engine { get; init; } = new ParticleEngine();

    /// <summary>Settings of a compression.</summary>
    internal static PlaneCalenderingSettings Settings(double compression) => new() { Compression = compression, Increments = 50, StepsPerIncrement = 40, SettlingSteps = 1000 };

    /// <inheritdoc/>
    public StepResult<Electrode> Run(DryElectrode input, CalenderingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var target = balance.Run(input, settings, context, cancellation);
        // A coating that is still wet is not calendered, by whatever model.
        if (target.Model == CalenderingStep.Uncalendered) return target;
        var system = StructureOutputs.System(dried);
        var compression = 1 - target.Product.Thickness / input.Thickness;
        var result = Engine.Calender(system, Settings(compression), context, share => context.Report("calendering", share), cancellation);
        // Plates touch the outermost spheres, the dried thickness counts to the highest centre: what the stroke and the release do is applied to the latter.
        var compressed = input.Thickness * result.CompressedThickness / result.InitialThickness;
        var thickness = input.Thickness * result.ReleasedThickness / result.InitialThickness;
        var electrode = target.Product with
        {
            Thickness = thickness, Porosity = 1 - input.Loading / input.Formulation.DryDensity / thickness,
            Profiles = [.. input.Profiles.Select(p => p with { Faces = [.. p.Faces.Select(z => z * thickness / input.Thickness)] })],
        };
        const Badge badge = Badge.Assumed;
        return new StepResult<Electrode>
        {
            Step = "calendering",
            Model = "particles",
            Product = electrode,
            Structure = new ParticleStructure
            {
                Spheres = system.Particles.ToStructure(system.Box, "calendered"), Field = system.Field, Nanoporosity = dried.Nanoporosity, LoadingActive = dried.LoadingActive, Frames = dried.Frames,
            },
            // What particles do not say (line load, nip, rolls) is what the set point's laws say.
            Outputs =
            [
                .. target.Outputs.Select(o => o.Name switch
                {
                    "thickness" => CalenderingOutputs.Thickness.Of(electrode.Thickness, badge),
                    "porosity" => CalenderingOutputs.Porosity.Of(electrode.Porosity, badge),
                    "density" => CalenderingOutputs.Density.Of(electrode.Density, badge),
                    "compaction" => CalenderingOutputs.Compaction.Of(1 - electrode.Thickness / input.Thickness, badge),
                    "spring_back" => Output.Of(o.Name, result.SpringBack, o.Unit, badge),
                    _ => o,
                }),
                .. StructureOutputs.Of("calendering", system),
            ],
            Balances = Balance.Checked("calendering",
            [
                Balance.Of("dry_mass", input.Loading, electrode.Density * electrode.Thickness),
                Balance.Of("particles", dried.Spheres.Count, system.Particles.Count),
            ]),
            Warnings =
            [
                .. target.Warnings, .. StructureOutputs.Notes(Engine),
                $"compressed to {compressed * 1e6:G4} um at up to {result.PeakPressure / 1e6:G3} MPa with the force field '{result.ForceField}', sprung back by {100 * result.SpringBack:G3} %",
            ],
        };
    }
}
