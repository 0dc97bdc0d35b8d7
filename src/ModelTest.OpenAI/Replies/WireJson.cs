using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelTest.OpenAI.Replies;

/// <summary>Reads the wire's JSON without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WireReply))]
internal sealed partial class WireJson : JsonSerializerContext;
