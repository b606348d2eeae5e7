namespace Lamina.Transport.Tortuosity;

/// <summary>A potential's difference from the ramp, as one field or as the sum of a coarse and a fine one: two single-precision numbers hold what one cannot.</summary>
/// <param name="field">x fastest</param>
/// <param name="basis">added to it, or null</param>
internal readonly unsafe struct Potential(float* field, float* basis)
{
    public double this[int cell] => basis == null ? field[cell] : (double)basis[cell] + field[cell];
}
