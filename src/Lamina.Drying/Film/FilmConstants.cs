using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>Numbers of one film that do not change while it dries, from input, closures and options: what both versions of the model start from.</summary>
internal sealed class FilmConstants
{
    /// <summary>Temperature at which densities, surface tension ratio and viscosity ratio have their reference [K].</summary>
    public const double ReferenceTemperature = 298.15;

    // One liquid heat capacity for the whole pass makes enthalpy linear in temperature and exact: its mean from 25 to 90 degC.
    private const double HeatCapacityTop = 363.15;

    public FilmConstants(FilmInput input, FilmClosures closures, DryerProgram program, FilmOptions options)
    {
        (Input, Options, Program) = (input, options, program);
        var solvent = input.Solvent;
        LiquidDensity = solvent.Density(ReferenceTemperature);
        LiquidHeatCapacity = (solvent.LiquidEnthalpy(HeatCapacityTop) - solvent.LiquidEnthalpy(ReferenceTemperature)) / (HeatCapacityTop - ReferenceTemperature);
        SurfaceTension = solvent.SurfaceTension(ReferenceTemperature);
        Solid = input.Solids.Sum(s => s.Mass / s.Density);
        SolidDensity = input.Solids.Sum(s => s.Mass) / Solid;
        ImmobileBinder = input.Solids.Where(s => s.Role == SolidRole.Binder).Sum(s => s.Mass) / Solid;
        DryMass = input.Solids.Sum(s => s.Mass) + input.Species.Sum(s => s.Mass);
        DryHeatCapacity = input.FoilHeatCapacity + input.FirstSideHeatCapacity
            + input.Solids.Sum(s => s.Mass * s.HeatCapacity) + input.Species.Sum(s => s.Mass * s.HeatCapacity);
        SpeciesContent = [.. input.Species.Select(s => s.Mass / s.Density / Solid)];
        SolventContent = input.SolventMass / LiquidDensity / Solid;
        InitialSolvent = input.SolventMass + input.ClearSolventLayer * LiquidDensity;
        InitialSolidFraction = 1 / (1 + SolventContent + SpeciesContent.Sum());
        Cells = options.Cells;
        CellSolid = new double[Cells];
        var ratio = Cells > 1 ? Math.Pow(options.Grading, 1.0 / (Cells - 1)) : 1;
        for (var i = 0; i < Cells; i++) CellSolid[i] = Math.Pow(ratio, i);
        var sum = CellSolid.Sum();
        for (var i = 0; i < Cells; i++) CellSolid[i] *= Solid / sum;

        Closures = closures.PrescribedPorosity is { } porosity ? Prescribe(closures, porosity) : closures;
        Curve = new SuctionCurve(Closures, SurfaceTension);
        CheckPacking();
        FixedSurfaceTension = closures.PrescribedPorosity is not null;
        Viscosity = solvent.Viscosity(ReferenceTemperature);
        ChooseSettling();
    }

    public FilmInput Input { get; }

    public FilmOptions Options { get; }

    public DryerProgram Program { get; }

    /// <summary>As used: scaled where a porosity is prescribed.</summary>
    public FilmClosures Closures { get; }

    public SuctionCurve Curve { get; }

    /// <summary>With a prescribed porosity the suction curve does not follow the temperature: the film is to stop exactly there.</summary>
    public bool FixedSurfaceTension { get; }

    /// <summary>Binder that does not move, per volume of immobile solid [kg/m3].</summary>
    public double ImmobileBinder { get; }

    public double LiquidDensity { get; }

    public double LiquidHeatCapacity { get; }

    /// <summary>At the reference temperature [N/m].</summary>
    public double SurfaceTension { get; }

    /// <summary>Of the pure solvent at the reference temperature [Pa s].</summary>
    public double Viscosity { get; }

    /// <summary>Immobile solid per area [m].</summary>
    public double Solid { get; }

    public double SolidDensity { get; }

    /// <summary>Dry coating mass [kg/m2].</summary>
    public double DryMass { get; }

    /// <summary>Web and all solids [J/(m2 K)].</summary>
    public double DryHeatCapacity { get; }

    /// <summary>Initial volume of each species per volume of immobile solid.</summary>
    public double[] SpeciesContent { get; }

