using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Replies;

namespace ModelTest.OpenAI.Scoring;

/// <summary>OpenAI's <c>echo</c> with <c>logprobs</c>: the prompt comes back token by token, told apart by their texts.</summary>
/// <param name="connection">The server.</param>
/// <param name="model">The model's id.</param>
/// <param name="body">Fields of the user's.</param>
internal sealed class EchoScorer(ServerConnection connection, string model, JsonObject body) : CompletionScorer(connection, model, body)
{
    /// <inheritdoc/>
    public override bool TellsIds => false;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("max_tokens", 0);
        json.WriteBoolean("echo", true);
        json.WriteNumber("logprobs", 1);
    }

    /// <inheritdoc/>
    protected override ScoredToken[] Read(WireChoice choice, string? text, int[]? ids)
    {
        if (choice.Logprobs is not { Tokens: { Count: > 0 } names, TokenLogprobs: { } values })
        {
            throw Inconsistent("the prompt does not come back with them");
        }
        if (names.Count != values.Count || (ids is not null && ids.Length != names.Count))
        {
            throw Inconsistent($"there are {names.Count} tokens, {values.Count} log-probabilities"
                + $"{(ids is null ? "" : $", and {ids.Length} tokens were sent")}");
        }
        if (choice.Logprobs.TextOffset is { } offsets && (offsets.Count != names.Count || offsets.Zip(offsets.Skip(1)).Any(o => o.Second < o.First)))
        {
            throw Inconsistent("text_offset does not grow with the tokens");
        }
        var tokens = new ScoredToken[names.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = new ScoredToken(
                // The id that was sent tells more than a text: two tokens may have one.
                ids is null ? names[i] : ids[i].ToString(System.Globalization.CultureInfo.InvariantCulture),
                values[i] is not null || i == 0 ? values[i] : throw Inconsistent($"token {i} has no log-probability"));
        }
        return tokens;
    }
}
