namespace Lamina.Data.Images;

/// <summary>Some pages at a time of a file that does not store them one after the other: each time all of them are read, and given out one by one.</summary>
internal sealed class PageBlock
{
    private readonly Load load;
    private readonly int pages, most, pageBytes;
    private byte[] held = [];
    private int first, end;

    /// <summary>Room for pages.</summary>
    /// <param name="pages">pages of the image</param>
    /// <param name="pageBytes">bytes of one</param>
    /// <param name="together">pages worth reading at a time: those that the file stores together; fewer are read where these take more memory than is allowed</param>
    /// <param name="options">limits: a quarter of the memory is taken, at most half a gigabyte</param>
    /// <param name="load">reads some pages</param>
    public PageBlock(long pages, int pageBytes, long together, ImageReadOptions options, Load load)
    {
        this.load = load;
        this.pages = (int)pages;
        this.pageBytes = pageBytes;
        most = (int)Math.Min(Math.Clamp(Math.Min(options.MaximumBytes / 4, 1 << 29) / pageBytes, 1, pages), together);
    }

    /// <summary>Fills memory with some pages in this machine's byte order.</summary>
    public delegate void Load(int first, int count, Span<byte> samples);

    public void Read(int page, Span<byte> samples)
    {
        if (page < first || page >= end)
        {
            (first, end) = (page, Math.Min(pages, page + most));
            if (held.Length == 0) held = new byte[(end - first) * pageBytes];
            load(first, end - first, held.AsSpan(0, (end - first) * pageBytes));
        }
        held.AsSpan((page - first) * pageBytes, pageBytes).CopyTo(samples);
    }
}
