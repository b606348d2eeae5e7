namespace Lamina.Numerics.Linear;

/// <summary>Adds up w_i J_ij down one column and remembers the entry that can take the correction with the least relative change.</summary>
internal struct ColumnCorrection
{
    private double _sum, _largest, _weight;
    private int _row;
    private bool _seen;

    public void See(double weight, double entry, int row)
    {
        if (weight == 0) return;
        var part = weight * entry;
        _sum += part;
        if (_seen && Math.Abs(part) <= _largest) return;
        (_largest, _weight, _row, _seen) = (Math.Abs(part), weight, row, true);
    }

    /// <summary>The row to change, -1 if no row has a weight.</summary>
    public readonly int Row => _seen ? _row : -1;

    /// <summary>What to subtract from that row's entry.</summary>
    public readonly double Amount => _sum / _weight;
}
