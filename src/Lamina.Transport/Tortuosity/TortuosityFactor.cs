using Lamina.Voxels.Images;

namespace Lamina.Transport.Tortuosity;

/// <summary>Tortuosity factors and effective conductivities of voxel images; the definitions are in <see cref="TortuosityResult"/>.</summary>
public static class TortuosityFactor
{
    /// <summary>One conducting phase, the others insulating.</summary>
    /// <param name="image">the phases</param>
    /// <param name="phase">position of the conducting phase in <see cref="PhaseImage.Phases"/></param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(PhaseImage image, int phase, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if ((uint)phase >= (uint)image.Phases.Count) throw new ArgumentException($"phase position {phase}: the image has {image.Phases.Count} phases");
        options ??= new TortuosityOptions();
        var box = new TransportBox(image.Grid, axis, options.Periodic);
        var step = box.Gather(image.Values, value => value == phase ? InletFlood.Waiting : InletFlood.Unreached, cancellation);
        long count = 0;
        foreach (var c in step) count += c & 1;
        var mean = count / (double)step.Length;
        using var first = options.Correction == BiasCorrection.PartialVolume && box.IsCubic ? new FirstSolve(box) : null;
        var result = Run(box, new UnitFaceLaw(), step, mean, options, cancellation, first);
        if (options.Correction == BiasCorrection.None || result.Tau is not { } tau) return result;
        if (!box.IsCubic) return result with { CorrectionNote = ForCubes };
        // The solve left the phase's islands out of the steps: gather anew.
        step = box.Gather(image.Values, value => value == phase ? InletFlood.Waiting : InletFlood.Unreached, cancellation);
        return options.Correction == BiasCorrection.PartialVolume
            ? WithPartialVolume(result, box, step, mean, options, first!, cancellation)
            : WithTwoLevels(result, tau, box, step, options, cancellation);
    }

    /// <summary>A mixture: every phase with its own conductivity.</summary>
    /// <param name="image">the phases</param>
    /// <param name="conductivities">one per phase, 0 for an insulator [S/m or any other unit]</param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(PhaseImage image, ReadOnlySpan<double> conductivities, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (conductivities.Length != image.Phases.Count) throw new ArgumentException($"{conductivities.Length} conductivities for {image.Phases.Count} phases: give one per phase, 0 for an insulator");
        foreach (var k in conductivities)
            if (!(k >= 0 && double.IsFinite(k))) throw new ArgumentException($"conductivity {k}: must be 0 or positive and finite");
        options ??= new TortuosityOptions();
        var box = new TransportBox(image.Grid, axis, options.Periodic);
        var phases = box.Gather(image.Values, value => value, cancellation);
        var counts = new long[256];
        foreach (var p in phases) counts[p]++;
        // The solver works on conductivities relative to the largest, so that single precision holds whatever the unit.
        var largest = 0.0;
        foreach (var k in conductivities) largest = Math.Max(largest, k);
        var scaled = new double[conductivities.Length];
        var mean = 0.0;
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = largest > 0 ? conductivities[i] / largest : 0;
            mean += scaled[i] * counts[i] / phases.Length;
        }
        var step = new byte[phases.Length];
        box.Mark(cell => scaled[phases[cell]] > 0, step, cancellation);
        using var first = options.Correction == BiasCorrection.PartialVolume && box.IsCubic ? new FirstSolve(box) : null;
        var result = Run(box, new HarmonicFaceLaw(phases, scaled), step, mean, options, cancellation, first);
        if (options.Correction != BiasCorrection.None && result.Tau is not null) result = !box.IsCubic ? result with { CorrectionNote = ForCubes } : Corrected(result, box, phases, scaled, mean, options, first, cancellation);
        return result with { Effective = result.Effective * largest, Mean = result.Mean * largest };
    }

    /// <summary>Voxels that are partly filled: the conducting fraction of each voxel, known for example from spheres. The result's tau carries no staircase bias.</summary>
    /// <param name="fraction">conducting fraction of each voxel [-]</param>
    /// <param name="axis">direction of transport</param>
    /// <param name="options">null for the defaults</param>
    /// <param name="cancellation">stops between iterations</param>
    public static TortuosityResult Solve(VoxelImage<float> fraction, Axis axis, TortuosityOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fraction);
        options ??= new TortuosityOptions();
        var box = new TransportBox(fraction.Grid, axis, options.Periodic);
        var values = box.Gather(fraction.Values, value => value, cancellation);
        var sum = 0.0;
        foreach (var v in values)
        {
            if (!(v >= 0 && v <= 1)) throw new ArgumentException($"a conducting fraction of {v}: must be between 0 and 1");
            sum += v;
        }
        var step = new byte[values.Length];
        box.Mark(cell => values[cell] > 0, step, cancellation);
        return Run(box, new MeanFaceLaw(values), step, sum / values.Length, options, cancellation);
    }

    private const string ForCubes = "the correction is for cubic voxels: resample the image";

    private static TortuosityResult WithPartialVolume(TortuosityResult result, TransportBox box, byte[] step, double mean, TortuosityOptions options, FirstSolve first, CancellationToken cancellation)
    {
        using var volume = PartialVolume.Of(step, box, box.Wrap, cancellation);
        var smooth = SolveAgain(box, volume, new PartialVolumeFaceLaw(volume), step, options, first, cancellation);
        if (!smooth.Converged) return result with { CorrectionNote = NotConverged(smooth.Iterations) };
        return result with { TauCorrected = mean / smooth.Effective, CorrectionNote = "partial volume: the phase smoothed by 1/8, 3/4, 1/8 along each axis but not through thin walls, face conductance the mean of its two voxels" };
    }

    /// <summary>A mixture without the bias of its insulators' stairs.</summary>
    private static TortuosityResult Corrected(TortuosityResult result, TransportBox box, byte[] phases, double[] conductivities, double mean, TortuosityOptions options, FirstSolve? first, CancellationToken cancellation)
    {
        if (options.Correction != BiasCorrection.PartialVolume) return result with { CorrectionNote = "mixtures are corrected by partial volume only" };
        if (!conductivities.Contains(0)) return result with { TauCorrected = result.Tau, CorrectionNote = "every phase conducts: there are no insulating stairs to correct" };
        var step = new byte[phases.Length];
        box.Mark(cell => conductivities[phases[cell]] > 0, step, cancellation);
        using var volume = PartialVolume.Of(step, box, box.Wrap, cancellation);
        var smooth = SolveAgain(box, volume, new PartialMixtureFaceLaw(volume, phases, conductivities, box, cancellation), step, options, first!, cancellation);
        return smooth.Converged
            ? result with { TauCorrected = mean / smooth.Effective, CorrectionNote = "partial volume: the conducting phases together smoothed by 1/8, 3/4, 1/8 along each axis; between conducting phases the voxels stay as they are" }
            : result with { CorrectionNote = NotConverged(smooth.Iterations) };
    }

    private static string NotConverged(int iterations) => $"partial volume: the second solve has not converged in {iterations} iterations";

    /// <summary>The second solve: partly filled voxels, from the potential and with the coarse levels of the first.</summary>
    private static unsafe (double Effective, int Iterations, bool Converged) SolveAgain<TLaw>(TransportBox box, PartialVolume volume, TLaw law, byte[] step, TortuosityOptions options, FirstSolve first, CancellationToken cancellation)
        where TLaw : struct, IFaceLaw
    {
        box.Mark(cell => volume.Parts[cell] != 0, step, cancellation);
        InletFlood.Run(step, law, box.Nx, box.Ny, box.Nz, box.Wrap, cancellation).Dispose();
        var toConductivity = box.Nz / ((double)box.Nx * box.Ny);
        var planes = new Planes(options.Threads, cancellation);
        if (options.Reference)
        {
            var (_, conductance, iterations, converged) = SolvePlainly(box, law, step, options, planes, cancellation);
            return (conductance * toConductivity, iterations, converged);
        }
        var level = FaceLevel.Create(step, law, new CheckerLayout(box.Nx, box.Ny, box.Nz), box.Wrap, cancellation);
        using var gradients = Gradients(box, law, step, level, first.Cycle!, planes);
        first.Cycle!.Blocks.Extend(step, law, box.Wrap, cancellation);
        // The ends and the stored faces are all that is needed from here on.
        volume.Dispose();
        gradients.Start((red, y, z, target) => first.Guess.Row(step, red, y, z, target));
        first.Guess.Forget();
        // No bound is wanted here: slivers of little conductance would keep it open long after the current has settled. What is left of the voxels' bias is a hundred times the tolerance
        // and more, so that three times the tolerance does.
        bool IsBelow(double error) => error < 3 * options.Tolerance * gradients.Inflow();
        var more = true;
        while (more && gradients.Iterations < options.MaximumIterations && !IsBelow(gradients.EstimatedError)) more = gradients.Step();
        // Steps end without a residual, or where rounding has taken over: that may be long before the goal.
        var settled = IsBelow(gradients.EstimatedError) && (more || IsBelow(gradients.ResidualEnergy));
        var energy = gradients.Energy(level);
        return ((energy - Math.Min(gradients.EstimatedError, energy)) * toConductivity, gradients.Iterations, settled);
    }

    /// <summary>Conjugate gradients for a level, which they take over.</summary>
    private static ConjugateGradients Gradients<TLaw>(TransportBox box, TLaw law, byte[] step, CheckerLevel level, MultigridCycle cycle, Planes planes) where TLaw : struct, IFaceLaw
    {
        var page = box.Nx * box.Ny;
        var last = box.Count - page;
        float[] inlet = new float[page], outlet = new float[page];
        for (var cell = 0; cell < page; cell++)
        {
            inlet[cell] = step[cell] != 0 ? (float)law.Boundary(cell) : 0;
            outlet[cell] = step[last + cell] != 0 ? (float)law.Boundary(last + cell) : 0;
        }
        return new ConjugateGradients(level, cycle, inlet, outlet, planes);
    }

    private static TortuosityResult WithTwoLevels(TortuosityResult result, double tau, TransportBox box, byte[] step, TortuosityOptions options, CancellationToken cancellation)
    {
        if (((box.Nx | box.Ny | box.Nz) & 1) != 0 || Math.Min(box.Nx, Math.Min(box.Ny, box.Nz)) < 4)
            return result with { CorrectionNote = $"two levels need even sizes of at least 4 voxels, the image has {box.Nx} x {box.Ny} x {box.Nz} (transport last): crop it" };
        if ((box.Wrap.X && box.Nx % 4 != 0) || (box.Wrap.Y && box.Ny % 4 != 0))
            return result with { CorrectionNote = $"two levels need multiples of 4 voxels between periodic sides, the image has {box.Nx} x {box.Ny}: crop it" };
        var coarse = Coarsening.Majority(step, box.Nx, box.Ny, box.Nz);
        long count = 0;
        foreach (var c in coarse) count += c & 1;
        var half = new TransportBox(box.Nx / 2, box.Ny / 2, box.Nz / 2, box.Wrap);
        var rough = Run(half, new UnitFaceLaw(), coarse, count / (double)coarse.Length, options, cancellation);
        return rough.Tau is { } other
            ? result with { TauCorrected = 2 * tau - other, CorrectionNote = $"two levels: 2 tau({box.Nz}) - tau({half.Nz}), the latter {other:R}" }
            : result with { CorrectionNote = "two levels: the twofold coarser image does not percolate" };
    }

    private static TortuosityResult Run<TLaw>(TransportBox box, TLaw law, byte[] step, double mean, TortuosityOptions options, CancellationToken cancellation, FirstSolve? first = null) where TLaw : struct, IFaceLaw =>
        box.IsCubic ? RunLaw(box, law, step, mean, options, first, cancellation) : RunLaw(box, new SpacedFaceLaw<TLaw>(law, box), step, mean, options, first, cancellation);

    private static TortuosityResult RunLaw<TLaw>(TransportBox box, TLaw law, byte[] step, double mean, TortuosityOptions options, FirstSolve? first, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        if (!(options.Tolerance > 0 && options.Tolerance < 1)) throw new ArgumentException($"tolerance {options.Tolerance}: must lie between 0 and 1");
        if (options.MaximumIterations < 1) throw new ArgumentException($"{options.MaximumIterations} iterations: at least 1 is needed");
        if (options.Threads < 0) throw new ArgumentException($"{options.Threads} threads: give 0 for all processors, or 1 and more");
        int unknowns;
        using (var order = InletFlood.Run(step, law, box.Nx, box.Ny, box.Nz, box.Wrap, cancellation)) unknowns = order.Count;
        var arrives = false;
        for (var cell = box.Count - box.Nx * box.Ny; cell < box.Count; cell++) arrives |= step[cell] != InletFlood.Unreached;
        if (!arrives)
            return new TortuosityResult
            {
                Tau = null, Lower = null, Upper = null, Effective = 0, Mean = mean, Unknowns = unknowns / box.Copies, Converged = true,
                Reason = mean > 0 ? "does not percolate: no connected path through faces joins the two ends" : "nothing in the image conducts",
            };
        var planes = new Planes(options.Threads, cancellation);
        var (bounds, conductance, iterations, converged) = options.Reference
            ? SolvePlainly(box, law, step, options, planes, cancellation)
            : SolveByMultigrid(box, law, step, options, planes, first, cancellation);
        // Conductance between the faces of a box of unit cells -> conductivity.
        var toConductivity = box.Nz / ((double)box.Nx * box.Ny);
        var lower = bounds.Lower * toConductivity;
        var upper = bounds.Upper * toConductivity;
        var effective = conductance * toConductivity;
        return new TortuosityResult
        {
            Tau = mean / effective, Lower = mean / upper, Upper = lower > 0 ? mean / lower : null, Effective = effective, Mean = mean,
            FluxSpread = bounds.Spread, Iterations = iterations, Unknowns = unknowns / box.Copies, Converged = converged,
        };
    }

    private static unsafe (FluxBounds Bounds, double Conductance, int Iterations, bool Converged) SolveByMultigrid<TLaw>(TransportBox box, TLaw law, byte[] step, TortuosityOptions options, Planes planes, FirstSolve? first, CancellationToken cancellation)
        where TLaw : struct, IFaceLaw
    {
        var layout = new CheckerLayout(box.Nx, box.Ny, box.Nz);
        var (blocks, graph, cuts) = ConnectedBlocks.Create(step, law, layout, box.Wrap, cancellation);
        var cycle = new MultigridCycle(blocks, graph, cuts, options.Threads, cancellation);
        // Whoever solves again takes the coarse levels over.
        if (first is not null) first.Cycle = cycle;
        using var own = first is null ? cycle : null;
        CheckerLevel level = typeof(TLaw) == typeof(UnitFaceLaw) ? new UnitLevel(step, layout, box.Wrap, cancellation) : FaceLevel.Create(step, law, layout, box.Wrap, cancellation);
        using var gradients = Gradients(box, law, step, level, cycle, planes);
        gradients.Start();
        // The flux without sources is further from the truth than the potential, by what the residuals gather on their way along the tree: some ten times in energy for porous images.
        var goal = 0.05 * options.Tolerance;
        using var potential = new RefinedPotential(box);
        // Rounds that have not brought the bounds closer.
        const int Patience = 2;
        var (last, rounds) = (double.PositiveInfinity, 0);
        while (true)
        {
            var settled = Iterate(gradients, goal, options.MaximumIterations);
            potential.Add(gradients.TakeDifference(), cancellation);
            var known = potential.Value;
            var bounds = Bounds(box, law, step, known, planes, cancellation);
            var width = bounds.Upper - bounds.Lower;
            var met = width <= options.Tolerance * bounds.Upper;
            rounds = width < 0.9 * last ? 0 : rounds + 1;
            if (met || gradients.Iterations >= options.MaximumIterations || rounds == Patience)
            {
                first?.Guess.Keep(known, step, cancellation);
                // The potential's energy lies above the truth by the energy of its error, of which there is an estimate.
                var conductance = Math.Max(bounds.Upper - Math.Min(gradients.EstimatedError, bounds.Upper), bounds.Lower);
                return (bounds, conductance, gradients.Iterations, met);
            }
            last = width;
            if (settled) goal *= Math.Min(0.05, 0.2 * options.Tolerance * bounds.Upper / width);
            // Where currents pass thin necks, or good conductors float among poor ones, the rounding of the potential keeps the bound open and the steps from getting on. Its correction is a field
            // of its own, as much smaller as the potential is right, and so is its rounding.
            gradients.Refine((red, y, z, target) => FluxBounds.Sources(law, known, step, box, red, y, z, target), bounds.Upper);
        }
    }

    /// <summary>Steps until the estimated energy of the error is below a share of the conductance. False where it does not come to that: rounding has taken over.</summary>
    private static bool Iterate(ConjugateGradients gradients, double goal, int most)
    {
        const int Patience = 20;
        var (least, waited) = (double.PositiveInfinity, 0);
        while (!(gradients.EstimatedError < goal * gradients.Inflow()))
        {
            if (gradients.Iterations >= most || waited >= Patience || !gradients.Step()) return false;
            if (gradients.EstimatedError < 0.8 * least) (least, waited) = (gradients.EstimatedError, 0);
            else waited++;
        }
        return true;
    }

    private static unsafe FluxBounds Bounds<TLaw>(TransportBox box, TLaw law, byte[] step, Potential difference, Planes planes, CancellationToken cancellation) where TLaw : struct, IFaceLaw
    {
        using var scratch = new FloatBuffer(box.Count);
        using var order = InletFlood.Run(step, law, box.Nx, box.Ny, box.Nz, box.Wrap, cancellation);
        return FluxBounds.Evaluate(law, difference, order, step, scratch.Data, box.Nx, box.Ny, box.Nz, box.Wrap, planes, cancellation);
    }

    private static unsafe (FluxBounds Bounds, double Conductance, int Iterations, bool Converged) SolvePlainly<TLaw>(TransportBox box, TLaw law, byte[] step, TortuosityOptions options, Planes planes, CancellationToken cancellation)
        where TLaw : struct, IFaceLaw
    {
        using var order = InletFlood.Run(step, law, box.Nx, box.Ny, box.Nz, box.Wrap, cancellation);
        var (values, iterations) = ReferenceSolver.Solve(law, order, step, box.Nx, box.Ny, box.Nz, box.Wrap, 1e-3 * options.Tolerance, 100 * options.MaximumIterations, cancellation);
        using var difference = new FloatBuffer(box.Count);
        for (var cell = 0; cell < values.Length; cell++) difference.Data[cell] = (float)(values[cell] - (1 - (cell / (box.Nx * box.Ny) + 0.5) / box.Nz));
        var bounds = Bounds(box, law, step, new Potential(difference.Data, null), planes, cancellation);
        return (bounds, bounds.Upper, iterations, bounds.Upper - bounds.Lower <= options.Tolerance * bounds.Upper);
    }
}
