using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Lamina.Data.Images;

/// <summary>Turns samples between a file's byte order and the machine's.</summary>
internal static class ByteOrder
{
    /// <summary>Reverses the bytes of each sample where the two orders differ; calling it twice gives the bytes back.</summary>
    public static void ToNative(Span<byte> bytes, int sampleBytes, bool bigEndian)
    {
        if (bigEndian != BitConverter.IsLittleEndian) return;
        switch (sampleBytes)
        {
            case 2: { var s = MemoryMarshal.Cast<byte, ushort>(bytes); BinaryPrimitives.ReverseEndianness(s, s); break; }
            case 4: { var s = MemoryMarshal.Cast<byte, uint>(bytes); BinaryPrimitives.ReverseEndianness(s, s); break; }
            case 8: { var s = MemoryMarshal.Cast<byte, ulong>(bytes); BinaryPrimitives.ReverseEndianness(s, s); break; }
        }
    }
}
