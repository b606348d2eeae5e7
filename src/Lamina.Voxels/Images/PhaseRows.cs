using System.IO.MemoryMappedFiles;

namespace Lamina.Voxels.Images;

/// <summary>Some rows of a phase image that follow each other. Those of a paged image are mapped into memory until this is disposed of, so that few should be held and none for long.</summary>
public readonly ref struct PhaseRows
{
    private readonly int width;
    private readonly MemoryMappedViewAccessor? view;

    internal PhaseRows(ReadOnlySpan<byte> values, int width)
    {
        Values = values;
        this.width = width;
    }

    internal unsafe PhaseRows(MemoryMappedViewAccessor view, int count, int width)
    {
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        // A view begins where a page of memory does, at or before what was asked for.
        Values = new ReadOnlySpan<byte>(start + view.PointerOffset, count);
        this.width = width;
        this.view = view;
    }

    /// <summary>Phase positions, x fastest.</summary>
    public ReadOnlySpan<byte> Values { get; }

    /// <summary>One row.</summary>
    /// <param name="row">counted from the first of these; rows of the next page follow the last of a page</param>
    public ReadOnlySpan<byte> Row(int row) => Values.Slice(row * width, width);

    /// <summary>Gives mapped memory back.</summary>
    public void Dispose()
    {
        if (view is null) return;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
    }
}
