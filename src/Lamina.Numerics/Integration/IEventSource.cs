namespace Lamina.Numerics.Integration;

/// <summary>
/// A system with events: functions of time and state whose crossing of zero is located on the dense output. The integrator returns at every event;
/// the caller goes on (nothing is lost), restarts from a changed state, or stops. A function that is exactly zero at the start is silent until it has left zero.
/// </summary>
public interface IEventSource : IStiffSystem
{
    /// <summary>Number of event functions.</summary>
    int EventCount { get; }

    /// <summary>Which crossings of one function count.</summary>
    /// <param name="index">event function, from 0</param>
    EventDirection Direction(int index);

    /// <summary>Writes the event functions; they should be continuous.</summary>
    /// <param name="time">independent variable [s, or the system's unit]</param>
    /// <param name="state">the unknowns</param>
    /// <param name="values">receives one value per event</param>
    void Events(double time, ReadOnlySpan<double> state, Span<double> values);
}
