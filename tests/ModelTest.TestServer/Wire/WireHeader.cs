using System.Text.Json.Nodes;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>What every reply and every chunk of one begins with.</summary>
/// <param name="Id">The reply's id.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Created">Unix seconds.</param>
internal sealed record WireHeader(string Id, string Model, long Created)
{
    /// <summary>An object of a kind.</summary>
    public JsonObject Object(string kind) => new() { ["id"] = Id, ["object"] = kind, ["created"] = Created, ["model"] = Model };

    /// <summary>The counts of tokens.</summary>
    public static JsonObject Usage(int prompt, int output) =>
        new() { ["prompt_tokens"] = prompt, ["completion_tokens"] = output, ["total_tokens"] = prompt + output };
}
