using System.Collections;

namespace Lamina.Data.Faults;

/// <summary>Collects the mistakes of one input, so that all of them are reported at once. Not safe for several threads.</summary>
public sealed class FaultList : IReadOnlyList<Fault>
{
    /// <summary>So many faults are kept; more of them would only bury the first ones.</summary>
    public const int Capacity = 200;

    private readonly List<Fault> _faults = [];

    /// <inheritdoc/>
    public int Count => _faults.Count;

    /// <summary>How many faults beyond <see cref="Capacity"/> were counted but not kept [-].</summary>
    public int Dropped { get; private set; }

    /// <inheritdoc/>
    public Fault this[int index] => _faults[index];

    /// <summary>Adds a fault.</summary>
    public void Add(Fault fault)
    {
        if (_faults.Count < Capacity) _faults.Add(fault);
        else Dropped++;
    }

    /// <summary>Adds a fault.</summary>
    public void Add(FaultKind kind, SourceSpan? span, string message, string? remedy = null, string? path = null) =>
        Add(new Fault { Kind = kind, Span = span, Message = message, Remedy = remedy, Path = path });

    /// <summary>Throws all faults at once; does nothing when there are none.</summary>
    /// <exception cref="InputException">there is at least one fault</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new InputException(this);
    }

    /// <inheritdoc/>
    public IEnumerator<Fault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
