namespace Lamina.Line.Mixing;

/// <summary>Settings of the mixing step.</summary>
public sealed record MixingSettings
{
}
