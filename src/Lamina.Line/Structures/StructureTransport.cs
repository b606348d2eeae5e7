using Lamina.Data.Images;
using Lamina.Data.Provenance;
using Lamina.Particles.Sets;
using Lamina.Transport.Tortuosity;
using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Line.Structures;

/// <summary>
/// Transport through the thickness of a structure of particles, solved on voxels that know which share of them each solid covers. Two voxel sizes give the value without voxels, linear in their edge,
/// and how far it lies from the finer one. The active material neither lets ions through nor carries current; the carbon-binder domain does both.
/// </summary>
public sealed record StructureTransport
{
    private const double BruggemanExponent = 1.5;

    /// <summary>Share of the thickness at either face that the electronic conductivity leaves out: rough faces touch a plane at points only [-].</summary>
    public const double RoughShare = 0.1;

    private const double VoxelsPerBinder = 4, VoxelsPerActive = 8;
    private const double MostVoxels = 8e6, LeastAcross = 32;

    /// <summary>All voids, those inside the carbon-binder domain counted; without voxels [-].</summary>
    public required double Voids { get; init; }

    /// <summary>Effective diffusivity of ions through the thickness over that in the free electrolyte; null where the solver has not converged [-].</summary>
    public required Extrapolated? Diffusivity { get; init; }

    /// <summary>Effective electronic conductivity through the thickness over that of the carbon-binder domain; 0 where that does not reach from one end to the other, null where the solver has not converged [-].</summary>
    public required Extrapolated? Conductivity { get; init; }

    /// <summary>Edge of the finer voxels [m].</summary>
    public required double Voxel { get; init; }

    /// <summary>Tortuosity factor of the voids; null where nothing goes through [-].</summary>
    public Extrapolated? Tortuosity => Diffusivity is { Value: > 0 } d ? new() { Value = Voids / d.Value, Change = Voids / d.Value * d.Change / d.Value } : null;

    /// <summary>The exponent of the nanopores as a constant of the step that solves.</summary>
    /// <param name="given">as the recipe gives it [-]</param>
    internal static KeyValuePair<string, Sourced> Constant(double? given) => KeyValuePair.Create("structure.nanopore_exponent", given is { } value
        ? new Sourced { Value = value, Unit = "1", Source = new Source { Kind = SourceKind.Given, Citation = "given in the recipe" } }
        : new Sourced { Value = BruggemanExponent, Unit = "1", Lower = 1, Upper = 2.5, Source = new Source { Kind = SourceKind.Assumed, Citation = "Bruggeman's exponent for spheres; the nanopores between carbon and binder were not measured" } });

    /// <summary>Solves.</summary>
    /// <param name="system">the structure; its box is what counts as electrode, sizes of solids come from its force field</param>
    /// <param name="nanoporosity">pore volume inside a carbon-binder particle over its volume [-]</param>
    /// <param name="nanoporeExponent">exponent of that fraction in the diffusivity of ions inside the particle; null takes Bruggeman's [-]</param>
    /// <param name="threads">threads, which do not change the result; 0 takes all processors [-]</param>
    /// <param name="report">takes the share that is done [-]</param>
    /// <param name="cancellation">stops between iterations</param>
    /// <returns>what goes through</returns>
    public static StructureTransport Of(ParticleSystem system, double nanoporosity, double? nanoporeExponent = null, int threads = 0, Action<double>? report = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegative(nanoporosity);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(nanoporosity, 1);
        var spheres = Solids(system);
        var box = system.Box;
        var smallest = system.Particles.Type.Distinct().Select(n => system.Field.Types[n]).Min(t => (t.SolidDiameter ?? t.Diameter) / (t.IsBinderDomain ? VoxelsPerBinder : VoxelsPerActive));
        var edge = Math.Max(Math.Min(smallest, box.LengthX / LeastAcross), Math.Cbrt(box.Volume / MostVoxels));
        var across = Across(box, edge, int.MaxValue);
        var inside = Math.Pow(nanoporosity, nanoporeExponent ?? BruggemanExponent);
        var fine = Solve(spheres, box, across, nanoporosity, inside, threads, cancellation);
        report?.Invoke(0.75);
        var coarse = Solve(spheres, box, Across(box, 1.5 * edge, (int)(0.85 * across)), nanoporosity, inside, threads, cancellation);
        report?.Invoke(1);
        return new()
        {
            Voids = fine.Voids, Voxel = fine.Edge,
            Diffusivity = Extrapolated.From(fine.Edge, fine.Diffusivity, coarse.Edge, coarse.Diffusivity),
            Conductivity = Extrapolated.From(fine.Edge, fine.Conductivity, coarse.Edge, coarse.Conductivity),
        };
    }

