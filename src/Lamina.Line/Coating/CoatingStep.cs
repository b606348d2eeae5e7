using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;

namespace Lamina.Line.Coating;

/// <summary>Coating as an exact mass balance: the wet film follows from the loading, the wet thickness, or the gap and its ratio to the film.</summary>
public sealed class CoatingStep : IProcessStep<Slurry, CoatingSettings, WetFilm>
{
    /// <summary>Shear rate under the die, speed over gap; null where no speed is given [1/s].</summary>
    /// <param name="slurry">what is coated</param>
    /// <param name="settings">settings of the coater</param>
    /// <param name="webSpeed">speed of the web by the dryer, taken where the coater's own is not given [m/s]</param>
    public static double? ShearRate(Slurry slurry, CoatingSettings settings, double? webSpeed)
    {
        if ((settings.Speed ?? webSpeed) is not { } speed) return null;
        var gap = settings switch
        {
            { Gap: { } given } => given,
            { WetThickness: { } wet } => wet * settings.GapRatio,
            _ => settings.Loading!.Value / (slurry.Density * slurry.SolidsContent) * settings.GapRatio,
        };
        return speed / gap;
    }

    /// <inheritdoc/>
    public StepResult<WetFilm> Run(Slurry input, CoatingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var dryPerVolume = input.Density * input.SolidsContent;
        var thickness = settings switch
        {
            { Loading: { } loading } => loading / dryPerVolume,
            { WetThickness: { } wet } => wet,
            { Gap: { } gap } => gap / settings.GapRatio,
            _ => throw new ArgumentException("coating: give one of loading, wet_thickness or gap", nameof(settings)),
        };
        var film = new WetFilm
        {
            Formulation = input.Formulation,
            Thickness = thickness,
            Loading = thickness * dryPerVolume,
            SolventLoading = thickness * input.Density * (1 - input.SolidsContent),
            Temperature = settings.Temperature,
        };

        var slurryMass = thickness * input.Density;
        var givenLoading = settings.Loading is not null;
        var givenThickness = settings.WetThickness is not null;
        return new StepResult<WetFilm>
        {
            Step = "coating",
            Model = "mass-balance",
            Product = film,
            Outputs =
            [
                CoatingOutputs.WetThickness.Of(film.Thickness, givenThickness ? Badge.Prescribed : Badge.Exact),
                CoatingOutputs.LoadingTotal.Of(film.Loading, givenLoading ? Badge.Prescribed : Badge.Exact),
                CoatingOutputs.LoadingActive.Of(film.Loading * input.Formulation.ActiveFraction, Badge.Exact),
                CoatingOutputs.SolventLoading.Of(film.SolventLoading, Badge.Exact),
                CoatingOutputs.Gap.Of(settings.Gap ?? film.Thickness * settings.GapRatio, settings.Gap is null ? Badge.Assumed : Badge.Prescribed),
            ],
            Balances = Balance.Checked("coating",
            [
                Balance.Of("slurry", slurryMass, film.Loading + film.SolventLoading),
                Balance.Of("solvent", slurryMass * (1 - input.SolidsContent), film.SolventLoading),
                Balance.Of("volume", film.Thickness, film.Loading / input.Formulation.DryDensity + film.SolventLoading / input.Formulation.SolventDensity),
            ]),
        };
    }
}
