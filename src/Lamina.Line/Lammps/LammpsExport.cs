using Lamina.Line.Calendering;
using Lamina.Line.Calendering.Laws;
using Lamina.Line.Drying;
using Lamina.Line.Mixing;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;

namespace Lamina.Line.Lammps;

/// <summary>The decks of a recipe's particle steps, to be run by hand or on a cluster.</summary>
public static class LammpsExport
{
    /// <summary>Makes them.</summary>
    /// <param name="job">the checked recipe</param>
    /// <param name="seed">seed of the places</param>
    /// <returns>file name to text, a README among them</returns>
    /// <exception cref="ArgumentException">no step has model: particles, or one cannot be done in LAMMPS</exception>
    public static IReadOnlyDictionary<string, string> Of(LineJob job, ulong seed)
    {
        var dries = job.Drying is { Model: DryingModel.Particles };
        if (job.Mixing is not { Model: MixingModel.Particles } && !dries)
            throw new ArgumentException("neither mixing nor drying has model: particles: there is nothing to export; give mixing.model: particles");
        Check(job);
        if (job.Calendering is { Model: CalenderingModel.Particles, Temperature: > RollHeat.Room } hot)
            throw new ArgumentException($"calendering.temperature: rolls at {hot.Temperature - 273.15:G4} degC soften the binder by what the dried structure is like, which a deck does not know before: give 25 degC, or run --engine lammps");
        var loading = job.WetFilm is { } film && job.Structure.LoadingOf(job.Formulation) is null ? film.Loading * film.Formulation.ActiveFraction : Line.ActiveLoading(job);
        var formulation = job.WetFilm?.Formulation ?? job.Formulation;
        var builder = new StructureBuilder(formulation, job.Structure, loading);
        var (system, relaxation, active) = builder.Start(seed);
        var (types, counts, area) = (system.Particles.TypeCount, LammpsDeck.Counts(system), system.Box.LengthX * system.Box.LengthY);
        var files = new Dictionary<string, string>(LammpsDeck.Slurry(system, relaxation));
        List<string> scripts = [LammpsDeck.SlurryScript];
        if (dries)
        {
            foreach (var (name, text) in LammpsDeck.Drying(types, counts, area, ParticleDryingStep.Settings(job.Drying!, job.Structure, builder))) files[name] = text;
            scripts.Add(LammpsDeck.DryingScript);
            if (job.Calendering is { Model: CalenderingModel.Particles } calendering)
            {
                var fields = builder.Fields();
                var ways = fields.Start.Types.Where(t => t.Value.IsBinderDomain).ToDictionary(t => t.Key, _ => 1.0);
                var field = new Lamina.Particles.ForceFields.ForceFieldRamp(fields.Start, fields.Fixed).At(1, ways);
                var total = active / formulation.ActiveFraction;
                // Thickness of a dry electrode that is half pores: what the set point asks for hardly depends on it.
                var dry = new DryElectrode { Formulation = formulation, Loading = total, ResidualSolvent = 0, Thickness = total / formulation.DryDensity / 0.5, Porosity = 0.5, Profiles = [] };
                var target = Line.Calender(job).Run(dry, calendering, new RunContext()).Product.Thickness;
                foreach (var (name, text) in LammpsDeck.Calendering(types, counts, area, field, ParticleCalenderingStep.Settings(0, calendering.Particles ?? new()), target)) files[name] = text;
                scripts.Add(LammpsDeck.CalenderingScript);
            }
        }
        files["README.txt"] = $"""
            {job.Name}: LAMMPS decks of the particle steps, written by lamina.

            {system.Particles.Count} particles, units micro. In this order, each reading what the one before has written:

            {string.Concat(scripts.Select(s => $"    mpirun -np 4 lmp -in {s} -log log.{s}\n"))}
            Any number of ranks; LAMMPS 29 Sep 2021 (Debian's package lammps) or later with GRANULAR and EXTRA-PAIR (lj/smooth/linear).
            The first run of {LammpsDeck.SlurryScript}, of no step, prints energy and pressure of the start: those of
            `lamina particles forces` on the same file. Structures: slurry.data, dried.data, calendered.data (`lamina measure FILE`).
            The way of moving is damped motion with masses proportional to diameter in the place of lamina's own relaxation.

            """;
        return files;
    }

    /// <summary>Refuses, before anything runs, every setting of particle steps that decks do not hold: none is left out in silence.</summary>
    /// <exception cref="ArgumentException">which key, and what to give in its place</exception>
    public static void Check(LineJob job)
    {
        CheckDrive(job);
        if (job.Structure.Relaxation != new SlurryRelaxationSettings()) throw new ArgumentException("structure.relaxation is the path of lamina's own relaxation, which decks do not take: use lamina's own engine, or leave it out");
        if (job.Drying is { Model: DryingModel.Particles, Particles: { } dries } && dries.Damping != new ParticleDryingSettings().Damping)
            throw new ArgumentException("drying.particles.damping is that of lamina's own motion, which decks do not take: use lamina's own engine, or leave it out");
        if (job.Drying is { Model: DryingModel.Particles, Particles.Motion: ParticleMotion.Published })
            throw new ArgumentException("drying.particles.motion: published (friction and the thermostat's drag) is not written to LAMMPS: use lamina's own engine, or motion: rest");
        if (job.Calendering is not { Model: CalenderingModel.Particles, Particles: { } press }) return;
        if (press.Contacts != PressContacts.Dried) throw new ArgumentException("calendering.particles.contacts: hertz-sjkr2 is not written to LAMMPS: use lamina's own engine, or contacts: dried");
        if (press.Bonds is not null) throw new ArgumentException("calendering.particles.bonds are not written to LAMMPS: use lamina's own engine, or leave them out");
        if (press.RestTolerance is not null || press.Damping != new ParticleCalenderingSettings().Damping || press.MostStepsPerIncrement != new ParticleCalenderingSettings().MostStepsPerIncrement)
            throw new ArgumentException("calendering.particles.rest_tolerance, most_steps_per_increment and damping are not written to LAMMPS, whose increments have a fixed number of steps: use lamina's own engine, or leave them out");
        if (press.Stroke != PressStroke.Thickness) throw new ArgumentException("calendering.particles.stroke: pressure is not written to LAMMPS: use lamina's own engine, or stroke: thickness");
    }

    /// <summary>Refuses what LAMMPS cannot do here.</summary>
    /// <exception cref="ArgumentException">the film model or a liquid surface drives the drying</exception>
    private static void CheckDrive(LineJob job)
    {
        if (job.Drying is { Model: DryingModel.Particles } drying && DryingSettings.NeedsFilm(drying))
            throw new ArgumentException("drying.particles.drive: film moves the box increment by increment with the film model, which LAMMPS has not: use lamina's own engine, or drive: shrink");
        if (job.Drying is { Model: DryingModel.Particles, Particles.Drive: DryingDrive.Sweep })
            throw new ArgumentException("drying.particles.drive: sweep has a liquid surface with capillary force, which the decks have not: use lamina's own engine, or drive: shrink");
    }
}
