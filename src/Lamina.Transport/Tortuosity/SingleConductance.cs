using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Transport.Tortuosity;

/// <summary>Any conductance, in single precision; of sums the reciprocal is kept.</summary>
internal readonly unsafe struct SingleConductance : IConductance<SingleConductance>
{
    private readonly float value;

    private SingleConductance(float value) => this.value = value;

    public static bool Contrasts => true;

    public static SingleConductance Of(double conductance) => new((float)conductance);

    public static SingleConductance OfSum(double sum) => new(sum > 0 ? 1 / (float)sum : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(SingleConductance* at) => Vector512.Load(&at->value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> values, SingleConductance* sums) => values * Load(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> values, SingleConductance* sums) => Vector512.ConditionalSelect(Conducts(sums), values / Load(sums), Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Conducts(SingleConductance* sums) => Vector512.GreaterThan(Load(sums), Vector512<float>.Zero);
}
