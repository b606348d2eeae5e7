namespace Lamina.Drying.Limits;

/// <summary>Closed-form limits of <see cref="BinderMigration"/> at the end of shrinkage, h_f = phi0/phi_max, eps_f = 1 - phi_max.</summary>
public static class BinderMigrationLimits
{
    /// <summary>Slow drying, Pe to 0: (top - bottom) / mean = Pe h_f / (2 eps_f^b), the parabola in which diffusion carries the flux xi c [-].</summary>
    /// <param name="settings">parameters</param>
    public static double SlowDifference(BinderMigrationSettings settings)
    {
        settings.Check();
        return settings.Peclet * FinalThickness(settings) / (2 * Math.Pow(1 - settings.MaximumSolids, settings.Exponent));
    }

    /// <summary>Fast drying, Pe to infinity: bottom / mean = (h_f - phi0) / (1 - phi0): the liquid at the foil keeps the initial concentration [-].</summary>
    /// <param name="settings">parameters</param>
    public static double FastBottom(BinderMigrationSettings settings)
    {
        settings.Check();
        return (FinalThickness(settings) - settings.InitialSolids) / (1 - settings.InitialSolids);
    }

    /// <summary>
    /// Fast drying, Pe to infinity: top / mean = Pe (h_f / eps_f^b) (1 - h_f) / (1 - phi0): what the liquid left behind, in a layer of thickness
    /// eps_f^b / (Pe h_f) under the surface [-].
    /// </summary>
    /// <param name="settings">parameters</param>
    public static double FastTop(BinderMigrationSettings settings)
    {
        settings.Check();
        var h = FinalThickness(settings);
        return settings.Peclet * h / Math.Pow(1 - settings.MaximumSolids, settings.Exponent) * (1 - h) / (1 - settings.InitialSolids);
    }

    /// <summary>
    /// Smallest and largest local Peclet number Pe h/eps^b while the film shrinks from 1 to h_f: how far the fast limit (all of them large) and the slow limit
    /// (all of them small) are valid [-].
    /// </summary>
    /// <param name="settings">parameters</param>
    public static (double Least, double Greatest) LocalPeclet(BinderMigrationSettings settings)
    {
        settings.Check();
        double Local(double h) => settings.Peclet * h / Math.Pow(1 - settings.InitialSolids / h, settings.Exponent);
        double start = Local(1), end = Local(FinalThickness(settings));
        // ln(h/eps^b) with eps = 1 - phi0/h has one stationary point, a minimum, at h = phi0 (1 + b).
        var lowest = settings.InitialSolids * (1 + settings.Exponent);
        var least = lowest > FinalThickness(settings) && lowest < 1 ? Local(lowest) : Math.Min(start, end);
        return (least, Math.Max(start, end));
    }

    private static double FinalThickness(BinderMigrationSettings settings) => settings.InitialSolids / settings.MaximumSolids;
}
