namespace Lamina.Cli;

/// <summary>Where a verb writes and reads; tests put strings in place of the terminal.</summary>
/// <param name="Out">results</param>
/// <param name="Error">progress, status, errors</param>
/// <param name="ErrorIsTerminal">whether progress may be drawn over itself</param>
/// <param name="InputIsTerminal">whether someone can answer questions</param>
/// <param name="In">answers</param>
public sealed record CliConsole(TextWriter Out, TextWriter Error, bool ErrorIsTerminal, bool InputIsTerminal, TextReader In);
