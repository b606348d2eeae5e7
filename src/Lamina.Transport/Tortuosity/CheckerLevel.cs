using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lamina.Transport.Tortuosity;

/// <summary>A seven-point conductance operator on a chequered grid: A x = D x - sum over neighbours of g x, D = sum of g + the conductance to the outer faces.</summary>
internal abstract unsafe class CheckerLevel(CheckerLayout layout, Wrap wrap) : IDisposable
{
    private readonly FloatBuffer zero = new(layout.Stride + CheckerLayout.Lanes);

    public CheckerLayout Layout { get; } = layout;

    /// <summary>Whether rows and planes close on themselves in x and y.</summary>
    public Wrap Wrap { get; } = wrap;

    /// <summary>A row of zeros, for neighbours outside the grid.</summary>
    protected float* ZeroRow => zero.Data + 1;

    /// <summary>target = (rhs + sum g other) / D for one row; cells without conductance become 0.</summary>
    /// <param name="red">colour of the row that is computed</param>
    /// <param name="y">row</param>
    /// <param name="z">plane</param>
    /// <param name="rhs">element 0 of the row's right-hand side, or null for zero</param>
    /// <param name="other">start of the other colour</param>
    /// <param name="target">element 0 of the row</param>
    public abstract void Relax(bool red, int y, int z, float* rhs, float* other, float* target);

    /// <summary>target = rhs / D for one row.</summary>
    public abstract void Divide(bool red, int y, int z, float* rhs, float* target);

    /// <summary>target = sum g other over one row of red cells, 0 for those that do not conduct.</summary>
    public abstract void RedSum(int y, int z, float* other, float* target);

    /// <summary>target = D x - sum g other for one row of red cells; returns x . target.</summary>
    public abstract double ApplyRed(int y, int z, float* x, float* other, float* target);

    /// <summary>target = (g to below - g to above) * slope for one row: minus A applied to a ramp of that slope, the first right-hand side.</summary>
    /// <param name="red">colour of the row</param>
    /// <param name="y">row</param>
    /// <param name="z">plane</param>
    /// <param name="outer">for the first and last plane: conductance to the outer face over one whole cell, element 0 of the row</param>
    /// <param name="slope">change of the ramp per cell</param>
    /// <param name="target">element 0 of the row</param>
    public abstract void Pull(bool red, int y, int z, float* outer, float slope, float* target);

    /// <summary>Makes a red row fit to be a neighbour after it was changed from outside: its margins, and zeros where cells do not conduct if the level relies on them.</summary>
    public virtual void Mend(int y, int z, float* target) => Close(target);

    public virtual void Dispose() => zero.Dispose();

    /// <summary>Sum of the products of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(float* a, float* b, int vectors)
    {
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < vectors * CheckerLayout.Lanes; i += CheckerLayout.Lanes) sum = AddProduct(sum, Vector512.Load(a + i), Vector512.Load(b + i));
        return InOrder(sum);
    }

    /// <summary>Element 0 of a row of either colour, the periodic image where the grid closes, a row of zeros outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected float* RowOf(float* colour, int y, int z)
    {
        if ((uint)z >= (uint)Layout.Nz) return ZeroRow;
        if ((uint)y >= (uint)Layout.Ny)
        {
            if (!Wrap.Y) return ZeroRow;
            y = y < 0 ? Layout.Ny - 1 : 0;
        }
        return colour + Layout.Row(y, z);
    }

    /// <summary>Copies the ends of a row into its margins where the grid closes in x.</summary>
    protected void Close(float* row)
    {
        if (!Wrap.X) return;
        row[-1] = row[Layout.Half - 1];
        row[Layout.Half] = row[0];
    }

    /// <summary>Sum of the lanes' products in double, in an order that does not depend on the machine's vector width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector512<double> AddProduct(Vector512<double> sum, Vector512<float> a, Vector512<float> b)
    {
        var (aLow, aHigh) = Vector512.Widen(a);
        var (bLow, bHigh) = Vector512.Widen(b);
        return sum + aLow * bLow + aHigh * bHigh;
    }

    /// <summary>Sum of the eight lanes in lane order.</summary>
    protected static double InOrder(Vector512<double> sum)
    {
        var total = 0.0;
        for (var i = 0; i < 8; i++) total += sum.GetElement(i);
        return total;
    }
}
