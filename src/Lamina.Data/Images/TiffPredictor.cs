using System.Runtime.InteropServices;

namespace Lamina.Data.Images;

/// <summary>TIFF predictors: differences between horizontal neighbours (2) and of float bytes sorted by significance (3).</summary>
internal static class TiffPredictor
{
    public static void UndoDifferences(Span<byte> rows, int rowBytes, int sampleBytes)
    {
        for (var at = 0; at + rowBytes <= rows.Length; at += rowBytes)
        {
            var row = rows.Slice(at, rowBytes);
            switch (sampleBytes)
            {
                case 1: for (var i = 1; i < row.Length; i++) row[i] += row[i - 1]; break;
                case 2: { var s = MemoryMarshal.Cast<byte, ushort>(row); for (var i = 1; i < s.Length; i++) s[i] += s[i - 1]; break; }
                case 4: { var s = MemoryMarshal.Cast<byte, uint>(row); for (var i = 1; i < s.Length; i++) s[i] += s[i - 1]; break; }
            }
        }
    }

    public static void MakeDifferences(Span<byte> rows, int rowBytes, int sampleBytes)
    {
        for (var at = 0; at + rowBytes <= rows.Length; at += rowBytes)
        {
            var row = rows.Slice(at, rowBytes);
            switch (sampleBytes)
            {
                case 1: for (var i = row.Length - 1; i > 0; i--) row[i] -= row[i - 1]; break;
                case 2: { var s = MemoryMarshal.Cast<byte, ushort>(row); for (var i = s.Length - 1; i > 0; i--) s[i] -= s[i - 1]; break; }
                case 4: { var s = MemoryMarshal.Cast<byte, uint>(row); for (var i = s.Length - 1; i > 0; i--) s[i] -= s[i - 1]; break; }
            }
        }
    }

    /// <summary>Each row holds all most significant bytes, then all next ones, ..., as running byte differences, whatever the file's byte order.</summary>
    public static void UndoFloat(Span<byte> rows, int rowBytes, int sampleBytes, Span<byte> scratch)
    {
        var samples = rowBytes / sampleBytes;
        for (var at = 0; at + rowBytes <= rows.Length; at += rowBytes)
        {
            var row = rows.Slice(at, rowBytes);
            for (var i = 1; i < row.Length; i++) row[i] += row[i - 1];
            row.CopyTo(scratch);
            for (var i = 0; i < samples; i++)
                for (var b = 0; b < sampleBytes; b++)
                    row[i * sampleBytes + (BitConverter.IsLittleEndian ? sampleBytes - 1 - b : b)] = scratch[b * samples + i];
        }
    }
}
