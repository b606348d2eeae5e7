using System.Globalization;
using Lamina.Data.Faults;
using Lamina.Data.Images;
using Lamina.Data.Quantities;
using Lamina.Data.Structures;
using Lamina.Voxels.Images;
using Lamina.Voxels.Voxelisation;

namespace Lamina.Studies.Measuring;

/// <summary>Where phases come from: an image file, or a file of spheres turned into voxels, with names for its phases.</summary>
public sealed record PhaseSource
{
    /// <summary>Image or sphere file.</summary>
    public required string File { get; init; }

    /// <summary>Voxel edge as written: replaces the image's, and is needed for spheres.</summary>
    public string? Voxel { get; init; }

    /// <summary>Grey values at which a grey image is cut into phases 0, 1, 2, ..., as written, or <c>otsu</c>; none takes the image's values as labels.</summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];

    /// <summary>The most memory that what is done with the image may take: one of more than an eighth of it lies in a scratch file. Null keeps images in memory as long as one array holds them [B].</summary>
    public long? Memory { get; init; }

    /// <summary>Phases as written, LABEL or LABEL=NAME; labels of one name become one phase; none takes all.</summary>
    public IReadOnlyList<string> Phases { get; init; } = [];

    /// <summary>Unit style of a LAMMPS file; null is micro.</summary>
    public string? Units { get; init; }

    /// <summary>Force-field file whose types name those of a sphere file, in place of the names that the file gives; null takes these.</summary>
    public string? ForceField { get; init; }

    /// <summary>Whether spheres go on at the opposite side along x and y.</summary>
    public bool Periodic { get; init; }

