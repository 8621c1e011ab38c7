using System.Text.Json.Serialization;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>Serialisation without reflection, so that the tool starts quickly.</summary>
[JsonSerializable(typeof(JsonFindings))]
internal sealed partial class JsonContext : JsonSerializerContext;
