using System.Text;
using Lamina.Data.Runs;

namespace Lamina.Data.Images;

/// <summary>VTK XML image data (.vti), one cell array, raw appended; for ParaView. Output only.</summary>
internal static class VtiWriter
{
    public static void Write(string path, ImagePages image) => AtomicFile.Write(path, stream => Write(stream, image));

    private static void Write(Stream stream, ImagePages image)
    {
        var type = image.Type.ToString();
        var s = image.Spacing ?? ImageSpacing.Cubic(1);
        var extent = $"0 {image.Columns} 0 {image.Rows} 0 {image.Pages}";
        stream.Write(Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0"?>
            <VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
            <ImageData WholeExtent="{extent}" Origin="{image.Origin.X:R} {image.Origin.Y:R} {image.Origin.Z:R}" Spacing="{s.X:R} {s.Y:R} {s.Z:R}">
            <Piece Extent="{extent}"><CellData Scalars="value"><DataArray type="{type}" Name="value" format="appended" offset="0"/></CellData></Piece>
            </ImageData>
            <AppendedData encoding="raw">
            _
            """));
        var length = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(length, image.Count * image.SampleBytes);
        stream.Write(length);
        RawSamples.Write(stream, image);
        stream.Write("\n</AppendedData>\n</VTKFile>\n"u8);
    }
}
