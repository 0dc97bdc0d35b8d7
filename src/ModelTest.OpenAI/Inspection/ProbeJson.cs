using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelTest.OpenAI.Inspection;

/// <summary>Reads what servers tell of themselves.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ServerProps))]
[JsonSerializable(typeof(ServerVersion))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ProbeJson : JsonSerializerContext;
