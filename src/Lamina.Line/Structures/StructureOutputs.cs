using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Particles.Drying;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Structures;

/// <summary>Outputs that a step with model: particles gives beside those of its other models.</summary>
public static class StructureOutputs
{
    private static readonly string[] Inputs = ["structure", "formulation", "force field (published numbers)"];
    private static readonly string[] TransportInputs = [.. Inputs, "structure.nanoporosity", "structure.nanopore_exponent"];

    /// <summary>The published definition of a slurry's density.</summary>
    public static OutputDefinition SlurryDensity { get; } = MixingOutputs.SlurryDensity with
    {
        Definition = "Dry mass per volume of the particle slurry: what the published force fields were fitted to. The mass balance's density follows from solids content alone.",
        Equation = "(active + carbon-binder solid mass)/V at rest", Inputs = Inputs, Modelled = true,
    };

    /// <summary>Pressure that the slurry rests under.</summary>
    public static OutputDefinition SlurryPressure { get; } = Of("slurry_pressure", "Pa", "Pressure that the particle slurry rests under: given with structure.rest: pressure, else what holds it at the volume of its solids content.", "virial over volume at rest") with { DisplayUnit = "kPa" };

    /// <summary>Solids content that the box stands for.</summary>
    public static OutputDefinition BoxSolidsContent { get; } = Of("box_solids_content", "1", "Solids content that the particle slurry stands for: all of its volume that no solid fills taken as solvent. The recipe's own with structure.rest: solids_content.", "m_dry/(m_dry + (V - m_dry/rho_dry) rho_solvent)") with { DisplayUnit = "wt%" };

    /// <summary>Number of particles.</summary>
    public static OutputDefinition Particles { get; } = Of("particles", "1", "Particles in the box.", "count") with { Modelled = false };
    /// <summary>Share of the binder at the bottom.</summary>
    public static OutputDefinition BinderBottom { get; } = Of("cbd_fraction_bottom", "1", "Share of the carbon-binder particles whose centres lie in the lowest third of the height that centres span.", "N_bottom/N");
    /// <summary>Share of the binder in the middle.</summary>
    public static OutputDefinition BinderCentre { get; } = Of("cbd_fraction_centre", "1", "Share of the carbon-binder particles whose centres lie in the middle third of the height that centres span.", "N_centre/N");
    /// <summary>Share of the binder at the top.</summary>
    public static OutputDefinition BinderTop { get; } = Of("cbd_fraction_top", "1", "Share of the carbon-binder particles whose centres lie in the highest third of the height that centres span.", "N_top/N");
    /// <summary>Contacts.</summary>
    public static OutputDefinition ActiveBinder { get; } = Of("coordination_am_cbd", "1", "Carbon-binder particles that touch an active particle, mean.", "contacts/N_active, touching within the contact diameters");
    /// <summary>Contacts.</summary>
    public static OutputDefinition BinderBinder { get; } = Of("coordination_cbd_cbd", "1", "Carbon-binder particles that touch a carbon-binder particle, mean.", "2 contacts/N_binder");
    /// <summary>Contacts.</summary>
    public static OutputDefinition ActiveActive { get; } = Of("coordination_am_am", "1", "Active particles that touch an active particle, mean.", "2 contacts/N_active");
    /// <summary>Density.</summary>
    public static OutputDefinition Density { get; } = Of("density", "kg/m3", "Dry mass per volume of the coating.", "loading_total/thickness") with { DisplayUnit = "g/cm3" };
    /// <summary>When the active material is fixed.</summary>
    public static OutputDefinition FreezeTime { get; } = Of("freeze_time", "1", "Normalised drying time at which the active material is fixed.", "first increment with formula porosity at or below the limit") with { Step = "drying" };

    /// <summary>All voids of a structure that a film drove.</summary>
    public static OutputDefinition PorosityStructure { get; } = Of("porosity_structure", "1", "All voids of the particle structure: those between spheres, overlaps counted once, and the pores inside the carbon-binder domain. The film's porosity stands beside it.", "voids + nanoporosity x binder volume") with { Step = "drying", DisplayUnit = "%" };
    /// <summary>How far the box left the film's thickness.</summary>
    public static OutputDefinition HeightError { get; } = Of("height_error", "1", "Largest departure of the particles' height from the film's thickness while it shrinks.", "max abs(h_particles - h_film)/h_film") with { Step = "drying", DisplayUnit = "%" };
    /// <summary>How far the binder is from the film's.</summary>
    public static OutputDefinition BinderError { get; } = Of("cbd_error", "1", "Largest difference between a third's share of carbon and binder in the particles and in the film, at the end.", "max abs(share_particles - share_film)") with { Step = "drying", DisplayUnit = "%" };

