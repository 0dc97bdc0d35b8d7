using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>The forms in which servers tell log-probabilities.</summary>
internal static class Logprobs
{
    /// <summary>The form of chat completions: an object per token, with its bytes.</summary>
    public static JsonObject Chat(IServedModel model, IEnumerable<ScoredToken> tokens)
    {
        return new JsonObject { ["content"] = new JsonArray([.. tokens.Select(Token)]), ["refusal"] = null };

        JsonNode Token(ScoredToken token)
        {
            var entry = One(token.Id, token.LogProbability!.Value);
            entry["top_logprobs"] = new JsonArray([.. token.Top.Select(t => (JsonNode)One(t.Id, t.LogProbability))]);
            return entry;
        }

        JsonObject One(int id, double logProbability) => new()
        {
            ["token"] = model.TokenText(id),
            ["logprob"] = logProbability,
            ["bytes"] = new JsonArray([.. Bytes(model.TokenText(id)).Select(b => (JsonNode)(int)b)]),
        };
    }

    /// <summary>The form of completions: a list per kind; offsets count UTF-16 units of the tokens' texts from the first on, as vLLM's do.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="ids">Whether tokens are written as <c>token_id:…</c> (vLLM's return_tokens_as_token_ids).</param>
    /// <param name="offset">The first token's offset.</param>
    public static JsonObject Completions(IServedModel model, IReadOnlyList<ScoredToken> tokens, bool ids, int offset)
    {
        var (texts, logProbabilities, tops, offsets) = (new JsonArray(), new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var token in tokens)
        {
            texts.Add(Text(token.Id));
            logProbabilities.Add(token.LogProbability is { } p ? p : (JsonNode?)null);
            tops.Add(token.LogProbability is null ? null : Top(token));
            offsets.Add(offset);
            offset += model.TokenText(token.Id).Length;
        }
        return new JsonObject { ["tokens"] = texts, ["token_logprobs"] = logProbabilities, ["top_logprobs"] = tops, ["text_offset"] = offsets };

        string Text(int id) => ids ? string.Create(CultureInfo.InvariantCulture, $"token_id:{id}") : model.TokenText(id);

        JsonObject Top(ScoredToken token)
        {
            var top = new JsonObject();
            foreach (var chance in token.Top)
            {
                top[Text(chance.Id)] = chance.LogProbability;
            }
            // The token itself is always among them, one more when it is not one of the likeliest.
            top[Text(token.Id)] = token.LogProbability;
            return top;
        }
    }

    /// <summary>vLLM's form of a prompt's log-probabilities: an object per token by id, null for the first.</summary>
    public static JsonArray Prompt(IServedModel model, IReadOnlyList<ScoredToken> tokens)
    {
        return new JsonArray([.. tokens.Select(Token)]);

        JsonNode? Token(ScoredToken token)
        {
            if (token.LogProbability is null)
            {
                return null;
            }
            var entry = new JsonObject();
            // The token itself comes first, then the likeliest others.
            foreach (var (id, logProbability) in token.Top.Where(t => t.Id != token.Id).Prepend(new TokenChance(token.Id, token.LogProbability.Value)))
            {
                entry[id.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["logprob"] = logProbability, ["decoded_token"] = model.TokenText(id) };
            }
            return entry;
        }
    }

    private static byte[] Bytes(string text) => text.StartsWith("bytes:\\x", StringComparison.Ordinal)
        ? [byte.Parse(text.AsSpan(8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)]
        : Encoding.UTF8.GetBytes(text);
}
