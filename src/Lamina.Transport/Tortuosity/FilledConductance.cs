using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lamina.Transport.Tortuosity;

/// <summary>
/// Conductances of partly filled cells in whole numbers of 1/1024, which is what they are: <see cref="PartialVolume"/> divides by 8 three times over, and a face takes the mean of two cells.
/// Half the memory of single precision, and exact.
/// </summary>
internal readonly unsafe struct FilledConductance : IConductance<FilledConductance>
{
    private const float Unit = 1f / (2 * PartialVolume.Full);

    private readonly ushort parts;

    private FilledConductance(double conductance) => parts = checked((ushort)(conductance / Unit));

    public static bool Contrasts => false;

    public static FilledConductance Of(double conductance) => new(conductance);

    public static FilledConductance OfSum(double sum) => new(sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(FilledConductance* at)
    {
        var whole = Vector256.Load(&at->parts);
        if (Avx512F.IsSupported) return Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(whole)) * Vector512.Create(Unit);
        var (low, high) = Vector256.Widen(whole);
        return Vector512.Create(Vector256.ConvertToSingle(low.AsInt32()), Vector256.ConvertToSingle(high.AsInt32())) * Vector512.Create(Unit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> values, FilledConductance* sums)
    {
        var sum = Load(sums);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(sum, Vector512<float>.Zero), values / sum, Vector512<float>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> values, FilledConductance* sums) => values * Load(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Conducts(FilledConductance* sums) => Vector512.GreaterThan(Load(sums), Vector512<float>.Zero);
}
