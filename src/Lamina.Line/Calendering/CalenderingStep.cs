using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;

namespace Lamina.Line.Calendering;

/// <summary>
/// Calendering to a target by volume balance: the solid keeps its volume, voids make room. The line load that this takes and the spring-back
/// are not modelled; the profile is compressed evenly.
/// </summary>
public sealed class CalenderingStep : IProcessStep<DryElectrode, CalenderingSettings, Electrode>
{
    /// <inheritdoc/>
    public StepResult<Electrode> Run(DryElectrode input, CalenderingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var solid = input.Thickness * (1 - input.Porosity);
        var thickness = settings switch
        {
            { Thickness: { } given } => given,
            { Density: { } density } => input.Loading / density,
            { Porosity: { } porosity } => solid / (1 - porosity),
            _ => throw new ArgumentException("calendering: give one of thickness, density or porosity", nameof(settings)),
        };
        if (thickness < solid)
            throw new ArgumentException(
                $"calendering: a thickness of {thickness * 1e6:G4} um is less than the {solid * 1e6:G4} um that the solid alone fills; "
                + $"ask for more than {solid * 1e6:G4} um (density below {input.Loading / solid:G4} kg/m3)", nameof(settings));
        var warnings = new List<string>();
        if (thickness > input.Thickness)
            warnings.Add($"the target ({thickness * 1e6:G4} um) is thicker than the dried coating ({input.Thickness * 1e6:G4} um): a calender cannot expand it; the coating leaves as it came");
        thickness = Math.Min(thickness, input.Thickness);

        var squeeze = thickness / input.Thickness;
        var electrode = new Electrode
        {
            Formulation = input.Formulation,
            Loading = input.Loading,
            ResidualSolvent = input.ResidualSolvent,
            Thickness = thickness,
            Porosity = 1 - solid / thickness,
            Profiles = [.. input.Profiles.Select(p => p with { Faces = [.. p.Faces.Select(z => z * squeeze)] })],
        };
        Badge Target(double? given) => given is null || warnings.Count > 0 ? Badge.Assumed : Badge.Prescribed;
        return new StepResult<Electrode>
        {
            Step = "calendering",
            Model = "volume-balance",
            Product = electrode,
            Outputs =
            [
                CalenderingOutputs.Thickness.Of(electrode.Thickness, Target(settings.Thickness)),
                CalenderingOutputs.Porosity.Of(electrode.Porosity, Target(settings.Porosity)),
                CalenderingOutputs.Density.Of(electrode.Density, Target(settings.Density)),
                CalenderingOutputs.LoadingTotal.Of(electrode.Loading, Badge.Exact),
                CalenderingOutputs.LoadingActive.Of(electrode.Loading * electrode.Formulation.ActiveFraction, Badge.Exact),
                CalenderingOutputs.Compaction.Of(1 - squeeze, Badge.Assumed),
            ],
            Balances = Balance.Checked("calendering",
            [
                Balance.Of("solid_volume", solid, electrode.Thickness * (1 - electrode.Porosity)),
                Balance.Of("dry_mass", input.Loading, electrode.Density * electrode.Thickness),
                Balance.Of("solvent", input.ResidualSolvent, electrode.ResidualSolvent),
            ]),
            Warnings = warnings,
        };
    }
}
