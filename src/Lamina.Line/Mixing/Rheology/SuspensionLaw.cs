using Lamina.Line.Laws;
using Lamina.Line.Products;
using Lamina.Materials.Binders;
using Lamina.Materials.Solvents;
using PolymerBinder = Lamina.Materials.Binders.Binder;

namespace Lamina.Line.Mixing.Rheology;

/// <summary>
/// Flow curve of a slurry from its composition: a Casson liquid whose plateau is Krieger and Dougherty's suspension in a polymer solution (Martin), and
/// whose yield stress is that of the carbon's network. Carbon counts at the volume of its agglomerates, so that dispersing it thins the slurry.
/// </summary>
public sealed class SuspensionLaw
{
    // A slurry that is filled in above its maximum packing is a dough: it is sheared as one at this share of the packing until it thins.
    private const double Dough = 0.95;
    private readonly Solvent _solvent;
    private readonly StepConstants _constants;
    private readonly double _grains, _polymer;

    /// <summary>Takes the composition apart.</summary>
    /// <param name="slurry">by its mass balance</param>
    /// <param name="solvent">its solvent</param>
    /// <param name="constants">those of <see cref="MixingConstants"/></param>
    /// <exception cref="ArgumentException">the solvent has no viscosity law</exception>
    public SuspensionLaw(Slurry slurry, Solvent solvent, StepConstants constants)
    {
        if (solvent.Viscosity is null) throw new ArgumentException($"the viscosity of {solvent.Name} is not known: give the slurry's flow curve as rheology");
        (_solvent, _constants) = (solvent, constants);
        double polymerVolume = 0, polymerMass = 0;
        for (var i = 0; i < slurry.VolumeFractions.Count; i++)
        {
            var component = slurry.Formulation.Components[i];
            if (component.Role == ComponentRole.Carbon) Carbon += slurry.VolumeFractions[i];
            else if (component.Material is PolymerBinder { Kind: BinderKind.DissolvedPolymer })
            {
                polymerVolume += slurry.VolumeFractions[i];
                polymerMass += slurry.VolumeFractions[i] * component.Density;
            }
            else _grains += slurry.VolumeFractions[i];
        }
        _polymer = polymerMass / (slurry.SolventVolumeFraction + polymerVolume);
    }

    /// <summary>Volume of solid carbon per volume of slurry [-].</summary>
    public double Carbon { get; }

    /// <summary>Viscosity of the medium, solvent with dissolved binder [Pa s].</summary>
    /// <param name="temperature">[K]</param>
    public double MediumViscosity(double temperature) =>
        _solvent.Viscosity!.At(temperature) * MixingLaws.PolymerSolution.Value([_polymer], [_constants["polymer_intrinsic_viscosity"], _constants["martin_constant"]]);

    /// <summary>Volume fraction of all grains, carbon at the volume of its agglomerates [-].</summary>
    /// <param name="swelling">volume of agglomerates per volume of solid carbon [-]</param>
    public double EffectiveFraction(double swelling) => _grains + Carbon * swelling;

    /// <summary>Whether the slurry jams instead of flowing.</summary>
    /// <param name="swelling">volume of agglomerates per volume of solid carbon [-]</param>
    public bool Jams(double swelling) => EffectiveFraction(swelling) >= _constants["maximum_packing"];

    /// <summary>The flow curve; of a slurry that jams, that of the dough just below the maximum packing.</summary>
    /// <param name="temperature">[K]</param>
    /// <param name="swelling">volume of agglomerates per volume of solid carbon [-]</param>
    public Casson At(double temperature, double swelling)
    {
        var law = new KriegerDougherty { MaximumPacking = _constants["maximum_packing"], IntrinsicViscosity = _constants["intrinsic_viscosity"] };
        var fraction = Math.Min(EffectiveFraction(swelling), Dough * law.MaximumPacking);
        return new Casson
        {
            YieldStress = MixingLaws.CarbonYieldStress.Value([Carbon], [_constants["yield_prefactor"], _constants["yield_threshold"], _constants["yield_exponent"]]),
            PlateauViscosity = MediumViscosity(temperature) * law.RelativeViscosity(fraction),
        };
    }
}
