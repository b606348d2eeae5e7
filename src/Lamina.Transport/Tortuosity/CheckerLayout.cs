namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Storage of one colour of a chequered grid: a cell is red where x + y + z is even. Cell x of row (y, z) has element x / 2 of its row, so that the neighbours in y and z of
/// element i, which are of the other colour, are element i of their rows, and those in x are elements i - 1 + q and i + q of the same row, where q = x mod 2:
/// every load of a vector of cells is contiguous. A row has one element of margin on each side (zero, or the periodic image) and is filled up to whole vectors.
/// </summary>
internal sealed class CheckerLayout
{
    public const int Lanes = 16;

    public CheckerLayout(int nx, int ny, int nz)
    {
        Nx = nx;
        Ny = ny;
        Nz = nz;
        Half = (nx + 1) / 2;
        Vectors = (Half + Lanes - 1) / Lanes;
        Stride = Vectors * Lanes + 2;
        Plane = (long)Stride * ny;
    }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    /// <summary>Elements of a row that may hold cells.</summary>
    public int Half { get; }

    /// <summary>Vectors of a row.</summary>
    public int Vectors { get; }

    /// <summary>Elements from row to row.</summary>
    public int Stride { get; }

    /// <summary>Elements from plane to plane.</summary>
    public long Plane { get; }

    /// <summary>Elements of one colour; loads of the last row's last vector stay inside.</summary>
    public long Count => Plane * Nz + Lanes;

    /// <summary>Element 0 of a row.</summary>
    public long Row(int y, int z) => Plane * z + (long)Stride * y + 1;

    /// <summary>x mod 2 of a colour's cells in a row.</summary>
    public static int Parity(bool red, int y, int z) => red ? (y + z) & 1 : 1 - ((y + z) & 1);
}
