using Lamina.Data.Faults;
using Lamina.Data.Tables;

namespace Lamina.Studies.Calibration;

/// <summary>A measured number of a slurry: its density, or its viscosity at a shear rate.</summary>
internal sealed record SlurryMeasurement
{
    private const double DensitySpread = 0.01, ViscositySpread = 0.05, UsualPressure = 1e5;

    /// <summary>Shear rate of a viscosity; null for a density [1/s].</summary>
    public double? ShearRate { get; init; }

    /// <summary>Pressure that the slurry rests under [Pa].</summary>
    public required double Pressure { get; init; }

    /// <summary>The measured value [kg/m3 or Pa s].</summary>
    public required double Value { get; init; }

    /// <summary>Its standard deviation [kg/m3 or Pa s].</summary>
    public required double Deviation { get; init; }

    /// <summary>What it is.</summary>
    public string Quantity => ShearRate is null ? "density" : "viscosity";

    /// <summary>Its SI unit.</summary>
    public string Unit => ShearRate is null ? "kg/m3" : "Pa s";

    /// <summary>
    /// Reads a table: <c>density</c>, and <c>shear_rate</c> with <c>viscosity</c>, each with an <c>_sd</c> column or known to 1 and 5 %; <c>pressure</c> or 100 kPa. Densities first, pressures rising.
    /// </summary>
    /// <exception cref="InputException">the table cannot be read or holds neither</exception>
    public static IReadOnlyList<SlurryMeasurement> Read(string path)
    {
        var table = TableReader.Read(path);
        double[]? Find(string name, string unit) => table.TryGet(name, out _) ? table.Find(name, unit).Values : null;
        var (density, viscosity, rate, pressure) = (Find("density", "kg/m3"), Find("viscosity", "Pa s"), Find("shear_rate", "1/s"), Find("pressure", "kPa"));
        var (densitySpread, viscositySpread) = (Find("density_sd", "kg/m3"), Find("viscosity_sd", "Pa s"));
        var span = SourceSpan.Whole(path);
        if (density is null && viscosity is null) throw new InputException(FaultKind.NotFound, "the table has neither a density nor a viscosity", "give density [g/cm3], or shear_rate [1/s] with viscosity [Pa s], or both", span);
        if (viscosity is not null && rate is null) throw new InputException(FaultKind.NotFound, "the viscosities have no shear rates", "give shear_rate [1/s]", span);
        var measured = new List<SlurryMeasurement>();
        for (var row = 0; row < table.Rows; row++)
        {
            var under = pressure?[row] is { } p && double.IsFinite(p) ? p : UsualPressure;
            void Add(double? shear, double[]? values, double[]? spreads, double share)
            {
                if (values?[row] is not { } value || double.IsNaN(value)) return;
                if (!(value > 0 && double.IsFinite(value) && under > 0 && shear is null or > 0)) throw new InputException(FaultKind.OutOfRange, $"row {row + 1}: density, viscosity, shear rate and pressure must be above zero", null, span);
                var spread = spreads?[row] is { } sd && double.IsFinite(sd) ? sd : share * value;
                if (!(spread > 0)) throw new InputException(FaultKind.OutOfRange, $"row {row + 1}: a standard deviation must be above zero", null, span);
                measured.Add(new SlurryMeasurement { ShearRate = shear, Pressure = under, Value = value, Deviation = spread });
            }
            Add(null, density, densitySpread, DensitySpread);
            if (viscosity is not null) Add(rate![row], viscosity, viscositySpread, ViscositySpread);
        }
        if (measured.Count == 0) throw new InputException(FaultKind.Empty, "the table has no complete row", "give a density, or a viscosity with its shear rate", span);
        return [.. measured.OrderBy(m => m.Pressure).ThenBy(m => m.ShearRate ?? 0)];
    }
}
