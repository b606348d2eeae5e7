namespace Lamina.Data.Images;

/// <summary>Reads and writes 3D images by file name: the format follows from the extension, and is checked against the content.</summary>
public static class ImageFiles
{
    /// <summary>Reads an image whole.</summary>
    /// <param name="path">.tif/.tiff, .mhd/.mha, .nrrd/.nhdr, .npy, .nii, .nii.gz; or a folder of equally sized single-page TIFF files, taken in ordinal order of their names</param>
    /// <param name="options">limits; null for the defaults</param>
    /// <exception cref="ImageFileException">the file is damaged, truncated or of an unsupported kind</exception>
    public static ImageArray Read(string path, ImageReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        throw new NotSupportedException("image reading is not there yet");
    }

    /// <summary>Writes an image; reading it back gives the same samples, spacing and origin where the format carries them.</summary>
    /// <param name="path">.tif/.tiff, .mhd/.mha, .nrrd, .npy, .nii, .nii.gz or .vti</param>
    /// <param name="image">the image</param>
    /// <exception cref="ArgumentException">the format cannot hold this sample type</exception>
    public static void Write(string path, ImageArray image)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(image);
        throw new NotSupportedException("image writing is not there yet");
    }
}
