using Lamina.Data.Binding;

namespace Lamina.Line.Calendering;

/// <summary>How the rolls' heat reaches the carbon-binder particles.</summary>
public enum PressHeat
{
    /// <summary>A slab.</summary>
    [Describe("conduction in one dimension through a slab of one diffusivity")]
    Slab,

    /// <summary>From particle to particle.</summary>
    [Describe("conduction from particle to particle through their contacts, each with a temperature of its own; the pores conduct nothing")]
    Contacts,
}
