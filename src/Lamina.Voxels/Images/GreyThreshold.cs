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
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (thresholds.Count is < 1 or > 255) throw new ArgumentException($"{thresholds.Count} thresholds: 1 to 255 are possible");
        for (var i = 0; i < thresholds.Count; i++)
            if (!double.IsFinite(thresholds[i]) || (i > 0 && !(thresholds[i] > thresholds[i - 1]))) throw new ArgumentException($"thresholds {string.Join(", ", thresholds)}: must be finite and increase");
        double[] levels = [.. thresholds];
        var values = new byte[image.Count];
        Each(image, (at, grey) =>
        {
            if (double.IsNaN(grey)) throw new ArgumentException($"sample {at} is not a number (NaN): it belongs to no phase; replace it or crop the image");
            var phase = 0;
            while (phase < levels.Length && grey >= levels[phase]) phase++;
            values[at] = (byte)phase;
        });
        var grid = new VoxelGrid(image.Columns, image.Rows, image.Pages, spacing ?? image.Spacing, image.Origin);
        return new PhaseImage(grid, values, [.. Enumerable.Range(0, levels.Length + 1).Select(i => new Phase { Label = i, Name = i.ToString() })]);
    }

    /// <summary>The grey value that parts the histogram best in two (Otsu 1979), from 1024 classes between the extremes [as the image].</summary>
    /// <param name="image">grey values of any type</param>
    /// <exception cref="ArgumentException">all samples are equal, or one is not finite</exception>
    public static double Otsu(ImageArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        const int Classes = 1024;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        Each(image, (at, grey) =>
        {
            if (!double.IsFinite(grey)) throw new ArgumentException($"sample {at} is {grey}: a threshold cannot be found; give one");
            low = Math.Min(low, grey);
            high = Math.Max(high, grey);
        });
        if (!(high > low)) throw new ArgumentException($"all samples are {low}: there is nothing to part");
        var width = (high - low) / Classes;
        var counts = new long[Classes];
        Each(image, (_, grey) => counts[Math.Min(Classes - 1, (int)((grey - low) / width))]++);
        double all = image.Count, sum = 0;
        for (var i = 0; i < Classes; i++) sum += i * (counts[i] / all);
        double below = 0, belowSum = 0, best = -1;
        var cut = 0;
        for (var i = 0; i < Classes - 1; i++)
        {
            below += counts[i] / all;
            belowSum += i * (counts[i] / all);
            var spread = below > 0 && below < 1 ? Math.Pow(sum * below - belowSum, 2) / (below * (1 - below)) : -1;
            if (spread > best * (1 + 1e-12)) (best, cut) = (spread, i + 1);
        }
        return low + cut * width;
    }

    private static void Each(ImageArray image, Action<long, double> take)
    {
        switch (image.Samples)
        {
            // A direct type test would take byte[] for sbyte[] and the other way round.
            case byte[] v when image.Type == SampleType.UInt8: for (var i = 0; i < v.Length; i++) take(i, v[i]); break;
            case ushort[] v when image.Type == SampleType.UInt16: for (var i = 0; i < v.Length; i++) take(i, v[i]); break;
            case uint[] v when image.Type == SampleType.UInt32: for (var i = 0; i < v.Length; i++) take(i, v[i]); break;
            case float[] v: for (var i = 0; i < v.Length; i++) take(i, v[i]); break;
            case double[] v: for (var i = 0; i < v.Length; i++) take(i, v[i]); break;
            default:
                if (image.Type == SampleType.Int8) { var v = image.As<sbyte>(); for (var i = 0; i < v.Length; i++) take(i, v[i]); }
                else if (image.Type == SampleType.Int16) { var v = image.As<short>(); for (var i = 0; i < v.Length; i++) take(i, v[i]); }
                else { var v = image.As<int>(); for (var i = 0; i < v.Length; i++) take(i, v[i]); }
                break;
        }
    }
}
