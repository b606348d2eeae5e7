namespace Lamina.Numerics.Parallel;

/// <summary>Work on a range of indices; a struct, so that the loop inlines it. Chunks run at the same time: a body writes only what belongs to its indices.</summary>
public interface IChunkBody
{
    /// <summary>Does the indices start to end - 1.</summary>
    /// <param name="chunk">number of the chunk, for buffers of its own</param>
    /// <param name="start">first index</param>
    /// <param name="end">one past the last index</param>
    void Run(int chunk, int start, int end);
}
