using System.Numerics;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// All 256 ways in which a block of 2 x 2 x 2 cells can be filled, and the pieces that hang together through faces: bit i + 2 j + 4 k stands for the cell (i, j, k).
/// </summary>
internal static class BlockShapes
{
    /// <summary>Most pieces of a block: four cells that touch by edges only.</summary>
    public const int Most = 4;

    private static readonly byte[] counts = new byte[256];
    private static readonly byte[] pieces = new byte[256 * Most];
    private static readonly byte[] numbers = new byte[256 * 8];

    static BlockShapes()
    {
        for (var shape = 0; shape < 256; shape++)
        {
            var left = shape;
            while (left != 0)
            {
                var piece = left & -left;
                for (var last = 0; last != piece;)
                {
                    last = piece;
                    // Neighbours along x, y and z.
                    piece |= ((piece & 0x55) << 1) | ((piece & 0xAA) >> 1) | ((piece & 0x33) << 2) | ((piece & 0xCC) >> 2) | ((piece & 0x0F) << 4) | ((piece & 0xF0) >> 4);
                    piece &= shape;
                }
                for (var cell = 0; cell < 8; cell++) if ((piece >> cell & 1) != 0) numbers[8 * shape + cell] = counts[shape];
                pieces[Most * shape + counts[shape]++] = (byte)piece;
                left &= ~piece;
            }
        }
    }

    /// <summary>How many pieces a shape has.</summary>
    public static int Count(int shape) => counts[shape];

    /// <summary>Cells of a piece.</summary>
    public static int Piece(int shape, int piece) => pieces[Most * shape + piece];

    /// <summary>The piece that a filled cell of a shape belongs to.</summary>
    public static byte Number(int shape, int cell) => numbers[8 * shape + cell];

    /// <summary>Where the cells of a neighbouring block lie that share faces with the own one, written as the own cells that they face.</summary>
    /// <param name="shape">of the neighbour</param>
    /// <param name="direction">0 to 5 for below, south, west, east, north, above: the order of the numbers of blocks</param>
    public static int Facing(int shape, int direction) => direction switch
    {
        0 => shape >> 4,
        1 => (shape >> 2) & 0x33,
        2 => (shape >> 1) & 0x55,
        3 => (shape << 1) & 0xAA,
        4 => (shape << 2) & 0xCC,
        _ => (shape << 4) & 0xF0,
    };

    /// <summary>Faces through which the cells of two shapes meet.</summary>
    public static int Faces(int own, int facing) => BitOperations.PopCount((uint)(own & facing));
}
