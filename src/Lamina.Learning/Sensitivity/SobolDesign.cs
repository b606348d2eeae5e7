using Lamina.Learning.Sampling;
using Lamina.Numerics.Random;

namespace Lamina.Learning.Sensitivity;

/// <summary>
/// The points at which a model is evaluated for Sobol' indices (Saltelli et al., Comput. Phys. Commun. 181, 259 (2010)): two independent samples A and B, and
/// for every input i the sample AB_i, which is A with its column i from B. Row by row, so that a study that was stopped keeps whole rows. Thread-safe.
/// </summary>
public sealed class SobolDesign
{
    private readonly SobolSequence _sequence;

    /// <summary>A design.</summary>
    /// <param name="inputs">1 to half of <see cref="SobolSequence.MostDimensions"/></param>
    /// <param name="seed">scrambles the sequence</param>
    public SobolDesign(int inputs, ulong seed)
    {
        if (inputs is < 1 or > SobolSequence.MostDimensions / 2)
            throw new ArgumentOutOfRangeException(nameof(inputs), inputs, $"Sobol' indices here take 1 to {SobolSequence.MostDimensions / 2} inputs.");
        Inputs = inputs;
        _sequence = new SobolSequence(2 * inputs, seed, RandomStreams.UncertainInputs);
    }

    /// <summary>Inputs of the model.</summary>
    public int Inputs { get; }

    /// <summary>Model evaluations per row: A, B and one AB per input.</summary>
    public int Blocks => Inputs + 2;

    /// <summary>A point in the unit cube.</summary>
    /// <param name="row">row of the sample, from 0</param>
    /// <param name="block">0 for A, 1 for B, 2 + i for A with input i from B</param>
    /// <param name="point">takes <see cref="Inputs"/> coordinates, strictly inside (0, 1) [-]</param>
    public void Point(uint row, int block, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, Blocks);
        Span<double> both = stackalloc double[2 * Inputs];
        _sequence.Point(row, both);
        both.Slice(block == 1 ? Inputs : 0, Inputs).CopyTo(point);
        if (block >= 2) point[block - 2] = both[Inputs + block - 2];
    }
}
