namespace Lamina.Data.Faults;

/// <summary>Bad input: carries every fault found. The command line prints them and exits with 2, never with a stack trace.</summary>
public sealed class InputException : ArgumentException
{
    /// <summary>From all faults found.</summary>
    /// <exception cref="ArgumentException">the list is empty</exception>
    public InputException(IReadOnlyList<Fault> faults)
        : base(faults.Count > 0 ? string.Join('\n', faults) : throw new ArgumentException("An input exception needs a fault.", nameof(faults)))
        => Faults = [.. faults.OrderBy(fault => fault.Span?.File, StringComparer.Ordinal).ThenBy(fault => fault.Span?.Line ?? 0).ThenBy(fault => fault.Span?.Column ?? 0)];

    /// <summary>From one fault.</summary>
    public InputException(FaultKind kind, string message, string? remedy = null, SourceSpan? span = null)
        : this([new Fault { Kind = kind, Message = message, Remedy = remedy, Span = span }])
    {
    }

    /// <summary>The faults, in the order of the file.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
