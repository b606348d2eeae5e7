using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>Contact laws of particles that are calendered.</summary>
public enum PressContacts
{
    /// <summary>The dried force field.</summary>
    [Describe("the force field that the structure was dried in, as Lombardo et al. 2021 did")]
    Dried,

    /// <summary>Hard contacts.</summary>
    [Describe("Hertz-Mindlin contacts of GPa with SJKR2 cohesion and no other attraction, as Ngandjong et al. 2021 did")]
    [Key("hertz-sjkr2")]
    HertzSjkr2,
}
