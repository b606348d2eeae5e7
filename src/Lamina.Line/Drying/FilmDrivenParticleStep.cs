using Lamina.Line.Outputs;
using Lamina.Line.Products;
using Lamina.Line.Steps;
using Lamina.Line.Structures;
using Lamina.Particles.Drying;
using Lamina.Particles.Observation;
using Lamina.Particles.Sets;

namespace Lamina.Line.Drying;

/// <summary>Drying as particles that the film model drives: its outputs stand, the structure that follows from them comes beside them.</summary>
/// <param name="film">the film step</param>
/// <param name="structure">the box</param>
/// <param name="slurry">the slurry as particles; null makes it here</param>
public sealed class FilmDrivenParticleStep(FilmDryingStep film, StructureSettings structure, ParticleStructure? slurry) : IProcessStep<WetFilm, DryingSettings, DryingResult>
{
    private const int FollowedProfiles = 96;

    /// <summary>Difference between the porosities of film and structure above which a warning proposes another compressive yield [-].</summary>
    public const double LargestDifference = 0.03;

    /// <inheritdoc/>
    public StepResult<DryingResult> Run(WetFilm input, DryingSettings settings, RunContext context, CancellationToken cancellation = default)
    {
        var drying = settings.Particles ?? new();
        var solved = film.Run(input, settings, context with { Progress = (step, share) => context.Report(step, 0.3 * share) }, FollowedProfiles, out var followed, cancellation);
        var instants = FilmInstants.Of(followed, input.Formulation);
        var loading = input.Loading * input.Formulation.ActiveFraction;
        var builder = new StructureBuilder(input.Formulation, structure, loading);
        List<string> warnings = [.. solved.Warnings];
        var start = slurry;
        if (start is null || Math.Abs(start.LoadingActive / loading - 1) > 1e-6)
        {
            if (start is not null) warnings.Add($"the mixed particle box holds {start.LoadingActive * 100:G4} mg/cm2 of active material, the film {loading * 100:G4}: a box with the film's was made anew");
            else warnings.AddRange(builder.Notes());
            (start, var rest) = builder.Make(new ParticleEngine(), context, "drying-slurry", share => context.Report("drying", 0.3 + 0.1 * share), cancellation);
            if (!rest.Converged) warnings.Add($"the slurry did not come to rest: {rest.Steps} steps, pressure {rest.Pressure / 1e3:G4} kPa");
        }
        var (first, target, fixedTarget) = builder.Fields();
        var system = StructureOutputs.System(start);
        FilmDrivenDryingSettings how = new() { Start = first, Target = target, FixedTarget = fixedTarget, Increments = drying.Increments, StepsPerIncrement = drying.StepsPerIncrement, Damping = drying.Damping, Threads = context.Threads };
        var result = FilmDrivenDrying.Run(system, instants, how, share => context.Report("drying", 0.4 + 0.5 * share), context.Keeper?.Invoke("drying-particles"), cancellation);

        var columns = SolidColumns.Of(system);
        var voids = columns.Voids + structure.Nanoporosity * columns.Binder;
        var electrode = solved.Product.Electrode;
        if (result.FixedAt is null) warnings.Add("the film was still shrinking at the end: the active material was not fixed");
        if (result.HeightError > 0.02) warnings.Add($"the particles left the film's thickness by up to {100 * result.HeightError:G3} %");
        if (Math.Abs(voids - electrode.Porosity) > LargestDifference)
            warnings.Add($"film and structure differ in porosity: {100 * electrode.Porosity:G3} % and {100 * voids:G3} %; the particles press on the surface with {result.SurfacePressure / 1e3:G3} kPa where the film has a suction of {result.Suction / 1e3:G3} kPa: "
                + Proposal(solved.Product.Solution!, electrode.Porosity, share => VoidsAt(system, structure.Nanoporosity, share)));
        double[] faces = [.. Enumerable.Range(0, columns.ActiveProfile.Length + 1).Select(k => electrode.Thickness * k / columns.ActiveProfile.Length)];
        var transport = StructureTransport.Of(system, structure.Nanoporosity, structure.NanoporeExponent, context.Threads, share => context.Report("drying", 0.9 + 0.1 * share), cancellation);
        var dried = builder.Of(system, system.Field, start.LoadingActive) with
        {
            Frames = result.Frames, Transport = transport, Homogeneous = drying.AgainstHomogeneous ? Homogeneous(start, instants, how, builder, context, cancellation) : null,
        };
        return solved with
        {
            Model = "particles",
            Structure = dried,
            Product = solved.Product with
            {
                Electrode = electrode with
                {
                    Profiles = [.. electrode.Profiles, new() { Name = "active_fraction", Faces = faces, Values = columns.ActiveProfile, Unit = "1" }, new() { Name = "cbd_fraction", Faces = faces, Values = columns.BinderProfile, Unit = "1" }],
                },
            },
            Outputs =
            [
                .. solved.Outputs, (StructureOutputs.Density with { Step = "drying" }).Of(electrode.Loading / electrode.Thickness, Badge.Assumed),
                StructureOutputs.PorosityStructure.Of(voids, Badge.Assumed), StructureOutputs.HeightError.Of(result.HeightError, Badge.Assumed), StructureOutputs.BinderError.Of(result.BinderError, Badge.Assumed),
                StructureOutputs.BinderFixed.Of(result.HeldAtEnd, Badge.Assumed), StructureOutputs.SurfacePressure.Of(result.FixedAt is null ? null : result.SurfacePressure, Badge.Assumed, "the film was still shrinking at the end"),
                StructureOutputs.FreezeTime.Of(result.FixedAt is { } at ? at / instants[^1].Time : null, Badge.Assumed, "the film was still shrinking at the end"),
                .. StructureOutputs.Of("drying", system), .. StructureOutputs.Of("drying", transport),
            ],
            Constants = [.. solved.Constants, StructureTransport.Constant(structure.NanoporeExponent)],
            Balances = Balance.Checked("drying", [.. solved.Balances, Balance.Of("particles", start.Spheres.Count, dried.Spheres.Count)]),
            Warnings = warnings,
        };
    }

