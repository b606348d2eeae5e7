using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lamina.Drying.Limits;

/// <summary>Rates of cells from fluxes through faces. Every flux enters two rates with the same bits, so that it cancels from their sum to rounding.</summary>
internal static class FluxDifferences
{
    /// <summary>rates[i] = scale * (flux[i] - flux[i + 1]); face i lies below cell i.</summary>
    public static void Write(ReadOnlySpan<double> flux, double scale, Span<double> rates, int cells)
    {
        if (flux.Length < cells + 1 || rates.Length < cells) throw new ArgumentException("fluxes or rates too short");
        ref var below = ref MemoryMarshal.GetReference(flux);
        ref var target = ref MemoryMarshal.GetReference(rates);
        var i = 0;
        for (; i + 8 <= cells; i += 8)
            (scale * (Vector512.LoadUnsafe(ref below, (nuint)i) - Vector512.LoadUnsafe(ref below, (nuint)(i + 1)))).StoreUnsafe(ref target, (nuint)i);
        for (; i < cells; i++) rates[i] = scale * (flux[i] - flux[i + 1]);
    }

    /// <summary>diagonal[i] = byAbove[i] - byBelow[i + 1], upper[i] = -byAbove[i + 1]: derivatives of the rates from those of the fluxes.</summary>
    public static void Diagonal(ReadOnlySpan<double> byAbove, ReadOnlySpan<double> byBelow, Span<double> diagonal, Span<double> upper, int cells)
    {
        byAbove = byAbove[..(cells + 1)];
        byBelow = byBelow[..(cells + 1)];
        diagonal = diagonal[..cells];
        upper = upper[..cells];
        for (var i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = byAbove[i] - byBelow[i + 1];
            upper[i] = -byAbove[i + 1];
        }
    }
}