    /// <summary>Largest pressure of the stroke.</summary>
    public static OutputDefinition StrokePressure { get; } = Of("stroke_pressure", "Pa", "Largest pressure of the particles on the upper plate during the stroke.", "max F_plate/A") with { Step = "calendering", DisplayUnit = "MPa" };
    /// <summary>Voids with the carbon-binder domain counted solid.</summary>
    public static OutputDefinition PorosityBulk { get; } = Of("porosity_bulk", "1", "Voids between the spheres after calendering, overlaps counted once, the carbon-binder domain as solid.", "1 - solid volume of the spheres/(A thickness)") with { Step = "calendering", DisplayUnit = "%" };
    /// <summary>What the rolls' heat left of the binder's stiffness.</summary>
    public static OutputDefinition BinderSoftening { get; } = Of("binder_softening", "1", "Stiffness and cohesion of the carbon-binder domain in the nip over those at 25 degC, mean of the particles.", "mean of exp(-b (T - 25 degC)), T the roll's heat in a slab or from particle to particle") with { Step = "calendering" };
    /// <summary>How well the structure conducts heat.</summary>
    public static OutputDefinition ThermalConductivity { get; } = Of("thermal_conductivity", "W/m/K", "Effective thermal conductivity through the thickness, from contact to contact between plates under the preload; pores conduct nothing.", "Q h/(A dT), contacts 4 a k1 k2/(k1 + k2)") with { Step = "calendering" };
    /// <summary>How much of the binder stays where the film fixed it.</summary>
    public static OutputDefinition BinderFixed { get; } = Of("cbd_fixed", "1", "Share of the carbon-binder particles that are fixed at the end of the pass: in each slice as many as the film has fixed of its mobile species there.", "N_fixed/N") with { Step = "drying", DisplayUnit = "%" };
    /// <summary>What the structure bears at the end of shrinkage.</summary>
    public static OutputDefinition SurfacePressure { get; } = Of("surface_pressure", "Pa", "What particles and liquid surface press on each other with when the film stops shrinking: the film's suction and what holds the particles below the surface beyond it.", "mean force on the surface/area, at rest at that thickness") with { Step = "drying", DisplayUnit = "kPa" };

