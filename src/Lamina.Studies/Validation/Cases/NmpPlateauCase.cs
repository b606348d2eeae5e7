using Lamina.Drying.Boundary;
using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Validation.Cases;

/// <summary>The NMP plateau with the property laws of this program.</summary>
internal sealed class NmpPlateauCase : ValidationCase
{
    public override string Name => "nmp-plateau";

    public override ValidationClass Class => ValidationClass.Peer;

    public override string Number => "32";

    public override string Question => "Does the NMP plateau agree with a second solver that uses the same property values?";

    public override string Source => "independent solver with vapour pressure, latent heat, diffusivity and Lewis exponent as stated; dry air, one side, alpha 35";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var bulb = new WetBulb { Solvent = MaterialCatalogue.Find<Solvent>("NMP").ForDrying(), HeatTransferCoefficient = 35 };
        foreach (var (gas, film, flux) in ((double, double, double)[])[(80, 71.7, 0.535), (100, 84.3, 1.031), (120, 94.5, 1.690)])
        {
            var result = bulb.Solve(gas + 273.15);
            // 1 % of the rise above 25 degC.
            yield return Gate($"film_temperature, gas {gas} degC", film + 273.15, result.FilmTemperature, 0.01 * (film - 25), "K");
            yield return Relative($"flux, gas {gas} degC", flux * 1e-3, result.Flux, 0.01, "kg/(m2 s)");
        }
    }
}
