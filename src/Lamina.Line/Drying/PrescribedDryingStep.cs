using Lamina.Line.Equipment;
using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;

namespace Lamina.Line.Drying;

/// <summary>
/// Drying at a given constant rate to a given porosity: times and thickness follow by mass balance, nothing is predicted about heat or migration.
/// For back-of-the-envelope lines, and as the peer that a film run is compared with.
/// </summary>
/// <param name="line">the equipment; its length and the speed bound the time</param>
public sealed class PrescribedDryingStep(LineFile line) : IProcessStep<WetFilm, DryingSettings, DryingResult>
{
    private const string NoModel = "model: prescribed computes times and thickness only; use model: film";

    /// <inheritdoc/>
    public StepResult<DryingResult> Run(WetFilm input, DryingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var rate = settings.Rate ?? throw new ArgumentException("drying.rate: model prescribed needs the evaporation rate, e.g. 1 g/m2/s");
        var porosity = settings.Porosity ?? throw new ArgumentException("drying.porosity: model prescribed needs the final porosity, e.g. 50 %");
        var residence = Residence(settings.Speed);
        var dryMass = input.Loading;
        var solid = dryMass / input.Formulation.DryDensity;
        var dryThickness = solid / (1 - porosity);
        var full = input.SolventLoading / rate;
        var duration = residence ?? full;
        var evaporated = Math.Min(input.SolventLoading, rate * duration);
        var left = input.SolventLoading - evaporated;
        var toDry = (input.SolventLoading - settings.DryTo * dryMass) / rate;
        // The film shrinks by the solvent's volume until its pores are as many as the dry film's.
        var toShrink = Math.Max(0, (input.Thickness - dryThickness) * input.Formulation.SolventDensity / rate);
        var shrunk = toShrink <= duration;
        var thickness = shrunk ? Math.Min(dryThickness, input.Thickness) : input.Thickness - evaporated / input.Formulation.SolventDensity;
        var electrode = new DryElectrode
        {
            Formulation = input.Formulation,
            Spread = input.Spread,
            Loading = dryMass,
            ResidualSolvent = left,
            Thickness = thickness,
            Porosity = 1 - solid / thickness,
        };

        var never = $"the pass of {duration:G4} s ends before it";
        var list = new List<Output>();
        foreach (var definition in DryingOutputs.All)
            list.Add(definition.Name switch
            {
                "drying_time" => toDry <= duration * (1 + 1e-12) ? definition.Of(toDry, Badge.Prescribed) : definition.Missing($"not dry to {settings.DryTo * 1e6:G4} ppm: {never}"),
                "end_of_shrinkage_time" => shrunk ? definition.Of(toShrink, Badge.Prescribed) : definition.Missing(never),
                "mean_drying_rate" or "peak_drying_rate" => definition.Of(rate, Badge.Prescribed),
                "residual_solvent" => definition.Of(left / dryMass, Badge.Prescribed),
                "dry_thickness" => definition.Of(electrode.Thickness, Badge.Prescribed),
                "porosity" => definition.Of(electrode.Porosity, Badge.Prescribed),
                "loading_total" => definition.Of(dryMass, Badge.Exact),
                "loading_active" => definition.Of(dryMass * input.Formulation.ActiveFraction, Badge.Exact),
                "residence_time" => definition.Of(duration, Badge.Exact),
                "dry_thickness_sd" => FilmDryingStep.SpreadOf(input, electrode, null).First(),
                _ => definition.Missing(NoModel),
            });
        foreach (var component in input.Formulation.Components)
            if (component.Mobile)
                list.AddRange(DryingOutputs.Of(component.Name).Select(d => d.Missing(NoModel)));
        return new StepResult<DryingResult>
        {
            Step = "drying",
            Model = "prescribed",
            Product = new DryingResult { Electrode = electrode },
            Outputs = list,
            Balances = Balance.Checked("drying",
            [
                Balance.Of("solvent", input.SolventLoading, evaporated + left),
                Balance.Of("dry_mass", dryMass, electrode.Thickness * (1 - electrode.Porosity) * input.Formulation.DryDensity),
            ]),
        };
    }

    private double? Residence(double? speed) => line switch
    {
        { Batch: { } batch } => batch.Stages.Sum(s => s.Duration),
        { Dryer: { } dryer } when speed is { } v => (dryer.FlashOff + dryer.Zones.Sum(z => z.Length + z.GapAfter)) / v,
        _ => null,
    };
}
