using Lamina.Numerics.Random;

namespace Lamina.Learning.Sampling;

/// <summary>
/// Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 239 (1979)): every coordinate takes each of so many equal slices once. For counts that
/// are no power of two and for more inputs than a Sobol' sequence serves.
/// </summary>
public static class LatinHypercube
{
    /// <summary>A design in the unit cube, one row per point, strictly inside [-].</summary>
    /// <param name="count">points</param>
    /// <param name="dimensions">coordinates</param>
    /// <param name="seed">seed of the run</param>
    /// <param name="jitter">false puts every point in the middle of its slice</param>
    public static double[][] Points(int count, int dimensions, ulong seed, bool jitter = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var stream = new RandomStream(seed, RandomStreams.Designs);
        var points = new double[count][];
        for (var i = 0; i < count; i++) points[i] = new double[dimensions];
        var slices = new int[count];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            for (var i = 0; i < count; i++) slices[i] = i;
            // Fisher and Yates; the index of a draw is its place, the step its coordinate, the upper half of the steps is for the place inside the slice.
            for (var i = count - 1; i > 0; i--)
            {
                var other = stream.Integer((uint)i + 1, (uint)dimension, (ulong)i);
                (slices[i], slices[other]) = (slices[other], slices[i]);
            }
            for (var i = 0; i < count; i++)
            {
                var inside = jitter ? stream.Uniform((uint)dimension | 0x8000_0000, (ulong)i) * (1 - 1e-9) + 5e-10 : 0.5;
                points[i][dimension] = (slices[i] + inside) / count;
            }
        }
        return points;
    }
}