    /// <summary>Reads, makes voxels and gives names.</summary>
    /// <param name="warn">takes what the user should know</param>
    /// <param name="cancellation">stops between pages</param>
    /// <returns>the image and the positions of the phases asked for</returns>
    internal (PhaseImage Image, int[] Chosen) Read(Action<string> warn, CancellationToken cancellation = default)
    {
        if (ForceField is not null && !SphereFiles.Is(File)) throw new InputException(FaultKind.Usage, $"--forcefield names the types of spheres; {File} is an image", "name its labels with --phase LABEL=NAME");
        if (Thresholds.Count > 0 && SphereFiles.Is(File)) throw new InputException(FaultKind.Usage, $"--threshold cuts grey images; {File} holds spheres", "leave --threshold out");
        var image = SphereFiles.Is(File) ? Voxelise(warn, cancellation) : ReadImage(warn, cancellation);
        if (image.ScratchRemark is { } remark) warn(remark);
        var chosen = new HashSet<string>();
        var given = new HashSet<int>();
        var names = new List<(int, string)>();
        foreach (var text in Phases)
        {
            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Any(p => p.Length == 0)) throw new InputException(FaultKind.Usage, $"--phase {text}: expected LABEL or LABEL=NAME", "for example --phase 85=NMC");
            var at = image.PositionOf(parts[0]);
            if (!given.Add(at)) throw new InputException(FaultKind.DuplicateKey, $"--phase {text}: phase {parts[0]} is given twice");
            // Types of spheres share names: a name means all of them, a number that one.
            if (parts.Length == 2) names.AddRange(image.Phases.Where((p, k) => k == at || p.Name == parts[0]).Select(p => (p.Label, parts[1])));
            chosen.Add(parts.Length == 2 ? parts[1] : image.Phases[at].Name);
        }
        if (Phases.Count == 0 && image.Phases.Count > MostPhases)
            throw new InputException(FaultKind.OutOfRange, $"{File} has {image.Phases.Count} distinct values: these are grey values or particle numbers, not phases", "cut grey values with --threshold (or --threshold otsu), or name the labels that are meant with --phase");
        image = image.Named([.. names]);
        // Equal names that were given belong together; a name that is another phase's label is a slip.
        foreach (var group in image.Phases.GroupBy(p => p.Name).Where(g => g.Count() > 1))
            if (group.FirstOrDefault(p => p.Name == p.Label.ToString(CultureInfo.InvariantCulture)) is { } unnamed)
                throw new InputException(FaultKind.DuplicateKey, $"{group.Key} is the name given to one phase and the label of another", $"give phase {unnamed.Label} a name too, or choose another name");
        image = image.Merged(reuse: true, cancellation);
        var positions = Enumerable.Range(0, image.Phases.Count);
        return (image, [.. chosen.Count > 0 ? positions.Where(p => chosen.Contains(image.Phases[p].Name)) : positions]);
    }

    // As many as interfaces are counted between.
    private const int MostPhases = 32;

    /// <summary>A length as written on the command line.</summary>
    /// <param name="text">number and unit</param>
    /// <param name="option">name of the option, for messages</param>
    internal static double Length(string text, string option)
    {
        if (!Quantity.TryParse(text, out var quantity, out var error)) throw new InputException(FaultKind.Syntax, $"{option} {text}: {error}", "give a length, for example 0.1um");
        if (quantity.Dimension != Unit.Parse("m").Dimension) throw new InputException(FaultKind.WrongDimension, $"{option} {text}: is {quantity.Dimension}, expected a length (m)", "for example 0.1um");
        if (!(quantity.Value > 0)) throw new InputException(FaultKind.OutOfRange, $"{option} {text}: a voxel's edge must be above 0 m");
        return quantity.Value;
    }

    /// <summary>The memory for images beyond one array where none is given [B].</summary>
    internal const long PagedMemory = 4_000_000_000;

    /// <summary>The most voxels that are kept in an array.</summary>
    internal static long LargestInMemory(long? memory) => Math.Min(Array.MaxLength, (memory ?? long.MaxValue) / 8);

    /// <summary>The most voxels in a page of an image in a scratch file.</summary>
    internal static long LargestPage(long? memory) => (memory ?? PagedMemory) / 16;

    /// <summary>Keeps images of any size in a scratch file: results must not depend on where voxels lie.</summary>
    internal bool AlwaysPaged { get; init; }

    /// <summary>Whether voxels are kept in a scratch file: where they are more than an array holds, or than an eighth of the memory, as what is measured on them needs most of it. A page must go into it several times.</summary>
    private bool IsPaged(long columns, long rows, long pages)
    {
        var page = columns * rows;
        if (page * pages <= LargestInMemory(Memory)) return AlwaysPaged;
        if (page > Math.Min(Array.MaxLength, LargestPage(Memory)))
            throw new InputException(FaultKind.TooLarge, $"{File}: pages of {columns} x {rows} voxels need {MemoryBudget.Text(16.0 * page)}, {(Memory is { } most ? $"--memory allows {MemoryBudget.Text(most)}" : $"{MemoryBudget.Text(PagedMemory)} are taken where --memory is not given")}", page > Array.MaxLength ? "crop the image or take larger voxels" : "give more --memory, or crop the image");
        return true;
    }

    private PhaseImage ReadImage(Action<string> warn, CancellationToken cancellation)
    {
        ImagePages Open() => ImageFiles.Open(File, new ImageReadOptions { MaximumBytes = Memory ?? PagedMemory });
        using var pages = Open();
        foreach (var remark in pages.Remarks) warn(remark);
        ImageSpacing? spacing = Voxel is { } text ? ImageSpacing.Cubic(Length(text, "--voxel")) : null;
        if (spacing is null && pages.Spacing is null) warn("the file gives no voxel size: lengths count in voxels; --voxel sets it");
        if (Thresholds.Count == 0 && pages.Type is SampleType.Float32 or SampleType.Float64)
            throw new InputException(FaultKind.OutOfRange, $"{File} holds {pages.Type} samples: grey values, not phases", "cut them with --threshold VALUE[,VALUE...] or --threshold otsu");
        var paged = IsPaged(pages.Columns, pages.Rows, pages.Pages);
        if (Thresholds.Count > 0) return GreyThreshold.Cut(pages, Cuts(Open, warn, cancellation), spacing, paged, cancellation);
        try
        {
            return PhaseImage.From(pages, spacing, paged, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw new InputException(FaultKind.OutOfRange, $"{File}: {fault.Message}", "cut grey values with --threshold VALUE[,VALUE...] or --threshold otsu; give the particles of a phase one label");
        }
    }

    private double[] Cuts(Func<ImagePages> open, Action<string> warn, CancellationToken cancellation)
    {
        if (Thresholds is ["otsu"])
        {
            var cut = GreyThreshold.Otsu(open, cancellation);
            warn($"cut at the grey value {cut:G6} (Otsu); phase 0 lies below, phase 1 at or above");
            return [cut];
        }
        return [.. Thresholds.Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException(FaultKind.Usage, $"--threshold {t}: expected a grey value, or otsu alone", "for example --threshold 80,160 for three phases"))];
    }

    private PhaseImage Voxelise(Action<string> warn, CancellationToken cancellation)
    {
        var edge = Length(Voxel ?? throw new InputException(FaultKind.MissingKey, $"{File} holds spheres: the voxel size is not given", "add --voxel, for example --voxel 0.1um"), "--voxel");
        var s = SphereFiles.Named(SphereFiles.Read(File, Units is { } style ? LammpsUnits.Parse(style) : null, warn), ForceField);
        if (s.Count == 0) throw new InputException(FaultKind.Empty, $"{File} holds no spheres");
        var phases = PhaseNames(s);
        var (low, size) = Box(s, edge, warn);
        var over = Periodic ? 0 : Enumerable.Range(0, s.Count).Count(i => Beyond(s.X, 0, i) || Beyond(s.Y, 1, i));
        bool Beyond(double[] centre, int axis, int i) => centre[i] - s.Diameter[i] / 2 < s.Low[axis] || centre[i] + s.Diameter[i] / 2 > s.High[axis];
        if (over > 0) warn($"{over} of {s.Count} spheres reach beyond the sides of the box and are cut there; if the box is periodic along x and y, --periodic lets them go on at the other side");
        var small = s.Diameter.Count(d => d < edge);
        if (small > 0) warn($"{small} of {s.Count} spheres are smaller than a voxel of {edge:G6} m: they count where a voxel's centre lies in them and are lost elsewhere; a smaller --voxel keeps them");
        // Which type wins where spheres overlap: AM, then the types in the order in which they are named, then the others by number.
        var names = Phases.Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        string Name(int type) => names.FindLast(n => n.Length == 2 && (n[0] == phases[type - 1] || n[0] == type.ToString(CultureInfo.InvariantCulture))) is [_, var given] ? given : phases[type - 1];
        int Rank(int type) => Name(type).Equals("AM", StringComparison.OrdinalIgnoreCase) ? -1 : names.FindIndex(n => n[^1] == Name(type)) is >= 0 and var at ? at : int.MaxValue;
        int[] order = [.. Enumerable.Range(1, s.TypeCount).OrderBy(Rank).ThenBy(t => t)];
        var spheres = new Spheres
        {
            X = s.X, Y = s.Y, Z = s.Z,
            Radius = Array.ConvertAll(s.Diameter, d => d / 2),
            Solid = Array.ConvertAll(s.Type, t => Array.IndexOf(order, t)),
            Solids = [.. order.Select(t => phases[t - 1])],
        };
        var paged = IsPaged(size[0], size[1], size[2]);
        var grid = new VoxelGrid(size[0], size[1], size[2], ImageSpacing.Cubic(edge), new ImageOrigin(low[0], low[1], low[2]));
        // From the order of strength back to the types.
        var image = SphereVoxels.Labels(spheres, grid, Periodic, paged, cancellation);
        return image.Reordered([0, .. order], [image.Phases[0], .. Enumerable.Range(1, s.TypeCount).Select(t => new Phase { Label = t, Name = phases[t - 1] })], cancellation);
    }

    // Sizes, places and numbers in a name make no phase of their own: `AM 2.5 um`, `AM2` and `CBD top` are AM and CBD.
    private static string[] PhaseNames(SphereStructure s) => [.. Enumerable.Range(1, s.TypeCount).Select(type =>
    {
        var name = s.TypeNames?[type - 1].Trim() ?? "";
        var word = name[..name.TakeWhile(char.IsAsciiLetter).Count()].ToUpperInvariant();
        return word is "AM" or "CBD" ? word : name.Length > 0 ? name : type.ToString(CultureInfo.InvariantCulture);
    })];

    // Along z the box ends where the spheres do: the free space above a film is not part of the electrode.
    private (double[] Low, int[] Size) Box(SphereStructure s, double edge, Action<string> warn)
    {
        double[] low = [.. s.Low], high = [.. s.High];
        double bottom = double.PositiveInfinity, top = double.NegativeInfinity;
        for (var i = 0; i < s.Count; i++)
        {
            bottom = Math.Min(bottom, s.Z[i] - s.Diameter[i] / 2);
            top = Math.Max(top, s.Z[i] + s.Diameter[i] / 2);
        }
        if (low[2] < bottom - edge || high[2] > top + edge) warn($"the box is cut to the spheres along z: {Math.Max(low[2], bottom):G6} m to {Math.Min(high[2], top):G6} m");
        low[2] = Math.Max(low[2], bottom);
        high[2] = Math.Min(high[2], top);
        var size = new int[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var length = high[axis] - low[axis];
            if (!(length > 0 && double.IsFinite(length))) throw new InputException(FaultKind.Inconsistent, $"{File}: the box is {length:G6} m long along {"xyz"[axis]}: nothing lies in it", "give the file a box that holds its spheres");
            var count = Math.Max(1, Math.Round(length / edge));
            if (count > 1 << 20) throw new InputException(FaultKind.TooLarge, $"{File}: voxels of {edge:G6} m are {count:G6} along {"xyz"[axis]}, at most {1 << 20} are possible", "take a larger --voxel");
            size[axis] = (int)count;
            // Along z the top page may stand half a voxel over; the sides of a box are exact or named.
            if (axis < 2 && Math.Abs(count * edge / length - 1) > 1e-6) warn($"the box is {length / edge:G6} voxels along {"xyz"[axis]}: {count:G9} are taken");
        }
        return (low, size);
    }
}
