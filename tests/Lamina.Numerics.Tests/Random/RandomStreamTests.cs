using Lamina.Numerics.Random;
using Lamina.Testing;

namespace Lamina.Numerics.Tests.Random;

public sealed class RandomStreamTests
{
    // Known answers published with the Random123 library (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Philox_gives_the_published_words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox.Words(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void Every_argument_changes_the_numbers()
    {
        var basis = new RandomStream(1, RandomStreams.Tests).Words(2, 3);
        Assert.NotEqual(basis, new RandomStream(1UL << 32, RandomStreams.Tests).Words(2, 3));
        Assert.NotEqual(basis, new RandomStream(1, RandomStreams.Designs).Words(2, 3));
        Assert.NotEqual(basis, new RandomStream(1, RandomStreams.Tests).Words(3, 3));
        Assert.NotEqual(basis, new RandomStream(1, RandomStreams.Tests).Words(2, 3 + (1UL << 32)));
        Assert.Equal(basis, new RandomStream(1, RandomStreams.Tests).Words(2, 3));
    }

    [Fact]
    public void Uniforms_and_normals_have_their_moments()
    {
        const int n = 200_000;
        var stream = new RandomStream(5, RandomStreams.Tests);
        double u1 = 0, u2 = 0, z1 = 0, z2 = 0, z4 = 0, cross = 0;
        for (var i = 0; i < n; i++)
        {
            var u = stream.Uniform(0, (ulong)i);
            Assert.True(u is >= 0 and < 1);
            var (z, w) = stream.NormalPair(1, (ulong)i);
            (u1, u2, z1, z2, z4, cross) = (u1 + u, u2 + u * u, z1 + z, z2 + z * z, z4 + z * z * z * z, cross + z * w);
        }
        // Five standard errors of each mean.
        var root = 5 / Math.Sqrt(n);
        Close.Absolute(0.5, u1 / n, root * Math.Sqrt(1.0 / 12));
        Close.Absolute(1.0 / 3, u2 / n, root * Math.Sqrt(4.0 / 45));
        Close.Absolute(0, z1 / n, root);
        Close.Absolute(1, z2 / n, root * Math.Sqrt(2));
        Close.Absolute(3, z4 / n, root * Math.Sqrt(96));
        Close.Absolute(0, cross / n, root);
    }

    [Fact]
    public void Log_normals_have_their_median_and_whole_numbers_their_range()
    {
        var stream = new RandomStream(9, RandomStreams.Tests);
        var below = Enumerable.Range(0, 20_000).Count(i => stream.LogNormal(2, 0.4, 0, (ulong)i) < Math.Exp(2));
        Close.Absolute(10_000, below, 5 * Math.Sqrt(5000));
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[stream.Integer(7, 3, (ulong)i)]++;
        foreach (var count in counts) Close.Absolute(10_000, count, 5 * 100);
    }
}
