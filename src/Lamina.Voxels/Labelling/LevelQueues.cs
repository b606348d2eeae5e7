namespace Lamina.Voxels.Labelling;

/// <summary>One first-in-first-out queue per level, in chunks of one array: what comes next is known ahead, so that its surroundings can be fetched in time.</summary>
internal sealed class LevelQueues
{
    private const int Chunk = 128;

    private readonly List<int[]> chunks = [];
    private readonly Stack<int> free = new();

    // Of each level: its first and last chunk, where it reads and where it writes in them. Of each chunk: the one that follows.
    private readonly int[] head, tail, read, write;
    private readonly List<int> follows = [];

    public LevelQueues(int levels)
    {
        (head, tail, read, write) = (new int[levels], new int[levels], new int[levels], new int[levels]);
        Array.Fill(head, -1);
    }

    public void Add(int level, int item)
    {
        if (head[level] < 0)
        {
            head[level] = tail[level] = Take();
            read[level] = write[level] = 0;
        }
        else if (write[level] == Chunk)
        {
            var next = Take();
            follows[tail[level]] = next;
            tail[level] = next;
            write[level] = 0;
        }
        chunks[tail[level]][write[level]++] = item;
    }

    /// <summary>The next items of a level that lie together; empty where there are none. They stay valid until the next call; items may be added meanwhile.</summary>
    public ReadOnlySpan<int> Next(int level)
    {
        while (head[level] >= 0)
        {
            var chunk = head[level];
            var isLast = chunk == tail[level];
            var end = isLast ? write[level] : Chunk;
            if (read[level] < end)
            {
                var items = chunks[chunk].AsSpan(read[level], end - read[level]);
                read[level] = end;
                return items;
            }
            // Read to its end, so that nobody holds items of it any more.
            free.Push(chunk);
            head[level] = isLast ? -1 : follows[chunk];
            read[level] = 0;
        }
        return [];
    }

    private int Take()
    {
        if (free.TryPop(out var chunk)) return chunk;
        chunks.Add(new int[Chunk]);
        follows.Add(-1);
        return chunks.Count - 1;
    }
}
