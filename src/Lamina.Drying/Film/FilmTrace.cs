using Lamina.Drying.Dryer;

namespace Lamina.Drying.Film;

/// <summary>What was seen of a pass: series, profiles, events. A zone whose air balance has not closed yet is taken back with <see cref="Rewind"/>.</summary>
internal sealed class FilmTrace
{
    private readonly FilmConstants _constants;
    private readonly DryerSegment[] _segments;
    private readonly double[] _starts;

    public FilmTrace(FilmConstants constants)
    {
        _constants = constants;
        _segments = [.. constants.Program.Segments];
        _starts = new double[_segments.Length];
        for (var i = 1; i < _segments.Length; i++) _starts[i] = _starts[i - 1] + _segments[i - 1].Duration;
    }

    public List<double> Time { get; } = [];
    public List<int> Segment { get; } = [];
    public List<double> Temperature { get; } = [];
    public List<double> Thickness { get; } = [];
    public List<double> Saturation { get; } = [];
    public List<double> SaturationBottom { get; } = [];
    public List<double> SaturationTop { get; } = [];
    public List<double> Rate { get; } = [];
    public List<double> Residual { get; } = [];
    public List<double> SuctionTop { get; } = [];
    public List<double> ActivityTop { get; } = [];
    public List<double> SolventContent { get; } = [];
    public List<double> FixedBinder { get; } = [];
    public List<double> BinderEvenness { get; } = [];
    public List<FilmProfile> Profiles { get; } = [];
    public List<FilmEvent> Events { get; } = [];

    public readonly record struct Mark(int Samples, int Profiles, int Events);

    public Mark Here => new(Time.Count, Profiles.Count, Events.Count);

    public void Rewind(Mark mark)
    {
        foreach (var list in new[] { Time, Temperature, Thickness, Saturation, SaturationBottom, SaturationTop, Rate, Residual, SuctionTop, ActivityTop, SolventContent, FixedBinder, BinderEvenness })
            list.RemoveRange(mark.Samples, list.Count - mark.Samples);
        Segment.RemoveRange(mark.Samples, Segment.Count - mark.Samples);
        Profiles.RemoveRange(mark.Profiles, Profiles.Count - mark.Profiles);
        Events.RemoveRange(mark.Events, Events.Count - mark.Events);
    }

    /// <summary>Puts the content at which a zone's air closed in place of that of its last pass.</summary>
    public void ReplaceSolventContent(Mark from, double passed, double closed)
    {
        for (var i = from.Samples; i < SolventContent.Count; i++)
            if (SolventContent[i] == passed) SolventContent[i] = closed;
    }

    public void Sample(FilmState state, int segment)
    {
        double thickness = 0, fluid = 0, voids = 0, solvent = 0, stuck = 0, binder = 0;
        var n = _constants.Cells;
        for (var i = 0; i < n; i++)
        {
            var dZ = _constants.CellSolid[i];
            thickness += (1 + state.VoidRatio[i]) * dZ;
            fluid += Fluid(state, i) * dZ;
            voids += state.VoidRatio[i] * dZ;
            solvent += (state.Free[i] + state.Held[i]) * dZ;
            for (var k = 0; k < state.Species.Length; k++)
            {
                var species = _constants.Input.Species[k];
                if (species.Role != SolidRole.Binder) continue;
                binder += species.Density * state.Species[k][i] * dZ;
                stuck += species.Density * state.Species[k][i] * dZ * (1 - state.Mobility[k][i]);
            }
        }
        Time.Add(state.Time);
        Segment.Add(segment);
        Temperature.Add(state.Temperature);
        Thickness.Add(thickness);
        Saturation.Add(fluid / voids);
        SaturationBottom.Add(Fluid(state, 0) / state.VoidRatio[0]);
        SaturationTop.Add(Fluid(state, n - 1) / state.VoidRatio[n - 1]);
        Rate.Add(state.Rate);
        Residual.Add(solvent * _constants.LiquidDensity / _constants.DryMass);
        SuctionTop.Add(state.SuctionTop);
        ActivityTop.Add(state.ActivityTop);
        SolventContent.Add(state.SolventContent);
        FixedBinder.Add(binder > 0 ? stuck / binder : 0);
        BinderEvenness.Add(Evenness(state, thickness));
    }

    private double Evenness(FilmState state, double thickness)
    {
        double PerSolid(int i)
        {
            var binder = _constants.ImmobileBinder;
            for (var k = 0; k < state.Species.Length; k++)
                if (_constants.Input.Species[k].Role == SolidRole.Binder) binder += _constants.Input.Species[k].Density * state.Species[k][i];
            return binder;
        }
        var (mean, covered) = (0.0, 0.0);
        for (var i = 0; i < _constants.Cells; i++) mean += PerSolid(i) * _constants.CellSolid[i];
        if (!(mean > 0)) return 1;
        mean /= thickness;
        for (var i = 0; i < _constants.Cells; i++) covered += Math.Min(PerSolid(i), mean * (1 + state.VoidRatio[i])) * _constants.CellSolid[i];
        return covered / (mean * thickness);
    }

    public void Profile(FilmState state) => Profiles.Add(ProfileOf(state));

    public FilmProfile ProfileOf(FilmState state)
    {
        var n = _constants.Cells;
        var faces = new double[n + 1];
        var phi = new double[n];
        var saturation = new double[n];
        for (var i = 0; i < n; i++)
        {
            faces[i + 1] = faces[i] + (1 + state.VoidRatio[i]) * _constants.CellSolid[i];
            phi[i] = 1 / (1 + state.VoidRatio[i]);
            saturation[i] = Fluid(state, i) / state.VoidRatio[i];
        }
        var over = new double[state.Species.Length][];
        for (var k = 0; k < over.Length; k++)
        {
            over[k] = new double[n];
            var amount = 0.0;
            for (var i = 0; i < n; i++) amount += state.Species[k][i] * _constants.CellSolid[i];
            var mean = amount / faces[n];
            for (var i = 0; i < n; i++) over[k][i] = state.Species[k][i] * phi[i] / mean;
        }
        return new FilmProfile
        {
            Time = state.Time,
            Faces = faces,
            SolidFraction = phi,
            Saturation = saturation,
            FreeSolvent = [.. state.Free],
            HeldSolvent = [.. state.Held],
            Species = [.. state.Species.Select(s => s.ToArray())],
            SpeciesOverMean = over,
            SpeciesFixed = [.. state.Mobility.Select(m => m.Select(x => 1 - x).ToArray())],
        };
    }

    public void Event(FilmEventKind kind, string? species, double time, int segment) =>
        Events.Add(new FilmEvent { Kind = kind, Species = species, Time = time, Position = PositionAt(time, segment) });

    /// <summary>Where the film is along the web; null in a segment without place.</summary>
    public double? PositionAt(double time, int segment)
    {
        var s = _segments[segment];
        return s is { Start: { } from, End: { } to } ? from + (to - from) * (time - _starts[segment]) / s.Duration : null;
    }

    private static double Fluid(FilmState state, int i)
    {
        var f = state.Free[i] + state.Held[i];
        foreach (var species in state.Species) f += species[i];
        return f;
    }
}
