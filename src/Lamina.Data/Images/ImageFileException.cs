namespace Lamina.Data.Images;

/// <summary>An image file that cannot be read whole: damaged, truncated, or of a kind that is not supported. The message says which and what to do.</summary>
public sealed class ImageFileException : FormatException
{
    /// <summary>A refusal.</summary>
    /// <param name="path">the file</param>
    /// <param name="message">what is wrong and what to do</param>
    /// <param name="inner">the cause, where another library found it</param>
    public ImageFileException(string path, string message, Exception? inner = null)
        : base($"{path}: {message}", inner) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
