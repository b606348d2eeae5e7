namespace Lamina.Numerics.Roots;

/// <summary>A function of one variable, written as a struct so that solvers inline it and allocate nothing.</summary>
public interface IScalarFunction
{
    /// <summary>Value at x.</summary>
    /// <param name="x">variable</param>
    double Value(double x);
}
