namespace Lamina.Drying.Limits;

/// <summary>Diffusivity law of <see cref="ParticleConsolidation"/>.</summary>
public enum ConsolidationForm
{
    /// <summary>D = (1 - phi)^6.55 / (1 - phi/phi_max)^2: Routh and Zimmerman 2004 with D = 1 in the dilute limit.</summary>
    Unit,

    /// <summary>As printed in a public implementation: D = (1 - phi)^6.55 (1/phi_max) / (1 - phi/phi_max)^2, which makes D = 1/phi_max in the dilute limit.</summary>
    Printed,

    /// <summary>Yoo 2022: D = (1 - phi)^6.55 (1 + 6 phi0 phi Pe) / (1 - phi/phi_c)^2, phi_c = phi_max (1 - alpha/sqrt Pe), alpha = 1 / (5.5 phi0 + 0.25); Pe 10 to 1500.</summary>
    Yoo,
}
