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
        options ??= new ImageReadOptions();
        using var pages = Open(path, options);
        return pages.ReadAll(options);
    }

    /// <summary>Opens an image to be read page by page.</summary>
    /// <param name="path">as for <see cref="Read(string, ImageReadOptions?)"/></param>
    /// <param name="options">limits; null for the defaults</param>
    /// <exception cref="ImageFileException">the file is damaged, shorter than it says, or of an unsupported kind</exception>
    /// <exception cref="FileNotFoundException">there is no such file or folder</exception>
    public static ImagePages Open(string path, ImageReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImageReadOptions();
        if (Directory.Exists(path)) return ZarrFormat.Is(path) ? ZarrFormat.Open(path, options) : OpenStack(path, options);
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file or folder", path);
        var stream = File.OpenRead(path);
        try
        {
            return Open(path, stream, options);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads an image from a seekable stream.</summary>
    /// <param name="path">name whose extension says the format, used in messages</param>
    /// <param name="stream">the bytes</param>
    /// <param name="options">limits</param>
    internal static ImageArray Read(string path, Stream stream, ImageReadOptions options)
    {
        using var pages = Open(path, stream, options);
        return pages.ReadAll(options);
    }

    private static ImagePages Open(string path, Stream stream, ImageReadOptions options)
    {
        try
        {
            return Format(path) switch
            {
                "tiff" => TiffReader.Open(path, stream, options),
                "meta" => MetaImageFormat.Open(path, stream, options),
                "nrrd" => NrrdFormat.Open(path, stream, options),
                "npy" => NpyFormat.Open(path, stream, options),
                "nifti" => NiftiFormat.Open(path, stream, options),
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
        using var pages = ImagePages.Of(image);
        Write(path, pages);
    }

    /// <summary>Writes an image page by page.</summary>
    /// <param name="path">as for <see cref="Write(string, ImageArray)"/></param>
    /// <param name="image">the image, none of whose pages has been read</param>
    /// <exception cref="ArgumentException">the extension is not known, or the format cannot hold the image</exception>
    public static void Write(string path, ImagePages image)
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

    private static ImagePages OpenStack(string folder, ImageReadOptions options)
    {
        var files = Directory.EnumerateFiles(folder).Where(f => Format(f) == "tiff").Order(new PageNameOrder()).ToArray();
        if (files.Length == 0) throw new ImageFileException(folder, "the folder holds no .tif or .tiff file and no zarr array");
        using var first = OpenPage(files[0]);
        var (columns, rows, type) = (first.Columns, first.Rows, first.Type);
        return new ImagePages(folder, [columns, rows, files.Length], type, (page, samples) =>
        {
            using var file = OpenPage(files[page]);
            if (file.Columns != columns || file.Rows != rows || file.Type != type)
                throw new ImageFileException(files[page], $"is {file.Columns} x {file.Rows} {file.Type}, the first page {files[0]} is {columns} x {rows} {type}");
            file.Read(samples);
        })
        {
            Spacing = first.Spacing, Origin = first.Origin, Remarks = first.Remarks,
        };

        ImagePages OpenPage(string name)
        {
            var file = Open(name, options);
            return file.Pages == 1 ? file : throw new ImageFileException(name, $"has {file.Pages} pages: a folder is read as a stack of single pages");
        }
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
