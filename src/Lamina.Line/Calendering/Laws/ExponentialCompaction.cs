namespace Lamina.Line.Calendering.Laws;

/// <summary>
/// Porosity against line load after Meyer et al. (2017): eps = eps_min + (eps_0 - eps_min) exp(-q/gamma_C), eps_min = xi eps_0. Compaction resistance gamma_C and the factor xi fall
/// linearly with roll temperature, gamma_C rises linearly with loading. No published gamma_C was found: defaults are assumed and carry bounds.
/// </summary>
public sealed record ExponentialCompaction
{
    /// <summary>Compaction resistance at the reference temperature and loading [N/m].</summary>
    public required double Resistance { get; init; }

    /// <summary>Minimum porosity over initial porosity, xi, at the reference temperature [-].</summary>
    public required double MinimumShare { get; init; }

    /// <summary>Roll temperature for which the constants hold [K].</summary>
    public double ReferenceTemperature { get; init; } = 298.15;

    /// <summary>Loading for which the constants hold [kg/m2].</summary>
    public double ReferenceLoading { get; init; } = 0.2;

    /// <summary>Relative fall of resistance and minimum porosity per kelvin [1/K].</summary>
    public double Softening { get; init; }

    /// <summary>Relative rise of resistance per relative rise of loading [-].</summary>
    public double LoadingSensitivity { get; init; }

    /// <summary>Resistance at a roll temperature and loading [N/m].</summary>
    /// <param name="temperature">roll surface [K]</param>
    /// <param name="loading">coating mass per side [kg/m2]</param>
    public double ResistanceAt(double temperature, double loading) =>
        Resistance * Factor(temperature) * Math.Max(0.1, 1 + LoadingSensitivity * (loading / ReferenceLoading - 1));

    /// <summary>Porosity under the load, before spring-back [-].</summary>
    /// <param name="initialPorosity">before calendering [-]</param>
    /// <param name="lineLoad">force per width of the rolls, not negative [N/m]</param>
    /// <param name="temperature">roll surface [K]</param>
    /// <param name="loading">coating mass per side [kg/m2]</param>
    public double Porosity(double initialPorosity, double lineLoad, double temperature, double loading)
    {
        var least = LeastPorosity(initialPorosity, temperature);
        return least + (initialPorosity - least) * Math.Exp(-lineLoad / ResistanceAt(temperature, loading));
    }

    /// <summary>Line load that gives a porosity; null where no load does [N/m].</summary>
    /// <param name="initialPorosity">before calendering [-]</param>
    /// <param name="porosity">wanted [-]</param>
    /// <param name="temperature">roll surface [K]</param>
    /// <param name="loading">coating mass per side [kg/m2]</param>
    public double? LineLoad(double initialPorosity, double porosity, double temperature, double loading)
    {
        var least = LeastPorosity(initialPorosity, temperature);
        if (porosity >= initialPorosity) return 0;
        if (porosity <= least) return null;
        return -ResistanceAt(temperature, loading) * Math.Log((porosity - least) / (initialPorosity - least));
    }

    /// <summary>The porosity that no load goes below [-].</summary>
    /// <param name="initialPorosity">before calendering [-]</param>
    /// <param name="temperature">roll surface [K]</param>
    public double LeastPorosity(double initialPorosity, double temperature) => MinimumShare * Factor(temperature) * initialPorosity;

    private double Factor(double temperature) => Math.Max(0.1, 1 - Softening * (temperature - ReferenceTemperature));
}