    /// <summary>How tortuous the voids are.</summary>
    public static OutputDefinition Tortuosity { get; } = Of("tortuosity", "1", "Tortuosity factor of all voids through the thickness, solved on voxels of the structure: pores between the spheres, and the carbon-binder domain with what its nanopores let through.", "eps/(D_eff/D), extrapolated from two voxel sizes; sd: its distance from the finer one") with { Inputs = TransportInputs };
    /// <summary>What the structure lets through.</summary>
    public static OutputDefinition DiffusivityRatio { get; } = Of("diffusivity_ratio", "1", "Effective diffusivity of ions through the thickness over that in the free electrolyte: 1 in the pores, nanoporosity^m in the carbon-binder domain (m: structure.nanopore_exponent, 1.5 after Bruggeman unless given), 0 in the active material.", "D_eff/D, extrapolated from two voxel sizes; sd: its distance from the finer one") with { Inputs = TransportInputs };
    /// <summary>What the binder conducts.</summary>
    public static OutputDefinition BinderConductivity { get; } = Of("cbd_conductivity_ratio", "1", "Effective electronic conductivity of the middle 80 % of the thickness over that of the carbon-binder domain itself, the active material insulating. 0 where the domain does not reach from one end to the other.", "sigma_eff/sigma_cbd, extrapolated from two voxel sizes; sd: its distance from the finer one") with { Inputs = TransportInputs };
    /// <summary>How fast a liquid surface swept.</summary>
    public static OutputDefinition SweepNumber { get; } = Of("sweep_capillary_number", "1", "Scaled speed of the liquid surface that swept through the particles, with drive: sweep: far below 1 it is slow against what capillary forces move.", "viscosity x speed/surface tension") with { Step = "drying" };
    /// <summary>What the liquid pulls with.</summary>
    public static OutputDefinition SweepPressure { get; } = Of("capillary_pressure", "Pa", "Largest capillary force of a sweeping liquid surface on the particles, per area, mean over a frame.", "max F_capillary/A") with { Step = "drying", DisplayUnit = "kPa" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OutputDefinition> All { get; } =
    [
        SlurryPressure, BoxSolidsContent, Particles,
        .. ((IReadOnlyList<OutputDefinition>)[BinderBottom, BinderCentre, BinderTop, ActiveBinder, BinderBinder, ActiveActive]).SelectMany(d => (OutputDefinition[])[d with { Step = "drying" }, d with { Step = "calendering" }]),
        Tortuosity with { Step = "drying" }, .. ((IReadOnlyList<OutputDefinition>)[DiffusivityRatio, BinderConductivity]).SelectMany(d => (OutputDefinition[])[d with { Step = "drying" }, d with { Step = "calendering" }]),
        PorosityBulk, StrokePressure, BinderSoftening, ThermalConductivity, Density with { Step = "drying" }, FreezeTime, PorosityStructure, HeightError, BinderError, BinderFixed, SurfacePressure, SweepNumber, SweepPressure,
    ];

    private static OutputDefinition Of(string name, string unit, string definition, string equation) => new()
    {
        Name = name, Step = "mixing", Unit = unit, DisplayUnit = unit, Definition = definition, Equation = equation, Inputs = Inputs, Modelled = true,
    };

    internal static IEnumerable<Output> Counts(string step, ParticleStructure structure) => [(Particles with { Step = step }).Of(structure.Spheres.Count, Badge.Exact)];

    /// <summary>What is to be said about who moved the particles.</summary>
    internal static IEnumerable<string> Notes(IParticleEngine engine) => engine.Note is { } note ? [note] : [];

    /// <summary>Dry mass per volume of a structure [kg/m3].</summary>
    internal static double DryDensityOf(ParticleStructure structure, Formulation formulation) =>
        structure.LoadingActive / formulation.ActiveFraction / (structure.Spheres.High[2] - structure.Spheres.Low[2]);

    /// <summary>Solids content that a slurry of particles stands for.</summary>
    internal static Output SolidsContentBox(ParticleStructure structure, Formulation formulation)
    {
        var dry = DryDensityOf(structure, formulation);
        var solvent = (1 - dry / formulation.DryDensity) * formulation.SolventDensity;
        return BoxSolidsContent.Of(solvent >= 0 ? dry / (dry + solvent) : null, Badge.Assumed, "the particles overlap so far that their box is smaller than their solid");
    }

    internal static ParticleSystem System(ParticleStructure structure) =>
        ParticleSystem.From(structure.Spheres, structure.Field, structure.PeriodicThroughThickness ? Boundary.Periodic : Boundary.Free);

    /// <summary>Thirds and coordination of a dried or calendered structure.</summary>
    internal static IEnumerable<Output> Of(string step, ParticleSystem system)
    {
        var report = StructureAnalysis.Of(system, 3);
        var thirds = Thirds(system, step == "calendering");
        return
        [
            (BinderBottom with { Step = step }).Of(thirds[0], Badge.Assumed), (BinderCentre with { Step = step }).Of(thirds[1], Badge.Assumed), (BinderTop with { Step = step }).Of(thirds[2], Badge.Assumed),
            (ActiveBinder with { Step = step }).Of(report.CoordinationActiveBinder, Badge.Assumed), (BinderBinder with { Step = step }).Of(report.CoordinationBinderBinder, Badge.Assumed),
            (ActiveActive with { Step = step }).Of(report.CoordinationActiveActive, Badge.Assumed),
        ];
    }

    /// <summary>What goes through a dried or calendered structure.</summary>
    internal static IEnumerable<Output> Of(string step, StructureTransport transport)
    {
        const string open = "the transport through the structure's voxels has not converged";
        Output Entry(OutputDefinition definition, StructureTransport.Extrapolated? value, string none) =>
            (definition with { Step = step }).Of(value?.Value, Badge.Assumed, none) with { StandardDeviation = value?.Change };
        return
        [
            Entry(Tortuosity, transport.Tortuosity, transport.Diffusivity is null ? open : "nothing goes through the structure"),
            Entry(DiffusivityRatio, transport.Diffusivity, open), Entry(BinderConductivity, transport.Conductivity, open),
        ];
    }

    /// <summary>Thirds of the height that centres span: a dried box reaches from there to there, a calendered one from plate to plate, half a large sphere further at either end.</summary>
    private static double[] Thirds(ParticleSystem system, bool fromPlateToPlate)
    {
        var p = system.Particles;
        var (low, height) = fromPlateToPlate ? (p.Z.Min(), p.Z.Max() - p.Z.Min()) : (system.Box.LowZ, system.Box.LengthZ);
        var thirds = new double[3];
        var count = 0;
        for (var i = 0; i < p.Count; i++)
        {
            if (!system.Field.Types[p.Type[i]].IsBinderDomain) continue;
            thirds[Math.Clamp((int)(3 * (p.Z[i] - low) / height), 0, 2)]++;
            count++;
        }
        return Array.ConvertAll(thirds, n => n / Math.Max(count, 1));
    }
}
