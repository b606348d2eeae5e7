using System.Buffers;
using Lamina.Data.Images;

namespace Lamina.Voxels.Images;

/// <summary>
/// A segmented image of at most 256 phases. Of each voxel it has the position of its phase in <see cref="Phases"/> (not the file's label), so that counts per phase and per pair of phases are
/// small dense tables. The positions lie in one array, or, for images larger than that or than the memory allowed, in a scratch file: then the image is paged, and seen through
/// <see cref="Pages"/> and <see cref="Rows"/> only.
/// </summary>
public sealed class PhaseImage : IDisposable
{
    private readonly byte[]? array;
    private readonly ScratchFile? file;

    /// <summary>Wraps phase positions.</summary>
    /// <param name="grid">sizes, voxel size, origin</param>
    /// <param name="values">position in <paramref name="phases"/> per voxel; kept, not copied, and not checked voxel by voxel</param>
    /// <param name="phases">the phases, at most 256, in order of position</param>
    public PhaseImage(VoxelGrid grid, byte[] values, IReadOnlyList<Phase> phases)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(phases);
        if (values.Length != grid.Count)
            throw new ArgumentException($"a grid of {grid.Nx} x {grid.Ny} x {grid.Nz} needs {grid.Count} values, got {values.Length}");
        if (phases.Count is < 1 or > 256) throw new ArgumentException($"{phases.Count} phases: an image has 1 to 256");
        Grid = grid;
        array = values;
        Phases = phases;
    }

    private PhaseImage(VoxelGrid grid, byte[]? array, ScratchFile? file, IReadOnlyList<Phase> phases)
    {
        Grid = grid;
        this.array = array;
        this.file = file;
        Phases = phases;
    }

    /// <summary>An image of the first phase, to be written page by page.</summary>
    /// <param name="grid">sizes, voxel size, origin</param>
    /// <param name="paged">in a scratch file instead of an array</param>
    /// <param name="phases">the phases</param>
    internal static PhaseImage Blank(VoxelGrid grid, bool paged, IReadOnlyList<Phase> phases) =>
        paged ? new PhaseImage(grid, null, ScratchFile.Create(grid.Count), phases) : new PhaseImage(grid, new byte[grid.RequireArray()], phases);

    /// <summary>The same voxels with other phases.</summary>
    internal PhaseImage With(IReadOnlyList<Phase> phases) => new(Grid, array, file, phases);

    /// <summary>Sizes, voxel size, origin.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>Position in <see cref="Phases"/> of each voxel, x fastest, then y, then z.</summary>
    /// <exception cref="ArgumentException">the image is paged: crop it, or measure sub-volumes</exception>
    public byte[] Values => array ?? throw new ArgumentException($"an image of {Grid.Nx} x {Grid.Ny} x {Grid.Nz} voxels lies in a scratch file: this needs the whole in one array; crop the image, or measure sub-volumes");

    /// <summary>Whether the voxels lie in a scratch file instead of an array.</summary>
    public bool IsPaged => file is not null;

    /// <summary>What the user should know of the scratch file: that it takes memory all the same, where the temporary folder lies there; null where there is nothing.</summary>
    public string? ScratchRemark => IsPaged && ScratchFile.FolderIsInMemory
        ? $"the temporary folder {Path.GetTempPath()} lies in memory, so that the scratch file of {Grid.Count} bytes takes memory too: name a folder on a disk in the environment variable TMPDIR" : null;

    /// <summary>The phases, by increasing label.</summary>
    public IReadOnlyList<Phase> Phases { get; }

    /// <summary>Phase positions of some pages that follow each other.</summary>
    /// <param name="first">first page</param>
    /// <param name="count">number of pages</param>
    public PhaseRows Pages(int first, int count) => Lines((long)first * Grid.Ny, count * Grid.Ny);

    /// <summary>Phase positions of some rows of one page.</summary>
    /// <param name="page">the page</param>
    /// <param name="first">first row</param>
    /// <param name="count">number of rows</param>
    public PhaseRows Rows(int page, int first, int count) => Lines((long)page * Grid.Ny + first, count);

    /// <summary>Number of voxels of a phase.</summary>
    /// <param name="phase">phase position</param>
    public long CountOf(int phase)
    {
        long count = 0;
        for (var z = 0; z < Grid.Nz; z++)
        {
            using var page = Pages(z, 1);
            count += page.Values.Count((byte)phase);
        }
        return count;
    }

    private PhaseRows Lines(long first, int count)
    {
        var voxels = checked(count * Grid.Nx);
        return file is null ? new PhaseRows(array.AsSpan(checked((int)(first * Grid.Nx)), voxels), Grid.Nx) : new PhaseRows(file.Map(first * Grid.Nx, voxels), voxels, Grid.Nx);
    }

    /// <summary>Writes one page; several threads may write different ones.</summary>
    /// <param name="page">the page</param>
    /// <param name="make">fills it; what stands there before is not defined</param>
    internal void Write(int page, Action<Span<byte>> make)
    {
        if (file is null)
        {
            make(array.AsSpan(page * Grid.PageCount, Grid.PageCount));
            return;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(Grid.PageCount);
        make(buffer.AsSpan(0, Grid.PageCount));
        file.Write((long)page * Grid.PageCount, buffer.AsSpan(0, Grid.PageCount));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Writes the voxels with another position in place of each into an image of the same sizes, which may be this one.</summary>
    /// <param name="target">gets them</param>
    /// <param name="positions">the new position by the old one</param>
    /// <param name="cancellation">stops between pages</param>
    internal void Replace(PhaseImage target, byte[] positions, CancellationToken cancellation)
    {
        for (var z = 0; z < Grid.Nz; z++)
        {
            cancellation.ThrowIfCancellationRequested();
            var at = z;
            target.Write(z, page =>
            {
                using var own = Pages(at, 1);
                for (var i = 0; i < page.Length; i++) page[i] = positions[own.Values[i]];
            });
        }
    }

    /// <summary>The phase positions as pages to be written to a file.</summary>
    public ImagePages ToPages() => ImagePages.Of(Grid.Nx, Grid.Ny, Grid.Nz, SampleType.UInt8, Grid.HasSpacing ? Grid.Spacing : null, Grid.Origin, (z, samples) =>
    {
        using var page = Pages(z, 1);
        page.Values.CopyTo(samples);
    });

    /// <summary>Deletes the scratch file of a paged image; images made from it by other names or phases share it.</summary>
    public void Dispose() => file?.Dispose();

    /// <summary>Position of a phase by its name or, failing that, its label written as text.</summary>
    /// <exception cref="ArgumentException">there is no such phase</exception>
    public int PositionOf(string nameOrLabel)
    {
        for (var i = 0; i < Phases.Count; i++) if (Phases[i].Name == nameOrLabel) return i;
        for (var i = 0; i < Phases.Count; i++) if (Phases[i].Label.ToString() == nameOrLabel) return i;
        throw new ArgumentException($"phase {nameOrLabel} is not in the image: it has {string.Join(", ", Phases.Select(p => p.Name == p.Label.ToString() ? p.Name : $"{p.Label}={p.Name}"))}");
    }

    /// <summary>The image with names given to labels; other phases keep theirs.</summary>
    /// <param name="names">label and name</param>
    public PhaseImage Named(params ReadOnlySpan<(int Label, string Name)> names)
    {
        var phases = Phases.ToArray();
        foreach (var (label, name) in names)
        {
            var at = Array.FindIndex(phases, p => p.Label == label);
            if (at < 0) throw new ArgumentException($"phase {label} is not in the image: it has {string.Join(", ", Phases.Select(p => p.Label))}");
            phases[at] = phases[at] with { Name = name };
        }
        return With(phases);
    }

    /// <summary>A part of the image, in an array.</summary>
    /// <param name="first">its first voxel</param>
    /// <param name="size">its sizes in voxels</param>
    public PhaseImage Crop((int X, int Y, int Z) first, (int X, int Y, int Z) size)
    {
        if (first.X < 0 || first.Y < 0 || first.Z < 0 || size.X < 1 || size.Y < 1 || size.Z < 1 || first.X > Grid.Nx - size.X || first.Y > Grid.Ny - size.Y || first.Z > Grid.Nz - size.Z)
            throw new ArgumentException($"a part of {size} voxels from {first}: the image has {Grid.Nx} x {Grid.Ny} x {Grid.Nz}");
        var spacing = Grid.Spacing;
        var origin = new ImageOrigin(Grid.Origin.X + first.X * spacing.X, Grid.Origin.Y + first.Y * spacing.Y, Grid.Origin.Z + first.Z * spacing.Z);
        var grid = new VoxelGrid(size.X, size.Y, size.Z, Grid.HasSpacing ? spacing : null, origin);
        var values = new byte[grid.RequireArray()];
        for (var z = 0; z < size.Z; z++)
        {
            using var rows = Rows(first.Z + z, first.Y, size.Y);
            for (var y = 0; y < size.Y; y++) rows.Row(y).Slice(first.X, size.X).CopyTo(values.AsSpan(grid.Index(0, y, z)));
        }
        return new PhaseImage(grid, values, Phases);
    }

    /// <summary>The image on cubes of its shortest edge, each with the phase at its centre; the same image where the voxels are cubes. Sides that are no multiple of the edge change by less than half of it.</summary>
    /// <param name="paged">whether the cubes are written to a scratch file instead of an array</param>
    /// <param name="cancellation">stops between pages</param>
    public PhaseImage Cubes(bool paged = false, CancellationToken cancellation = default)
    {
        if (Grid.IsCubic) return this;
        var (x, y, z) = (Grid.Spacing.X, Grid.Spacing.Y, Grid.Spacing.Z);
        var edge = Math.Min(x, Math.Min(y, z));
        int[] columns = Places(Grid.Nx, x), rows = Places(Grid.Ny, y), pages = Places(Grid.Nz, z);
        var cubes = Blank(new VoxelGrid(columns.Length, rows.Length, pages.Length, ImageSpacing.Cubic(edge), Grid.Origin), paged, Phases);
        for (var k = 0; k < pages.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = pages[k];
            cubes.Write(k, target =>
            {
                using var page = Pages(from, 1);
                for (var j = 0; j < rows.Length; j++)
                {
                    var source = page.Row(rows[j]);
                    var row = target.Slice(j * columns.Length, columns.Length);
                    for (var i = 0; i < row.Length; i++) row[i] = source[columns[i]];
                }
            });
        }
        return cubes;

        // The voxel in which each cube's centre lies.
        int[] Places(int size, double length)
        {
            var places = new int[Math.Max(1, (int)Math.Min(Array.MaxLength, Math.Round(size * length / edge)))];
            for (var i = 0; i < places.Length; i++) places[i] = Math.Min(size - 1, (int)((i + 0.5) * edge / length));
            return places;
        }
    }

    /// <summary>The image, whose voxels are overwritten, with its phases in another order.</summary>
    /// <param name="positions">the new position by the old one</param>
    /// <param name="phases">the phases in the new order</param>
    /// <param name="cancellation">stops between pages</param>
    public PhaseImage Reordered(IReadOnlyList<int> positions, IReadOnlyList<Phase> phases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(phases);
        if (positions.Count != Phases.Count || phases.Count != Phases.Count || !positions.Order().SequenceEqual(Enumerable.Range(0, Phases.Count)))
            throw new ArgumentException($"positions {string.Join(", ", positions)} for {Phases.Count} phases and {phases.Count} new ones: give each position once");
        var same = With(phases);
        if (positions.Index().Any(p => p.Index != p.Item)) Replace(same, [.. positions.Select(p => (byte)p)], cancellation);
        return same;
    }

    /// <summary>The image with phases of equal name made one, which keeps the lowest label; the same image where all names differ.</summary>
    /// <param name="reuse">whether the image's own voxels may be overwritten instead of copied</param>
    /// <param name="cancellation">stops between pages</param>
    public PhaseImage Merged(bool reuse = false, CancellationToken cancellation = default)
    {
        var kept = new List<Phase>();
        var position = new byte[Phases.Count];
        for (var i = 0; i < Phases.Count; i++)
        {
            var at = kept.FindIndex(p => p.Name == Phases[i].Name);
            if (at < 0)
            {
                at = kept.Count;
                kept.Add(Phases[i]);
            }
            position[i] = (byte)at;
        }
        if (kept.Count == Phases.Count) return this;
        var merged = reuse ? With(kept) : Blank(Grid, IsPaged, kept);
        Replace(merged, position, cancellation);
        return merged;
    }

    /// <summary>Takes an integer image as phases: every distinct value is one, named by its label, ordered by label.</summary>
    /// <param name="image">labels of any integer type</param>
    /// <param name="spacing">voxel size that replaces the file's [m]</param>
    /// <param name="reuse">whether the image's own samples may be overwritten instead of copied</param>
    /// <exception cref="ArgumentException">the image holds floats or more than 256 distinct values: grey values want a threshold, particle labels are not phases</exception>
    public static PhaseImage From(ImageArray image, ImageSpacing? spacing = null, bool reuse = false)
    {
        ArgumentNullException.ThrowIfNull(image);
        var grid = new VoxelGrid(image.Columns, image.Rows, image.Pages, spacing ?? image.Spacing, image.Origin);
        if (image.Type == SampleType.UInt8) return From(grid, image.As<byte>(), reuse);
        using var pages = ImagePages.Of(image);
        return From(pages, spacing);
    }

    /// <summary>Takes an integer image as phases, page by page.</summary>
    /// <param name="pages">labels of any integer type, none of whose pages has been read</param>
    /// <param name="spacing">voxel size that replaces the file's [m]</param>
    /// <param name="paged">whether the phases are written to a scratch file instead of an array</param>
    /// <param name="cancellation">stops between pages</param>
    /// <exception cref="ArgumentException">the image holds floats or more than 256 distinct values: grey values want a threshold, particle labels are not phases</exception>
    public static PhaseImage From(ImagePages pages, ImageSpacing? spacing = null, bool paged = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (pages.Type is SampleType.Float32 or SampleType.Float64) throw new ArgumentException($"an image of {pages.Type} samples holds grey values, not phases: give a threshold");
        var labels = new LabelTable();
        var samples = pages.Type == SampleType.UInt8 ? [] : new byte[pages.PageBytes];
        var image = Blank(new VoxelGrid(pages.Columns, pages.Rows, pages.Pages, spacing ?? pages.Spacing, pages.Origin), paged, [new Phase { Label = 0, Name = "0" }]);
        try
        {
            for (var z = 0; z < pages.Pages; z++)
            {
                cancellation.ThrowIfCancellationRequested();
                image.Write(z, page =>
                {
                    if (samples.Length == 0)
                    {
                        pages.Read(page);
                        labels.See(page);
                    }
                    else
                    {
                        pages.Read(samples);
                        labels.Number(samples, pages.Type, page);
                    }
                });
            }
            var (phases, positions) = labels.Close();
            if (positions is not null) image.Replace(image, positions, cancellation);
            return image.With(phases);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Takes byte labels as phases.</summary>
    /// <param name="grid">sizes, voxel size, origin</param>
    /// <param name="labels">one per voxel; shared where the labels are already 0, 1, 2, ..., else copied</param>
    /// <param name="reuse">whether the labels may be overwritten instead of copied</param>
    public static PhaseImage From(VoxelGrid grid, byte[] labels, bool reuse = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var table = new LabelTable();
        table.See(labels);
        var (phases, positions) = table.Close();
        if (positions is null) return new PhaseImage(grid, labels, phases);
        var image = new PhaseImage(grid, labels, phases);
        var target = reuse ? image : Blank(grid, paged: false, phases);
        image.Replace(target, positions, default);
        return target;
    }
}
