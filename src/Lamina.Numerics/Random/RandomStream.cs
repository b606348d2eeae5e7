namespace Lamina.Numerics.Random;

/// <summary>
/// Random numbers that are a function of (seed, stream, step, index) only: the order of calls, the number of threads and a resumed run do not change
/// them. Counter-based (<see cref="Philox"/>); a value type without state. Index is the particle, cell or sample that the number belongs to.
/// </summary>
public readonly struct RandomStream
{
    private readonly uint _key0, _key1;
    private readonly uint _stream;

    /// <summary>Names a stream.</summary>
    /// <param name="seed">seed of the run</param>
    /// <param name="stream">what the numbers are for</param>
    public RandomStream(ulong seed, RandomStreams stream)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        _stream = (uint)stream;
    }

    /// <summary>Four words of 32 random bits.</summary>
    /// <param name="step">step, sweep or draw, below 2^32</param>
    /// <param name="index">particle, cell or sample</param>
    public (uint W0, uint W1, uint W2, uint W3) Words(uint step, ulong index) =>
        Philox.Words((uint)index, (uint)(index >> 32), step, _stream, _key0, _key1);

    /// <summary>Uniform in [0, 1), 53 bits [-].</summary>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public double Uniform(uint step, ulong index)
    {
        var (w0, w1, _, _) = Words(step, index);
        return Fraction(w0, w1);
    }

    /// <summary>Two independent uniforms in [0, 1) [-].</summary>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public (double First, double Second) UniformPair(uint step, ulong index)
    {
        var (w0, w1, w2, w3) = Words(step, index);
        return (Fraction(w0, w1), Fraction(w2, w3));
    }

    /// <summary>Uniform whole number in [0, bound), without the bias of a remainder (Lemire, ACM TOMACS 29 (2019), its error of at most bound / 2^64 accepted).</summary>
    /// <param name="bound">exclusive upper bound, at least 1</param>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public uint Integer(uint bound, uint step, ulong index)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var (w0, w1, _, _) = Words(step, index);
        return (uint)Math.BigMul(((ulong)w1 << 32) | w0, bound, out _);
    }

    /// <summary>Standard normal [-].</summary>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public double Normal(uint step, ulong index) => NormalPair(step, index).First;

    /// <summary>Two independent standard normals (Box and Muller 1958) [-].</summary>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public (double First, double Second) NormalPair(uint step, ulong index)
    {
        var (u, v) = UniformPair(step, index);
        // 1 - u is in (0, 1]: the logarithm stays finite.
        var radius = Math.Sqrt(-2 * Math.Log(1 - u));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * v);
        return (radius * cosine, radius * sine);
    }

    /// <summary>Log-normal: exp of a normal with the given mean and standard deviation of the logarithm.</summary>
    /// <param name="logMean">mean of the logarithm</param>
    /// <param name="logDeviation">standard deviation of the logarithm</param>
    /// <param name="step">step, sweep or draw</param>
    /// <param name="index">particle, cell or sample</param>
    public double LogNormal(double logMean, double logDeviation, uint step, ulong index) => Math.Exp(logMean + logDeviation * Normal(step, index));

    private static double Fraction(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1UL << 53));
}
