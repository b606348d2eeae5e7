namespace Lamina.Numerics.Parallel;

/// <summary>A sum over a range of indices; a struct, so that the loop inlines it.</summary>
/// <typeparam name="TPartial">what is summed: a number, or a small struct of several</typeparam>
public interface IChunkSum<TPartial> where TPartial : struct
{
    /// <summary>Sum over the indices start to end - 1.</summary>
    /// <param name="start">first index</param>
    /// <param name="end">one past the last index</param>
    TPartial Sum(int start, int end);

    /// <summary>Adds two partial sums, the earlier indices first.</summary>
    /// <param name="earlier">sum so far</param>
    /// <param name="later">next chunk's sum</param>
    TPartial Add(TPartial earlier, TPartial later);
}
