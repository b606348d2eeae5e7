namespace Lamina.Learning.Calibration;

/// <summary>How much the data add to what the range of a parameter, or of a combination, says already.</summary>
public enum Knowledge
{
    /// <summary>Standard deviation below a tenth of the range.</summary>
    Determined,

    /// <summary>Between a tenth of the range and what every value of the range alike would have.</summary>
    Weak,

    /// <summary>The data say no more than the range: 0.29 of its width, the standard deviation of a uniform distribution, or more.</summary>
    Undetermined,
}
