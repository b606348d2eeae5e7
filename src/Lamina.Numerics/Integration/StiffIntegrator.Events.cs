namespace Lamina.Numerics.Integration;

public sealed partial class StiffIntegrator
{
    private readonly double[] _eventValues;
    private readonly int[] _eventSigns, _foundEvents;
    private readonly EventDirection[] _eventDirections;
    private double _searchedTime;
    private int _foundCount;

    private void ArmEvents()
    {
        if (_events is null) return;
        _events.Events(_time, State, _eventValues);
        for (var k = 0; k < _eventSigns.Length; k++) _eventSigns[k] = SignOf(_eventValues[k]);
    }

    /// <summary>Looks for the first crossing between the time searched so far and reach, on the dense output.</summary>
    private bool FindEvent(double reach)
    {
        EventsAt(reach);
        if (!AnyCrossed())
        {
            Remember();
            _searchedTime = reach;
            return false;
        }

        // Bisection on "has any function crossed by t": one bracket for all, the earliest crossing wins, and about 50 cheap evaluations per event.
        var (low, high) = (_searchedTime, reach);
        var resolution = 8 * Math.Max(double.BitIncrement(Math.Abs(reach)) - Math.Abs(reach), 0);
        while (high - low > resolution)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            EventsAt(middle);
            if (AnyCrossed()) high = middle; else low = middle;
        }
        EventsAt(high);
        _foundCount = 0;
        for (var k = 0; k < _eventSigns.Length; k++)
            if (Crosses(k, SignOf(_eventValues[k]))) _foundEvents[_foundCount++] = k;
        Remember();
        _statistics.Events += _foundCount;
        _searchedTime = high;
        Output(high);
        return true;
    }

    private void EventsAt(double time)
    {
        Evaluate(_history, time, _scratch);
        _events!.Events(time, _scratch.AsSpan(0, _count), _eventValues);
    }

    private bool AnyCrossed()
    {
        for (var k = 0; k < _eventSigns.Length; k++)
            if (Crosses(k, SignOf(_eventValues[k]))) return true;
        return false;
    }

    private bool Crosses(int k, int sign) => _eventSigns[k] != 0 && sign == -_eventSigns[k] && (_eventDirections[k] == EventDirection.Either || sign == (int)_eventDirections[k]);

    private void Remember()
    {
        for (var k = 0; k < _eventSigns.Length; k++)
            if (SignOf(_eventValues[k]) is var sign && sign != 0) _eventSigns[k] = sign;
    }

    private static int SignOf(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
