namespace Lamina.Numerics.Interpolation;

/// <summary>What an interpolation gives outside its knots.</summary>
public enum BeyondEnds
{
    /// <summary>Goes on with the end slope.</summary>
    Linear,

    /// <summary>Keeps the end value.</summary>
    Constant,

    /// <summary>Not a number: the caller must notice.</summary>
    NotANumber,
}
