namespace Lamina.Transport.Cracks;

/// <summary>What goes through a cracked film.</summary>
public enum Carrier
{
    /// <summary>Ions: cracks are open channels of electrolyte, the film conducts through its pores.</summary>
    Ions,

    /// <summary>Electrons: cracks insulate, the film conducts through its solid.</summary>
    Electrons,
}
