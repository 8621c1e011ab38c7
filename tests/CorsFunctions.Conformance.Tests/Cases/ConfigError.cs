using System.Text.Json;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>An error that a policy has to be refused with.</summary>
internal sealed record ConfigError(string Field, JsonElement Value, string Reason);
