using Lamina.Materials;
using Lamina.Materials.Solvents;

namespace Lamina.Studies.Validation.Cases;

/// <summary>Property values that are known to circulate wrongly.</summary>
internal sealed class PropertyGuardCase : ValidationCase
{
    public override string Name => "property-guard";

    public override ValidationClass Class => ValidationClass.Exact;

    public override string Number => "35";

    public override string Question => "Do the properties of NMP lie where independent evidence puts them?";

    public override string Source => "group contributions and corresponding states: cp 1.6 to 2.0 kJ/kg/K (a table's 3.1 is an outlier), latent heat 515 to 557 kJ/kg at 80 degC, LEL at most 1.3 %";

    public override IEnumerable<ValidationRow> Run(CancellationToken cancellation = default)
    {
        var nmp = MaterialCatalogue.Find<Solvent>("NMP");
        foreach (var celsius in (double[])[25, 80])
            yield return Gate($"liquid heat capacity at {celsius} degC", 1800, nmp.LiquidHeatCapacity!.At(celsius + 273.15), 200, "J/(kg K)");
        yield return Gate("latent heat at 80 degC", 536e3, nmp.LatentHeat!.At(353.15), 21e3, "J/kg");
        yield return Gate("lower explosive limit used for margins", 0.0065, nmp.ExplosionLimit!.AtRoom, 0.0065);
        yield return Gate("vapour pressure at 80 degC", 1295, nmp.VapourPressure!.At(353.15), 0.02 * 1295, "Pa");
    }
}
