using Lamina.Numerics.Random;

namespace Lamina.Drying.CrackPattern;

/// <summary>
/// The lattice of a crack pattern: nodes near a periodic triangular lattice of spacing 1, six neighbours each, three bonds owned by each node (to the right, up right,
/// up left). The dual edge of a bond, across which a crack cuts it, joins the centres of the two triangles beside it.
/// </summary>
public sealed class CrackLattice
{
    /// <summary>Height of a row of the lattice over its spacing [-].</summary>
    public const double RowHeight = 0.86602540378443865;

    /// <summary>Stiffness of a bond against shear over that against stretch: the film's Poisson ratio is (1 - it)/(3 + it) [-].</summary>
    public const double Shear = 0.25;

    /// <summary>Modulus of the lattice against stretch in one direction, bonds of stiffness 1: sqrt(3)/2 + sqrt(3)/4 (1 + shear) [-].</summary>
    public const double StretchModulus = RowHeight * (1 + 0.5 * (1 + Shear));

    /// <summary>
    /// Work of breaking a bond over the shear length, bond stiffness 1, strain in units of the strain at a drive of 1. Under the strain e in all directions the film has
    /// the stress sqrt(3) e; a crack alone releases stress^2 l/M per length, M the modulus against stretch; the edge that belongs to a bond is 1/sqrt(3) long.
    /// </summary>
    public const double BondWork = 3 / StretchModulus / (2 * RowHeight);

    /// <summary>Builds a lattice.</summary>
    /// <param name="cells">nodes along each side, even</param>
    /// <param name="disorder">largest shift of a node in each direction [-]</param>
    /// <param name="seed">seed of the shifts [-]</param>
    public CrackLattice(int cells, double disorder, ulong seed)
    {
        Cells = cells;
        var n = cells * cells;
        (X, Y) = (new double[n], new double[n]);
        (Neighbour, NormalX, NormalY, Length) = (new int[6 * n], new double[3 * n], new double[3 * n], new double[3 * n]);
        var random = new RandomStream(seed, RandomStreams.CrackStrengths);
        for (var i = 0; i < n; i++)
        {
            var (row, column) = (i / cells, i % cells);
            var (a, b) = random.UniformPair(0, (ulong)i);
            X[i] = column + 0.5 * (row & 1) + disorder * (2 * a - 1);
            Y[i] = row * RowHeight + disorder * (2 * b - 1);
        }
        for (var i = 0; i < n; i++)
        {
            var (row, column) = (i / cells, i % cells);
            var shift = row & 1;
            Neighbour[6 * i] = At(row, column + 1);
            Neighbour[6 * i + 1] = At(row + 1, column + shift);
            Neighbour[6 * i + 2] = At(row + 1, column - 1 + shift);
            Neighbour[6 * i + 3] = At(row, column - 1);
            Neighbour[6 * i + 4] = At(row - 1, column - 1 + shift);
            Neighbour[6 * i + 5] = At(row - 1, column + shift);
        }
        for (var bond = 0; bond < 3 * n; bond++)
        {
            var (i, j) = Ends(bond);
            var (dx, dy) = Between(i, j);
            Length[bond] = Math.Sqrt(dx * dx + dy * dy);
            (NormalX[bond], NormalY[bond]) = (dx / Length[bond], dy / Length[bond]);
        }
    }

    /// <summary>Nodes along each side.</summary>
    public int Cells { get; }

    /// <summary>Number of nodes.</summary>
    public int Nodes => Cells * Cells;

    /// <summary>Number of bonds.</summary>
    public int Bonds => 3 * Nodes;

    /// <summary>Width of the patch [lattice spacings].</summary>
    public double Width => Cells;

    /// <summary>Height of the patch [lattice spacings].</summary>
    public double Height => Cells * RowHeight;

    /// <summary>Positions along x [lattice spacings].</summary>
    public double[] X { get; }

    /// <summary>Positions along y [lattice spacings].</summary>
    public double[] Y { get; }

    /// <summary>Six neighbours of each node, in counter-clockwise order from the right.</summary>
    public int[] Neighbour { get; }

    /// <summary>Unit vector along each bond, x part [-].</summary>
    public double[] NormalX { get; }

    /// <summary>Unit vector along each bond, y part [-].</summary>
    public double[] NormalY { get; }

    /// <summary>Length of each bond [lattice spacings].</summary>
    public double[] Length { get; }

    /// <summary>The bond at place k (0 to 5) of a node, and +1 where it points away from the node, -1 where towards it.</summary>
    /// <param name="node">the node</param>
    /// <param name="place">0 to 5, as in <see cref="Neighbour"/></param>
    public (int Bond, int Sign) BondAt(int node, int place) =>
        place < 3 ? (3 * node + place, 1) : (3 * Neighbour[6 * node + place] + place - 3, -1);

    /// <summary>The two nodes of a bond.</summary>
    /// <param name="bond">the bond</param>
    public (int From, int To) Ends(int bond) => (bond / 3, Neighbour[6 * (bond / 3) + bond % 3]);

    /// <summary>The triangles on both sides of a bond; each is a node times 2, plus 0 for the triangle up right of it and 1 for the one above it.</summary>
    /// <param name="bond">the bond</param>
    public (int Left, int Right) Triangles(int bond)
    {
        var (i, k) = (bond / 3, bond % 3);
        return k switch
        {
            // Right: above lies (i, right, up right), below (down right of i, ...): the triangle over the node at place 5.
            0 => (2 * i, 2 * Neighbour[6 * i + 5] + 1),
            1 => (2 * i, 2 * i + 1),
            _ => (2 * i + 1, 2 * Neighbour[6 * i + 3]),
        };
    }

    /// <summary>Centre of a triangle, not wrapped into the patch [lattice spacings].</summary>
    /// <param name="triangle">as <see cref="Triangles"/> numbers it</param>
    public (double X, double Y) Centre(int triangle)
    {
        var i = triangle / 2;
        var (a, b) = triangle % 2 == 0 ? (Neighbour[6 * i], Neighbour[6 * i + 1]) : (Neighbour[6 * i + 1], Neighbour[6 * i + 2]);
        var (ax, ay) = Between(i, a);
        var (bx, by) = Between(i, b);
        return (X[i] + (ax + bx) / 3, Y[i] + (ay + by) / 3);
    }

    /// <summary>The three bonds around a triangle.</summary>
    /// <param name="triangle">as <see cref="Triangles"/> numbers it</param>
    public (int A, int B, int C) Around(int triangle)
    {
        var i = triangle / 2;
        return triangle % 2 == 0
            ? (3 * i, 3 * i + 1, 3 * Neighbour[6 * i] + 2)
            : (3 * i + 1, 3 * i + 2, 3 * Neighbour[6 * i + 2]);
    }

    /// <summary>The shortest vector from one node to another across the periodic borders [lattice spacings].</summary>
    /// <param name="i">from</param>
    /// <param name="j">to</param>
    public (double X, double Y) Between(int i, int j) => Shortest(X[j] - X[i], Y[j] - Y[i]);

    /// <summary>A vector moved by whole patches to its shortest form [lattice spacings].</summary>
    /// <param name="dx">x part [lattice spacings]</param>
    /// <param name="dy">y part [lattice spacings]</param>
    public (double X, double Y) Shortest(double dx, double dy) =>
        (dx - Width * Math.Round(dx / Width), dy - Height * Math.Round(dy / Height));

    private int At(int row, int column) => (row + Cells) % Cells * Cells + (column + Cells) % Cells;
}