    /// <summary>The slurry under the same film, whose carbon and binder stay spread like the solid and are fixed nowhere.</summary>
    private static ParticleStructure Homogeneous(ParticleStructure start, IReadOnlyList<FilmInstant> instants, FilmDrivenDryingSettings how, StructureBuilder builder, RunContext context, CancellationToken cancellation)
    {
        var system = StructureOutputs.System(start);
        FilmInstant[] even = [.. instants.Select(i => i with { BinderHeights = [.. i.BinderHeights.Select((_, k) => (double)k / (i.BinderHeights.Length - 1))], BinderFixed = [] })];
        var result = FilmDrivenDrying.Run(system, even, how, share => context.Report("homogeneous", share), context.Keeper?.Invoke("drying-homogeneous"), cancellation);
        return builder.Of(system, system.Field, start.LoadingActive) with { Frames = result.Frames };
    }

    /// <summary>All voids of the structure with its heights stretched: overlaps open along the thickness only, so that a structure that comes to rest there overlaps less.</summary>
    private static double VoidsAt(ParticleSystem system, double nanoporosity, double stretch)
    {
        var box = system.Box with { HighZ = system.Box.LowZ + stretch * system.Box.LengthZ };
        var spheres = system.Particles.ToStructure(box, "stretched");
        for (var i = 0; i < spheres.Count; i++) spheres.Z[i] = box.LowZ + stretch * (spheres.Z[i] - box.LowZ);
        var columns = SolidColumns.Of(ParticleSystem.From(spheres, system.Field, Boundary.Free));
        return columns.Voids + nanoporosity * columns.Binder;
    }

    /// <summary>
    /// The compressive yield with which the film would stop shrinking where the two agree again: they differ by what spheres overlap, and the structure opens with the film, so that the film's stop has to go beyond the porosity
    /// that the structure has now. The film's suction at the end stays, P_0 x^m of the yield law must carry it at the other solid fraction.
    /// </summary>
    private static string Proposal(Lamina.Drying.Film.FilmSolution solution, double film, Func<double, double> voidsAt)
    {
        // Two thirds of the allowance: what the film stops at departs from the proposal's aim by some thousandths, and the structure's rest from the stretched one.
        const double aim = 2 * LargestDifference / 3, most = 2;
        double Film(double stretch) => 1 - (1 - film) / stretch;
        double Difference(double stretch) => Math.Abs(voidsAt(stretch) - Film(stretch)) - aim;
        if (Difference(most) > 0) return $"no thickness up to {most} times the film's brings them within {100 * aim:G2} %: check loading, densities and nanoporosity of the structure";
        double near = 1, far = most;
        for (var n = 0; n < 10; n++)
        {
            var middle = 0.5 * (near + far);
            if (Difference(middle) > 0) near = middle;
            else far = middle;
        }
        var there = Film(far);
        var c = solution.Closures;
        double gel = c.GelFraction.Value, packing = c.PackingFraction.Value, now = solution.FinalSolidFraction, then = now / far;
        double Excess(double phi) => (phi - gel) / (packing - phi);
        if (!(then > gel && then < packing && now > gel && now < packing))
            return $"no compressive yield between gel fraction {gel:G3} and packing fraction {packing:G3} gives the solid fraction {then:G3} where they would agree: consider another packing_fraction in drying.closures";
        var strength = c.NetworkStrength.Value * Math.Pow(Excess(now) / Excess(then), c.NetworkExponent.Value);
        return $"a network_strength of {strength / 1e3:G3} kPa instead of {c.NetworkStrength.Value / 1e3:G3} kPa in drying.closures would let the film stop at {100 * there:G3} %, where the particles overlap less and the two agree within the allowance";
    }
}
