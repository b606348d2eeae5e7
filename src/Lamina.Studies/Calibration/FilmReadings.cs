using Lamina.Data.Tables;
using Lamina.Drying.Film;
using Lamina.Line.Drying;
using Lamina.Studies.Evaluation;
using Lamina.Studies.Running;

namespace Lamina.Studies.Calibration;

/// <summary>
/// Reads a solved point of a recipe where a measurement was made: the drying curve at a time or place, the final profile at a height, an output. Curves and
/// profiles are those of <c>drying.csv</c>, <c>stress.csv</c> and <c>profiles.csv</c>: what the coating's own measurement can be (a cantilever's stress, a camera's cracks) can be calibrated against.
/// </summary>
internal sealed class FilmReadings
{
    private readonly EvaluatedPoint _point;
    private readonly Table _curve;
    private readonly FilmProfile _profile;
    private readonly FilmMechanics? _mechanics;
    private readonly Dictionary<string, double[]> _profiles = new(StringComparer.Ordinal);

    private FilmReadings(EvaluatedPoint point, FilmSolution solution)
    {
        _point = point;
        _curve = TableReader.Parse(DryingTables.Curve(solution), "drying.csv");
        _profile = solution.Profiles[^1];
        _mechanics = point.Result!.Drying!.Product.Mechanics;
        _profiles["solid_fraction"] = _profile.SolidFraction;
        _profiles["saturation"] = _profile.Saturation;
        for (var k = 0; k < solution.Input.Species.Count; k++) _profiles[solution.Input.Species[k].Name + "_over_mean"] = _profile.SpeciesOverMean[k];
        Loading = point.Result.Drying.Product.Electrode.Loading;
    }

    /// <summary>Dry mass per area [kg/m2].</summary>
    public double Loading { get; }

    public double EndTime => _curve["time"][^1];

    public double? EndPosition => _curve.TryGet("position", out var position) ? position.Values[^1] : null;

    /// <summary>Curve quantities with their SI units.</summary>
    public IEnumerable<(string Name, string Unit)> Curves =>
    [
        .. _curve.Columns.Where(c => c.Texts is null && c.Name is not ("time" or "position" or "segment")).Select(c => (c.Name, c.Unit.Dimension.IsOne ? "1" : c.Unit.Dimension.SiUnit)),
        ("solvent_mass", "kg/m2"), ("mass", "kg/m2"),
        .. _mechanics is null ? Array.Empty<(string, string)>() : [("stress", "Pa"), ("free_shrinkage", "1"), ("crack_area_fraction", "1")],
    ];

    /// <summary>Profile quantities.</summary>
    public IEnumerable<string> Profiles => _profiles.Keys;

    /// <summary>Readings of a point; null where it failed or has no film solution.</summary>
    public static FilmReadings? Of(EvaluatedPoint point) => point.Result?.Drying?.Product.Solution is { } solution ? new FilmReadings(point, solution) : null;

    public double Read(string quantity, MeasuredAxis axis, double place) => axis switch
    {
        MeasuredAxis.Run => _point.Of(quantity) ?? double.NaN,
        MeasuredAxis.Height or MeasuredAxis.RelativeHeight => AtHeight(_profiles[quantity], axis == MeasuredAxis.Height ? place : place * _profile.Faces[^1]),
        _ when Mechanical(quantity) is { } values => Interpolate(_mechanics!.Stress.Time, values, axis == MeasuredAxis.Time ? place : Interpolate(_curve["position"], _curve["time"], place)),
        _ => Interpolate(_curve[axis == MeasuredAxis.Time ? "time" : "position"], Curve(quantity), place),
    };

    // Stress and cracks stand at times of their own, finer than the curve's.
    private double[]? Mechanical(string quantity) => quantity switch
    {
        "stress" => _mechanics?.Stress.Stress,
        "free_shrinkage" => _mechanics?.Stress.FreeShrinkage,
        "crack_area_fraction" => _mechanics?.Cracks.AreaFraction,
        _ => null,
    };

    private double[] Curve(string quantity) => quantity switch
    {
        "solvent_mass" => [.. _curve["residual_solvent"].Select(x => x * Loading)],
        "mass" => [.. _curve["residual_solvent"].Select(x => (1 + x) * Loading)],
        _ => _curve[quantity],
    };

    // Means over cells stand in the middle of the cells; beyond the outer middles the nearest cell holds.
    private double AtHeight(double[] cells, double height)
    {
        var middles = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++) middles[i] = (_profile.Faces[i] + _profile.Faces[i + 1]) / 2;
        return Interpolate(middles, cells, height);
    }

    internal static double Interpolate(double[] x, double[] y, double at)
    {
        if (at <= x[0]) return y[0];
        if (at >= x[^1]) return y[^1];
        var high = Array.BinarySearch(x, at);
        if (high >= 0) return y[high];
        high = ~high;
        var share = (at - x[high - 1]) / (x[high] - x[high - 1]);
        return y[high - 1] + share * (y[high] - y[high - 1]);
    }
}
