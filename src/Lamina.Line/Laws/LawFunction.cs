namespace Lamina.Line.Laws;

/// <summary>A law of a process step as plain numbers: inputs and parameters in, one value out, all in SI and in the order in which the law lists them.</summary>
/// <param name="inputs">what the law depends on, in the order of <see cref="ProcessLaw.Inputs"/> [SI of each]</param>
/// <param name="parameters">its constants, in the order of <see cref="ProcessLaw.Parameters"/> [SI of each]</param>
public delegate double LawFunction(ReadOnlySpan<double> inputs, ReadOnlySpan<double> parameters);
