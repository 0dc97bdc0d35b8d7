using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Replies;

namespace ModelTest.OpenAI.Scoring;

/// <summary>vLLM's <c>prompt_logprobs</c>, which tells tokens by their ids.</summary>
/// <param name="connection">The server.</param>
/// <param name="model">The model's id.</param>
/// <param name="body">Fields of the user's.</param>
internal sealed class PromptLogprobScorer(ServerConnection connection, string model, JsonObject body) : CompletionScorer(connection, model, body)
{
    /// <inheritdoc/>
    public override bool TellsIds => true;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        // The least that is accepted without echo; 0 lists each token of the prompt alone, without likelier ones.
        json.WriteNumber("max_tokens", 1);
        json.WriteNumber("prompt_logprobs", 0);
    }

    /// <inheritdoc/>
    protected override ScoredToken[] Read(WireChoice choice, string? text, int[]? ids)
    {
        if (choice.PromptLogprobs is not { Count: > 0 } list)
        {
            throw Inconsistent("there are no prompt_logprobs");
        }
        if (ids is not null && ids.Length != list.Count)
        {
            throw Inconsistent($"{ids.Length} tokens were sent, and {list.Count} came back");
        }
        var tokens = new ScoredToken[list.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = Token(list[i], i, ids?[i]);
        }
        return tokens;
    }

    private ScoredToken Token(IReadOnlyDictionary<string, WirePromptToken>? entry, int place, int? id)
    {
        var name = id?.ToString(CultureInfo.InvariantCulture);
        if (entry is null)
        {
            // The first token follows nothing. Which one it is, nobody needs to know: all texts begin with the same.
            return place == 0 ? new ScoredToken(name ?? "", null) : throw Inconsistent($"token {place} has no log-probability");
        }
        if (name is null)
        {
            name = entry.Count == 1 ? entry.Keys.First() : throw Inconsistent($"token {place} is one of {entry.Count}, and which is not told");
        }
        return entry.TryGetValue(name, out var token)
            ? new ScoredToken(name, token.Logprob)
            : throw Inconsistent($"token {place} is not the one that was sent");
    }
}