    /// <summary>Initial solvent in the suspension per volume of immobile solid.</summary>
    public double SolventContent { get; }

    /// <summary>All solvent at the start, clear layer included [kg/m2].</summary>
    public double InitialSolvent { get; }

    public double InitialSolidFraction { get; }

    public int Cells { get; }

    /// <summary>Immobile solid of each cell [m].</summary>
    public double[] CellSolid { get; }

    public bool Settling { get; private set; }

    public double SettlingNumber { get; private set; }

    /// <summary>Initial thickness, clear layer included [m].</summary>
    public double InitialThickness => Solid / InitialSolidFraction + Input.ClearSolventLayer;

    /// <summary>Solvent that the polymer holds at the start, per volume of immobile solid: its gel's share, at most half of the solvent.</summary>
    public double InitialHeld()
    {
        var polymer = 0.0;
        for (var k = 0; k < SpeciesContent.Length; k++)
            if (Input.Species[k].Kind == SpeciesKind.DissolvedPolymer) polymer += SpeciesContent[k];
        var gel = Closures.GelPolymerFraction.Value;
        return Math.Min(polymer * (1 - gel) / gel, 0.5 * SolventContent);
    }

    private FilmClosures Prescribe(FilmClosures closures, double porosity)
    {
        var voidRatio = (1 + SpeciesContent.Sum()) / (1 - porosity) - 1;
        var phi = 1 / (1 + voidRatio);
        var packing = closures.PackingFraction.Value;
        var gel = closures.GelFraction.Value;
        // A prescribed porosity wins over packing and gel fractions that exclude it.
        if (packing < phi / 0.95) closures = closures with { PackingFraction = closures.PackingFraction with { Value = packing = phi / 0.9 } };
        if (gel > 0.95 * phi) closures = closures with { GelFraction = closures.GelFraction with { Value = gel = 0.8 * phi } };
        var curve = new SuctionCurve(closures with { NetworkStrength = closures.NetworkStrength with { Value = 0 } }, SurfaceTension);
        var wanted = curve.Entry * curve.LargestStress - curve.Pressure(phi);
        if (!(wanted > 0))
            throw new ArgumentException(FormattableString.Invariant($"A dry porosity of {porosity:G4} needs no network at all with these constants: the colloidal pressure alone stops the film earlier. Prescribe a higher porosity."));
        var strength = wanted / Math.Pow((phi - gel) / (packing - phi), closures.NetworkExponent.Value);
        return closures with { NetworkStrength = closures.NetworkStrength with { Value = strength } };
    }

    // A film that is denser already than where air enters would have to swell with air; no film does.
    private void CheckPacking()
    {
        var entry = 1 / (1 + Curve.VoidRatio(Curve.Entry));
        if (!(InitialSolidFraction > entry)) return;
        throw new ArgumentException(Closures.PrescribedPorosity is { } porosity
            ? FormattableString.Invariant($"The film enters with a solid fraction of {InitialSolidFraction:G4}, denser than a dry film with the prescribed porosity of {100 * porosity:G4} % ({entry:G4}): it would have to swell while it dries. Prescribe a lower porosity, or give the film more solvent.")
            : FormattableString.Invariant($"The film enters with a solid fraction of {InitialSolidFraction:G4}, denser than the {entry:G4} at which air enters with packing_fraction {Closures.PackingFraction.Value:G4}: it would have to swell while it dries. Give the packing fraction of such a dense slurry (drying.closures.packing_fraction), or a lower solids content."));
    }

    private void ChooseSettling()
    {
        var R = 0.5 * Closures.ParticleDiameter.Value;
        var speed = 2 * R * R * (SolidDensity - LiquidDensity) * Materials.PhysicalConstants.Gravity / (9 * Viscosity * Closures.RelativeViscosity.Value);
        SettlingNumber = Math.Max(0, speed * Math.Pow(1 - InitialSolidFraction, Closures.HindranceExponent.Value) * Program.Duration / InitialThickness);
        Settling = Closures.Settling switch
        {
            SettlingChoice.On => true,
            SettlingChoice.Off => false,
            _ => SettlingNumber > 0.02,
        };
    }
}
