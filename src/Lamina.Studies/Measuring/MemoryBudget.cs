using System.Globalization;
using Lamina.Data.Faults;

namespace Lamina.Studies.Measuring;

/// <summary>How much memory a measurement may take, as written on the command line.</summary>
public static class MemoryBudget
{
    private static readonly (string Suffix, double Bytes)[] Suffixes =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("kB", 1e3), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1),
    ];

    /// <summary>Reads a number of bytes.</summary>
    /// <param name="text">number with B, kB, MB, GB, TB (powers of 1000) or KiB, MiB, GiB, TiB (powers of 1024)</param>
    public static long Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (suffix, bytes) in Suffixes)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal)) continue;
            if (!double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) break;
            var total = number * bytes;
            if (!(total >= 64e6 && total <= 1e15)) throw new InputException(FaultKind.OutOfRange, $"--memory {text}: must lie between 64 MB and 1000 TB");
            return (long)total;
        }
        throw new InputException(FaultKind.Syntax, $"--memory {text}: is not a number of bytes", "for example --memory 2GB");
    }

    /// <summary>A number of bytes for people.</summary>
    /// <param name="bytes">the number</param>
    public static string Text(double bytes) => bytes >= 1e9 ? $"{bytes / 1e9:0.##} GB" : $"{bytes / 1e6:0} MB";
}
