namespace Lamina.Numerics.Random;

/// <summary>
/// Philox 4x32-10: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011). Ten rounds of a keyed bijection of a 128-bit
/// counter; passes the BigCrush battery; needs no state.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;

    // Golden ratio and square root of three minus one, as fractions of 2^32.
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>Four random words from a counter and a key.</summary>
    /// <param name="c0">counter, word 0</param>
    /// <param name="c1">counter, word 1</param>
    /// <param name="c2">counter, word 2</param>
    /// <param name="c3">counter, word 3</param>
    /// <param name="k0">key, word 0</param>
    /// <param name="k1">key, word 1</param>
    /// <returns>four words of 32 bits</returns>
    public static (uint W0, uint W1, uint W2, uint W3) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }
        return (c0, c1, c2, c3);
    }
}
