namespace Lamina.Data.Images;

/// <summary>Reads and writes 3D images by file name: the format follows from the extension, and is checked against the content.</summary>
public static class ImageFiles
{
    /// <summary>Reads an image whole.</summary>
    /// <param name="path">.tif/.tiff, .mhd/.mha, .nrrd/.nhdr, .npy, .nii, .nii.gz; or a folder: a zarr store, or equally sized single-page TIFF files, taken in ordinal order of their names</param>
    /// <param name="options">limits; null for the defaults</param>
    /// <exception cref="ImageFileException">the file is damaged, truncated or of an unsupported kind</exception>
    /// <exception cref="FileNotFoundException">there is no such file or folder</exception>
    public static ImageArray Read(string path, ImageReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImageReadOptions();
        if (Directory.Exists(path)) return ZarrFormat.Is(path) ? ZarrFormat.Read(path, options) : ReadStack(path, options);
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file or folder", path);
        using var stream = File.OpenRead(path);
        return Read(path, stream, options);
    }

    /// <summary>Reads an image from a seekable stream.</summary>
    /// <param name="path">name whose extension says the format, used in messages</param>
    /// <param name="stream">the bytes</param>
    /// <param name="options">limits</param>
    internal static ImageArray Read(string path, Stream stream, ImageReadOptions options)
    {
        try
        {
            return Format(path) switch
            {
                "tiff" => TiffReader.Read(path, stream, options),
                "meta" => MetaImageFormat.Read(path, stream, options),
                "nrrd" => NrrdFormat.Read(path, stream, options),
                "npy" => NpyFormat.Read(path, stream, options),
                "nifti" => NiftiFormat.Read(path, stream, options),
                "vti" => throw new ImageFileException(path, "VTI is written, not read"),
                _ => throw new ImageFileException(path, "the name does not end in a known image extension: .tif, .tiff, .mhd, .mha, .nrrd, .nhdr, .npy, .nii, .nii.gz"),
            };
        }
        catch (EndOfStreamException e) { throw new ImageFileException(path, "truncated: the file ends before its samples do", e); }
        catch (InvalidDataException e) { throw new ImageFileException(path, $"damaged: {e.Message}", e); }
    }

    /// <summary>Writes an image; reading it back gives the same samples, and the same spacing and origin where the format carries them.</summary>
    /// <param name="path">.tif/.tiff, .mhd/.mha, .nrrd, .npy, .nii, .nii.gz, .vti, or .zarr (a folder)</param>
    /// <param name="image">the image</param>
    /// <exception cref="ArgumentException">the extension is not known, or the format cannot hold the image</exception>
    public static void Write(string path, ImageArray image)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(image);
        switch (Format(path))
        {
            case "tiff": TiffWriter.Write(path, image); break;
            case "meta": MetaImageFormat.Write(path, image); break;
            case "nrrd" when !path.EndsWith(".nhdr", StringComparison.OrdinalIgnoreCase): NrrdFormat.Write(path, image); break;
            case "npy": NpyFormat.Write(path, image); break;
            case "nifti": NiftiFormat.Write(path, image); break;
            case "vti": VtiWriter.Write(path, image); break;
            case "zarr": ZarrFormat.Write(path, image); break;
            default: throw new ArgumentException($"{path}: the name does not end in an image extension that is written: .tif, .tiff, .mhd, .mha, .nrrd, .npy, .nii, .nii.gz, .vti, .zarr");
        }
    }

    private static ImageArray ReadStack(string folder, ImageReadOptions options)
    {
        var files = Directory.EnumerateFiles(folder).Where(f => Format(f) == "tiff").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) throw new ImageFileException(folder, "the folder holds no .tif or .tiff file and no zarr array");
        Array? samples = null;
        ImageArray? first = null;
        for (var i = 0; i < files.Length; i++)
        {
            var page = Read(files[i], options);
            if (page.Pages != 1) throw new ImageFileException(files[i], $"has {page.Pages} pages: a folder is read as a stack of single pages");
            if (first is null || samples is null)
            {
                first = page;
                if (page.Count * files.Length > Array.MaxLength || page.Count * files.Length * page.SampleBytes > options.MaximumBytes)
                    throw new ImageFileException(folder, $"{files.Length} pages of {page.Columns} x {page.Rows} {page.Type} samples are more than the {options.MaximumBytes} bytes allowed: raise the memory limit or crop");
                samples = ImageArray.Allocate(page.Type, page.Count * files.Length);
            }
            if (page.Columns != first.Columns || page.Rows != first.Rows || page.Type != first.Type)
                throw new ImageFileException(files[i], $"is {page.Columns} x {page.Rows} {page.Type}, the first page {files[0]} is {first.Columns} x {first.Rows} {first.Type}");
            Array.Copy(page.Samples, 0, samples, i * first.Count, first.Count);
        }
        return new ImageArray(samples!, first!.Columns, first.Rows, files.Length) { Spacing = first.Spacing, Origin = first.Origin, Remarks = first.Remarks };
    }

    private static string Format(string path)
    {
        var name = Path.TrimEndingDirectorySeparator(path).ToLowerInvariant();
        if (name.EndsWith(".nii.gz", StringComparison.Ordinal)) return "nifti";
        return System.IO.Path.GetExtension(name) switch
        {
            ".tif" or ".tiff" or ".btf" or ".tf8" => "tiff",
            ".mhd" or ".mha" => "meta",
            ".nrrd" or ".nhdr" => "nrrd",
            ".npy" => "npy",
            ".nii" => "nifti",
            ".vti" => "vti",
            ".zarr" => "zarr",
            _ => "",
        };
    }
}
