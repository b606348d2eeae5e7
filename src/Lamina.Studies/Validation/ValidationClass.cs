namespace Lamina.Studies.Validation;

/// <summary>What a case compares with. Counted apart everywhere; only <see cref="HeldOut"/> may be called validated.</summary>
public enum ValidationClass
{
    /// <summary>Closed form or identity.</summary>
    Exact,

    /// <summary>An independent solver of the same equations.</summary>
    Peer,

    /// <summary>Constants were taken from these very data.</summary>
    Fitted,

    /// <summary>A measurement that no fit has used.</summary>
    HeldOut,
}
