using Lamina.Voxels.Images;

namespace Lamina.Voxels.Distances;

/// <summary>A tile with a margin, cut at the image's faces.</summary>
internal sealed class Block
{
    private Block(VoxelGrid grid, (int X, int Y, int Z) first)
    {
        Grid = grid;
        First = first;
    }

    /// <summary>Sizes.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>Its first voxel in the image.</summary>
    public (int X, int Y, int Z) First { get; }

    /// <summary>The block around a tile.</summary>
    public static Block Around(VoxelGrid image, Tile tile, int margin)
    {
        (int From, int Count) Span(int first, int size, int whole)
        {
            var from = Math.Max(0, first - margin);
            return (from, (int)Math.Min(whole, (long)first + size + margin) - from);
        }
        var (x, y, z) = (Span(tile.First.X, tile.Size.X, image.Nx), Span(tile.First.Y, tile.Size.Y, image.Ny), Span(tile.First.Z, tile.Size.Z, image.Nz));
        return new Block(image.Resized(x.Count, y.Count, z.Count), (x.From, y.From, z.From));
    }

    /// <summary>Whether nothing of the image is cut off.</summary>
    public bool IsWhole(VoxelGrid image) => Grid.Count == image.Count;

    /// <summary>Phase positions of the block; the image's own array where there is one and nothing is cut off.</summary>
    /// <param name="image">the whole</param>
    /// <param name="memory">used for the copy, and made larger where it is too small</param>
    public byte[] Cut(PhaseImage image, ref byte[] memory)
    {
        if (IsWhole(image.Grid) && !image.IsPaged) return image.Values;
        if (memory.Length < Grid.RequireArray()) memory = new byte[Grid.Count];
        for (var z = 0; z < Grid.Nz; z++)
        {
            using var rows = image.Rows(First.Z + z, First.Y, Grid.Ny);
            for (var y = 0; y < Grid.Ny; y++) rows.Row(y).Slice(First.X, Grid.Nx).CopyTo(memory.AsSpan(Grid.Index(0, y, z)));
        }
        return memory;
    }

    /// <summary>What a tile has of the block's values.</summary>
    /// <param name="values">of the block</param>
    /// <param name="tile">the tile</param>
    /// <param name="memory">used for the copy, and made larger where it is too small</param>
    public ReadOnlySpan<int> Core(int[] values, Tile tile, ref int[] memory)
    {
        if (tile.Size.X == Grid.Nx && tile.Size.Y == Grid.Ny && tile.Size.Z == Grid.Nz) return values.AsSpan(0, Grid.RequireArray());
        var count = tile.Size.X * tile.Size.Y * tile.Size.Z;
        if (memory.Length < count) memory = new int[count];
        for (var z = 0; z < tile.Size.Z; z++)
            for (var y = 0; y < tile.Size.Y; y++)
                values.AsSpan(Grid.Index(tile.First.X - First.X, tile.First.Y - First.Y + y, tile.First.Z - First.Z + z), tile.Size.X).CopyTo(memory.AsSpan(tile.Size.X * (y + tile.Size.Y * z)));
        return memory.AsSpan(0, count);
    }

    /// <summary>Sets to zero what lies further from a tile than so many voxels along any axis.</summary>
    public void ClearBeyond<T>(T[] values, Tile tile, int reach) where T : unmanaged
    {
        bool Far(int at, int first, int size, int own) => at + own < first - reach || at + own >= first + size + reach;
        for (var z = 0; z < Grid.Nz; z++)
            for (var y = 0; y < Grid.Ny; y++)
            {
                var row = values.AsSpan(Grid.Index(0, y, z), Grid.Nx);
                if (Far(z, tile.First.Z, tile.Size.Z, First.Z) || Far(y, tile.First.Y, tile.Size.Y, First.Y)) row.Clear();
                else
                    for (var x = 0; x < row.Length; x++) if (Far(x, tile.First.X, tile.Size.X, First.X)) row[x] = default;
            }
    }
}
