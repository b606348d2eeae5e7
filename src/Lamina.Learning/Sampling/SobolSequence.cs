using System.Globalization;
using System.Numerics;
using Lamina.Numerics.Random;

namespace Lamina.Learning.Sampling;

/// <summary>
/// Sobol' sequence in the unit cube, direction numbers of Joe and Kuo, SIAM J. Sci. Comput. 30, 2635 (2008). With a seed the points are scrambled (Owen,
/// Ann. Stat. 25, 1541 (1997)): every bit is flipped by a random bit that depends on the bits above it, which keeps the even filling of boxes, makes each
/// point uniform, never exactly 0, and gives independent estimates from different seeds. A point is a function of (seed, stream, index) only, so that a
/// study can be cut, resumed and spread over threads. Use counts that are powers of two. Thread-safe.
/// </summary>
public sealed class SobolSequence
{
    /// <summary>Most dimensions that the shipped direction numbers serve.</summary>
    public const int MostDimensions = 512;

    private const int Bits = 32;
    private static readonly Lazy<uint[]> Directions = new(ReadDirections);

    private readonly RandomStream? _scramble;
    private readonly uint[] _directions;

    /// <summary>The sequence of so many dimensions.</summary>
    /// <param name="dimensions">1 to <see cref="MostDimensions"/></param>
    /// <param name="seed">scrambles by this seed; null for the plain sequence, whose first point is the origin</param>
    /// <param name="stream">stream of random numbers that scrambles</param>
    public SobolSequence(int dimensions, ulong? seed, RandomStreams stream = RandomStreams.Designs)
    {
        if (dimensions is < 1 or > MostDimensions)
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"A Sobol' sequence here has 1 to {MostDimensions} dimensions; leave out inputs or use a Latin hypercube.");
        Dimensions = dimensions;
        _directions = Directions.Value;
        if (seed is { } value) _scramble = new RandomStream(value, stream);
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimensions { get; }

    /// <summary>The point at one place of the sequence.</summary>
    /// <param name="index">0 for the first point</param>
    /// <param name="point">takes the coordinates: in [0, 1) plain, in (0, 1) scrambled [-]</param>
    public void Point(uint index, Span<double> point)
    {
        if (point.Length != Dimensions) throw new ArgumentException($"The point has {point.Length} coordinates, the sequence {Dimensions}.", nameof(point));
        var gray = index ^ (index >> 1);
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var bits = 0u;
            for (var rest = gray; rest != 0; rest &= rest - 1) bits ^= _directions[dimension * Bits + BitOperations.TrailingZeroCount(rest)];
            point[dimension] = _scramble is { } stream ? Scrambled(stream, (uint)dimension, bits) : bits * (1.0 / (1UL << Bits));
        }
    }

    /// <summary>The first points, one row each [-].</summary>
    /// <param name="count">points, at best a power of two</param>
    public double[][] Points(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var points = new double[count][];
        for (var i = 0; i < count; i++) Point((uint)i, points[i] = new double[Dimensions]);
        return points;
    }

    // Node of the binary tree of prefixes: a leading one, then the bits above the one to flip. The last node fills the bits below 2^-32, plus half of the
    // last one so that neither 0 nor 1 can come out.
    private static double Scrambled(RandomStream stream, uint dimension, uint bits)
    {
        var result = 0u;
        for (var depth = 0; depth < Bits; depth++)
        {
            var node = depth == 0 ? 1UL : (1UL << depth) | (bits >> (Bits - depth));
            var flip = stream.Words(dimension, node).W0 >> 31;
            result = (result << 1) | (((bits >> (Bits - 1 - depth)) & 1) ^ flip);
        }
        var low = stream.Words(dimension, (1UL << Bits) | bits).W0 >> 12;
        return (((ulong)result << 20) + low + 0.5) * (1.0 / (1UL << 52));
    }

    private static uint[] ReadDirections()
    {
        using var stream = typeof(SobolSequence).Assembly.GetManifestResourceStream("Lamina.Learning.Sampling.joe-kuo-6.txt")!;
        using var reader = new StreamReader(stream);
        var directions = new uint[MostDimensions * Bits];
        for (var k = 0; k < Bits; k++) directions[k] = 1u << (Bits - 1 - k);
        var row = 1;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var words = line.Split(' ').Select(w => uint.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            Extend(directions.AsSpan(row++ * Bits, Bits), (int)words[1], words[2], words.AsSpan(3));
        }
        return directions;
    }

    // Joe and Kuo, equation (2): m_k from the s values before it; v_k = m_k / 2^k, kept as the top bits of a word.
    private static void Extend(Span<uint> v, int s, uint a, ReadOnlySpan<uint> m)
    {
        for (var k = 0; k < s; k++) v[k] = m[k] << (Bits - 1 - k);
        for (var k = s; k < Bits; k++)
        {
            v[k] = v[k - s] ^ (v[k - s] >> s);
            for (var j = 1; j < s; j++)
                if (((a >> (s - 1 - j)) & 1) != 0) v[k] ^= v[k - j];
        }
    }
}
