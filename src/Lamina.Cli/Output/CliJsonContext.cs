using System.Text.Json.Serialization;

namespace Lamina.Cli;

/// <summary>Serialisation without reflection, which would cost start-up time.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
