namespace Lamina.Data.Images;

/// <summary>
/// The pages of an image one after the other, of a file or of an array: what an image is, and its samples into the caller's memory. Files are checked against their length when they are
/// opened; of their samples no more is in memory than a page, or the few pages that a chunked or transposed file gives at once.
/// </summary>
public sealed class ImagePages : IDisposable
{
    private readonly string path;
    private readonly PageReader read;
    private readonly IDisposable[] owned;
    private int next;

    /// <summary>An image whose pages come from a delegate.</summary>
    /// <param name="path">the file, for messages</param>
    /// <param name="size">columns, rows, pages; a page of at most 2^31 - 57 bytes</param>
    /// <param name="type">sample type</param>
    /// <param name="read">gives a page; is asked for them in order</param>
    /// <param name="owned">disposed of with this</param>
    internal ImagePages(string path, ReadOnlySpan<long> size, SampleType type, PageReader read, params IDisposable[] owned)
    {
        this.path = path;
        this.read = read;
        this.owned = owned;
        (Columns, Rows, Pages) = (checked((int)size[0]), checked((int)size[1]), checked((int)size[2]));
        Type = type;
    }

    /// <summary>Fills one page with samples in this machine's byte order.</summary>
    /// <param name="page">its number</param>
    /// <param name="samples">room for it</param>
    public delegate void PageReader(int page, Span<byte> samples);

    /// <summary>Size along x.</summary>
    public int Columns { get; }

    /// <summary>Size along y.</summary>
    public int Rows { get; }

    /// <summary>Size along z (array axis 0).</summary>
    public int Pages { get; }

    /// <summary>The number type of the samples.</summary>
    public SampleType Type { get; }

    /// <summary>Voxel edge lengths, or null where the file does not say [m].</summary>
    public ImageSpacing? Spacing { get; init; }

    /// <summary>Position of the outer corner of voxel (0, 0, 0) [m].</summary>
    public ImageOrigin Origin { get; init; }

    /// <summary>What a reader should know about how the file was understood: a guessed unit, an ignored tag.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Number of samples.</summary>
    public long Count => (long)Columns * Rows * Pages;

    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => ImageArray.BytesOf(Type);

    /// <summary>Bytes of one page.</summary>
    public int PageBytes => checked(Columns * Rows * SampleBytes);

    /// <summary>Reads the next page.</summary>
    /// <param name="samples"><see cref="PageBytes"/> bytes, filled with samples in this machine's byte order</param>
    /// <exception cref="ImageFileException">the file is damaged or truncated</exception>
    /// <exception cref="InvalidOperationException">all pages have been read</exception>
    public void Read(Span<byte> samples)
    {
        if (samples.Length != PageBytes) throw new ArgumentException($"a page has {PageBytes} bytes, there is room for {samples.Length}");
        if (next == Pages) throw new InvalidOperationException($"all {Pages} pages have been read");
        try
        {
            read(next++, samples);
        }
        catch (EndOfStreamException e) { throw new ImageFileException(path, "truncated: the file ends before its samples do", e); }
        catch (InvalidDataException e) { throw new ImageFileException(path, $"damaged: {e.Message}", e); }
    }

    /// <summary>An image whose pages are made when they are asked for, one after the other.</summary>
    /// <param name="columns">size along x</param>
    /// <param name="rows">size along y</param>
    /// <param name="pages">size along z</param>
    /// <param name="type">sample type</param>
    /// <param name="spacing">voxel edge lengths, null where not known [m]</param>
    /// <param name="origin">outer corner of voxel (0, 0, 0) [m]</param>
    /// <param name="read">makes a page</param>
    public static ImagePages Of(int columns, int rows, int pages, SampleType type, ImageSpacing? spacing, ImageOrigin origin, PageReader read) =>
        new("", [columns, rows, pages], type, read) { Spacing = spacing, Origin = origin };

    /// <summary>The pages of an image in memory.</summary>
    /// <param name="image">the image</param>
    public static ImagePages Of(ImageArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var page = image.Columns * image.Rows;
        if ((long)page * image.SampleBytes > Array.MaxLength) throw new ArgumentException($"a page of {image.Columns} x {image.Rows} {image.Type} samples has {(long)page * image.SampleBytes} bytes: at most {Array.MaxLength} are possible");
        return new ImagePages("", [image.Columns, image.Rows, image.Pages], image.Type, (z, samples) => ImageArray.BytesOf(image.Samples, (long)z * page, page).CopyTo(samples))
        {
            Spacing = image.Spacing, Origin = image.Origin, Remarks = image.Remarks,
        };
    }

    /// <summary>All pages in one array.</summary>
    /// <param name="options">limits</param>
    internal ImageArray ReadAll(ImageReadOptions options)
    {
        if (Count > Array.MaxLength) throw new ImageFileException(path, $"{Columns} x {Rows} x {Pages} samples: one array holds at most {Array.MaxLength}; read it page by page or crop it");
        if (Count * SampleBytes > options.MaximumBytes) throw new ImageFileException(path, $"the samples take {Count * SampleBytes} bytes, more than the {options.MaximumBytes} allowed: raise the memory limit or crop the image");
        var samples = ImageArray.Allocate(Type, Count);
        var page = Columns * Rows;
        for (var z = 0; z < Pages; z++) Read(ImageArray.BytesOf(samples, (long)z * page, page));
        return new ImageArray(samples, Columns, Rows, Pages) { Spacing = Spacing, Origin = Origin, Remarks = Remarks };
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        foreach (var one in owned) one.Dispose();
    }
}
