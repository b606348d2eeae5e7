using Lamina.Studies.Evaluation;

namespace Lamina.Studies.Maps;

/// <summary>Outputs of a recipe over two settings, with the boundaries of its operating window.</summary>
public sealed record OperatingMap
{
    /// <summary>Name of the recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>Horizontal setting.</summary>
    public required Variable X { get; init; }

    /// <summary>Vertical setting.</summary>
    public required Variable Y { get; init; }

    /// <summary>Values of the horizontal setting, rising [SI of the setting].</summary>
    public required double[] Columns { get; init; }

    /// <summary>Values of the vertical setting, rising [SI of the setting].</summary>
    public required double[] Rows { get; init; }

    /// <summary>The quantities.</summary>
    public required IReadOnlyList<MapField> Fields { get; init; }

    /// <summary>The conditions.</summary>
    public required IReadOnlyList<MapBoundary> Boundaries { get; init; }

    /// <summary>Past runs and measurements.</summary>
    public IReadOnlyList<PlacedPoint> Points { get; init; } = [];

    /// <summary>For each field the largest difference to the recipe's own grid over five points of the map, over the field's range; NaN where it is not known [-].</summary>
    public IReadOnlyList<double> GridErrors { get; init; } = [];

    /// <summary>Points that could not be run, by reason, the most frequent first.</summary>
    public required IReadOnlyList<FailedPoints> Failures { get; init; }

    /// <summary>Passes that this call ran, rows kept from before not counted [-].</summary>
    public required int Evaluations { get; init; }

    /// <summary>Processor time of this call [s].</summary>
    public required double CpuTime { get; init; }

    /// <summary>Per point, row after row: 0 where every condition holds, k where the k-th one is broken worst; NaN where it could not be run, or where none is seen broken and one has no value.</summary>
    public double[] Window()
    {
        var window = new double[Columns.Length * Rows.Length];
        for (var i = 0; i < window.Length; i++)
        {
            var (worst, at) = (0.0, 0);
            var known = true;
            for (var k = 0; k < Boundaries.Count; k++)
            {
                var margin = Boundaries[k].Margins[i];
                known &= !double.IsNaN(margin);
                if (margin < worst) (worst, at) = (margin, k + 1);
            }
            window[i] = known || at > 0 ? at : double.NaN;
        }
        return window;
    }
}
