using System.Numerics;
using System.Runtime.InteropServices;
using Lamina.Data.Images;

namespace Lamina.Voxels.Images;

/// <summary>Cuts a grey image into phases at given grey values: phase 0 lies below the first, phase n at or above the nth.</summary>
public static class GreyThreshold
{
    /// <summary>Cuts.</summary>
    /// <param name="image">grey values of any type</param>
    /// <param name="thresholds">1 to 255 grey values, increasing [as the image]</param>
    /// <param name="spacing">voxel size that replaces the file's [m]</param>
    /// <exception cref="ArgumentException">thresholds do not increase, or a sample is not a number</exception>
    public static PhaseImage Cut(ImageArray image, IReadOnlyList<double> thresholds, ImageSpacing? spacing = null)
    {
        using var pages = ImagePages.Of(image);
        return Cut(pages, thresholds, spacing);
    }

    /// <summary>Cuts page by page.</summary>
    /// <param name="pages">grey values of any type, none of whose pages has been read</param>
    /// <param name="thresholds">1 to 255 grey values, increasing [as the image]</param>
    /// <param name="spacing">voxel size that replaces the file's [m]</param>
    /// <param name="paged">whether the phases are written to a scratch file instead of an array</param>
    /// <param name="cancellation">stops between pages</param>
    /// <exception cref="ArgumentException">thresholds do not increase, or a sample is not a number</exception>
    public static PhaseImage Cut(ImagePages pages, IReadOnlyList<double> thresholds, ImageSpacing? spacing = null, bool paged = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (thresholds.Count is < 1 or > 255) throw new ArgumentException($"{thresholds.Count} thresholds: 1 to 255 are possible");
        for (var i = 0; i < thresholds.Count; i++)
            if (!double.IsFinite(thresholds[i]) || (i > 0 && !(thresholds[i] > thresholds[i - 1]))) throw new ArgumentException($"thresholds {string.Join(", ", thresholds)}: must be finite and increase");
        double[] levels = [.. thresholds];
        var grid = new VoxelGrid(pages.Columns, pages.Rows, pages.Pages, spacing ?? pages.Spacing, pages.Origin);
        var image = PhaseImage.Blank(grid, paged, [.. Enumerable.Range(0, levels.Length + 1).Select(i => new Phase { Label = i, Name = i.ToString() })]);
        var samples = new byte[pages.PageBytes];
        try
        {
            for (var z = 0; z < pages.Pages; z++)
            {
                cancellation.ThrowIfCancellationRequested();
                image.Write(z, page =>
                {
                    pages.Read(samples);
                    Span<double> greys = stackalloc double[Block];
                    for (var at = 0; at < page.Length; at += Block)
                    {
                        var target = page[at..Math.Min(page.Length, at + Block)];
                        Widen(samples, pages.Type, at, greys[..target.Length]);
                        for (var i = 0; i < target.Length; i++)
                        {
                            var grey = greys[i];
                            if (double.IsNaN(grey)) throw new ArgumentException($"sample {at + i} of page {z} is not a number (NaN): it belongs to no phase; replace it or crop the image");
                            var phase = 0;
                            while (phase < levels.Length && grey >= levels[phase]) phase++;
                            target[i] = (byte)phase;
                        }
                    }
                });
            }
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>The grey value that parts the histogram best in two (Otsu 1979), from 1024 classes between the extremes [as the image].</summary>
    /// <param name="image">grey values of any type</param>
    /// <exception cref="ArgumentException">all samples are equal, or one is not finite</exception>
    public static double Otsu(ImageArray image) => Otsu(() => ImagePages.Of(image));

    /// <summary>The same of an image that is gone through twice, page by page [as the image].</summary>
    /// <param name="open">opens the image</param>
    /// <param name="cancellation">stops between pages</param>
    /// <exception cref="ArgumentException">all samples are equal, or one is not finite</exception>
    public static double Otsu(Func<ImagePages> open, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        const int Classes = 1024;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        long all = 0;
        Each(open, (page, at, greys) =>
        {
            for (var i = 0; i < greys.Length; i++)
            {
                if (!double.IsFinite(greys[i])) throw new ArgumentException($"sample {at + i} of page {page} is {greys[i]}: a threshold cannot be found; give one");
                low = Math.Min(low, greys[i]);
                high = Math.Max(high, greys[i]);
            }
            all += greys.Length;
        }, cancellation);
        if (!(high > low)) throw new ArgumentException($"all samples are {low}: there is nothing to part");
        var width = (high - low) / Classes;
        var counts = new long[Classes];
        Each(open, (_, _, greys) =>
        {
            foreach (var grey in greys) counts[Math.Min(Classes - 1, (int)((grey - low) / width))]++;
        }, cancellation);
        double sum = 0;
        for (var i = 0; i < Classes; i++) sum += i * (counts[i] / (double)all);
        double below = 0, belowSum = 0, best = -1;
        var cut = 0;
        for (var i = 0; i < Classes - 1; i++)
        {
            below += counts[i] / (double)all;
            belowSum += i * (counts[i] / (double)all);
            var spread = below > 0 && below < 1 ? Math.Pow(sum * below - belowSum, 2) / (below * (1 - below)) : -1;
            if (spread > best * (1 + 1e-12)) (best, cut) = (spread, i + 1);
        }
        return low + cut * width;
    }

    // Samples widened at a time: they stay in the nearest memory.
    private const int Block = 1024;

    private delegate void Taker(int page, int first, ReadOnlySpan<double> greys);

    private static void Each(Func<ImagePages> open, Taker take, CancellationToken cancellation)
    {
        using var pages = open();
        var samples = new byte[pages.PageBytes];
        var count = pages.Columns * pages.Rows;
        Span<double> greys = stackalloc double[Block];
        for (var z = 0; z < pages.Pages; z++)
        {
            cancellation.ThrowIfCancellationRequested();
            pages.Read(samples);
            for (var at = 0; at < count; at += Block)
            {
                var part = greys[..Math.Min(Block, count - at)];
                Widen(samples, pages.Type, at, part);
                take(z, at, part);
            }
        }
    }

    private static void Widen(ReadOnlySpan<byte> samples, SampleType type, int first, Span<double> target)
    {
        switch (type)
        {
            case SampleType.UInt8: Widen<byte>(samples, first, target); break;
            case SampleType.Int8: Widen<sbyte>(samples, first, target); break;
            case SampleType.UInt16: Widen<ushort>(samples, first, target); break;
            case SampleType.Int16: Widen<short>(samples, first, target); break;
            case SampleType.UInt32: Widen<uint>(samples, first, target); break;
            case SampleType.Int32: Widen<int>(samples, first, target); break;
            case SampleType.Float32: Widen<float>(samples, first, target); break;
            default: Widen<double>(samples, first, target); break;
        }
    }

    private static void Widen<T>(ReadOnlySpan<byte> samples, int first, Span<double> target) where T : unmanaged, INumber<T>
    {
        var from = MemoryMarshal.Cast<byte, T>(samples).Slice(first, target.Length);
        for (var i = 0; i < from.Length; i++) target[i] = double.CreateTruncating(from[i]);
    }
}
