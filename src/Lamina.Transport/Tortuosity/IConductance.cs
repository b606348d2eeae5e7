using System.Runtime.Intrinsics;

namespace Lamina.Transport.Tortuosity;

/// <summary>How a level stores its conductances, sixteen of which are read at a time.</summary>
internal unsafe interface IConductance<TSelf> where TSelf : unmanaged, IConductance<TSelf>
{
    /// <summary>Whether conductances may differ by orders of magnitude.</summary>
    static abstract bool Contrasts { get; }

    /// <summary>Stores the conductance of a face.</summary>
    static abstract TSelf Of(double conductance);

    /// <summary>Stores what a cell is divided by: the sum of its conductances.</summary>
    static abstract TSelf OfSum(double sum);

    /// <summary>Conductances of faces.</summary>
    static abstract Vector512<float> Load(TSelf* at);

    /// <summary>Values over their cells' sums; 0 where a cell does not conduct.</summary>
    static abstract Vector512<float> Divide(Vector512<float> values, TSelf* sums);

    /// <summary>Values times their cells' sums.</summary>
    static abstract Vector512<float> Multiply(Vector512<float> values, TSelf* sums);

    /// <summary>All bits set where a cell conducts.</summary>
    static abstract Vector512<float> Conducts(TSelf* sums);
}