    /// <summary>A value without voxels: the line through two voxel sizes at edge 0.</summary>
    public readonly record struct Extrapolated
    {
        /// <summary>The value, not below 0 [-].</summary>
        public double Value { get; init; }

        /// <summary>How far it lies from the finer voxels' value [-].</summary>
        public double Change { get; init; }

        internal static Extrapolated? From(double fineEdge, double? ofFine, double coarseEdge, double? ofCoarse)
        {
            if (ofFine is not { } fine || ofCoarse is not { } coarse) return null;
            var value = Math.Max(0, fine + (fine - coarse) * fineEdge / (coarseEdge - fineEdge));
            return fine > 0 ? new() { Value = value, Change = Math.Abs(value - fine) } : default(Extrapolated);
        }
    }

    private static Spheres Solids(ParticleSystem system)
    {
        var p = system.Particles;
        var types = system.Field.Types;
        int[] all = [.. Enumerable.Range(0, p.Count)];
        return new Spheres
        {
            X = p.X, Y = p.Y, Z = p.Z,
            Radius = Array.ConvertAll(all, i => 0.5 * (types[p.Type[i]].SolidDiameter ?? types[p.Type[i]].Diameter)),
            Solid = Array.ConvertAll(all, i => types[p.Type[i]].IsBinderDomain ? 1 : 0), Solids = ["AM", "CBD"],
        };
    }

    /// <summary>Of the even numbers of voxels near the edge asked for the one whose voxels fit the height best: both sizes must cover the same box, and the coarser one be coarser: in a small box the best fit of both may be one.</summary>
    private static int Across(Box box, double edge, int most)
    {
        var first = Math.Max(2, 2 * (int)Math.Ceiling(box.LengthX / edge / 2));
        double Misfit(int n) => Math.Abs(box.LengthZ * n / box.LengthX - Math.Round(box.LengthZ * n / box.LengthX));
        return Enumerable.Range(0, 6).Select(i => first + 2 * i).Where(n => n == first || n <= most).MinBy(Misfit);
    }

    private static (double Edge, double Voids, double? Diffusivity, double? Conductivity) Solve(Spheres spheres, Box box, int across, double nanoporosity, double inside, int threads, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var edge = box.LengthX / across;
        var grid = new VoxelGrid(across, Math.Max(1, (int)Math.Round(box.LengthY / edge)), Math.Max(1, (int)Math.Round(box.LengthZ / edge)), ImageSpacing.Cubic(edge), new ImageOrigin(box.LowX, box.LowY, box.LowZ));
        var covered = SphereVoxels.Coverage(spheres, grid, periodic: true);
        float[] active = covered[0].Values, binder = covered[1].Values;
        var open = active;
        var voids = 0.0;
        for (var i = 0; i < open.Length; i++)
        {
            var pore = Math.Clamp(1 - active[i] - binder[i], 0, 1);
            voids += pore + nanoporosity * binder[i];
            open[i] = Math.Min(1, pore + (float)inside * binder[i]);
        }
        var options = new TortuosityOptions { Periodic = PeriodicSides.X | PeriodicSides.Y, Tolerance = 1e-4, MaximumIterations = 200, Threads = threads };
        var ions = TortuosityFactor.Solve(new VoxelImage<float>(grid, open), Axis.Z, options, cancellation);
        var rough = (int)Math.Round(RoughShare * grid.Nz);
        var inner = new VoxelGrid(grid.Nx, grid.Ny, Math.Max(1, grid.Nz - 2 * rough), ImageSpacing.Cubic(edge));
        var electrons = TortuosityFactor.Solve(new VoxelImage<float>(inner, binder.AsSpan(rough * grid.PageCount, inner.RequireArray()).ToArray()), Axis.Z, options, cancellation);
        return (edge, voids / open.Length, ions.Converged ? ions.Effective : null, electrons.Converged ? electrons.Effective : null);
    }
}
