using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Dialects;

/// <summary>What a server knows beyond OpenAI's fields.</summary>
internal sealed record DialectFields
{
    // OpenAI's own limit; the other servers have none.
    private const int MostStops = 4;

    private static readonly DialectFields OpenAI = new() { Dialect = ServerDialect.Openai, Stops = MostStops };

    private static readonly DialectFields Vllm = new()
    {
        Dialect = ServerDialect.Vllm, TopK = "top_k", AllTokens = -1, MinTokens = "min_tokens", MinTokensInCompletions = "min_tokens", StopIds = "stop_token_ids",
    };

    // LMDeploy draws from the 40 likeliest tokens unless told; a greedy reply is one from the likeliest, whatever its version makes of temperature 0.
    private static readonly DialectFields Lmdeploy = new()
    {
        Dialect = ServerDialect.Lmdeploy, TopK = "top_k", MinTokens = "min_new_tokens", Greedy = [("top_k", 1)],
    };

    // llama.cpp leaves unlikely tokens out unless told.
    private static readonly DialectFields Llamacpp = new() { Dialect = ServerDialect.Llamacpp, TopK = "top_k", Drawn = [("min_p", 0)] };

    /// <summary>The dialect.</summary>
    public required ServerDialect Dialect { get; init; }

    /// <summary>Whether chats take <c>max_tokens</c>. OpenAI's newer models refuse it, older servers know nothing else.</summary>
    public bool MaxTokensInChats => Dialect != ServerDialect.Openai;

    private string? TopK { get; init; }

    private int AllTokens { get; init; }

    private string? MinTokens { get; init; }

    private string? MinTokensInCompletions { get; init; }

    private string? StopIds { get; init; }

    private int Stops { get; init; } = int.MaxValue;

    private IReadOnlyList<(string Name, int Value)> Greedy { get; init; } = [];

    private IReadOnlyList<(string Name, int Value)> Drawn { get; init; } = [];

    /// <summary>The fields of a dialect.</summary>
    /// <param name="dialect">Not <see cref="ServerDialect.Auto"/>.</param>
    public static DialectFields Of(ServerDialect dialect) => dialect switch
    {
        ServerDialect.Vllm => Vllm,
        ServerDialect.Lmdeploy => Lmdeploy,
        ServerDialect.Llamacpp => Llamacpp,
        _ => OpenAI,
    };

    /// <summary>What a request asks for and this server has no field for.</summary>
    public IEnumerable<Problem> Inspect(Sampling sampling, ServerApi api, JsonObject body)
    {
        var least = api == ServerApi.Chat ? MinTokens : MinTokensInCompletions;
        if (sampling.TopK > 0 && (TopK is null || body.ContainsKey(TopK)))
        {
            yield return Unknown("top_k", TopK, api);
        }
        if (sampling.MinNewTokens > 0 && (least is null || body.ContainsKey(least)))
        {
            yield return Unknown("min_new_tokens", least, api);
        }
        if (sampling.StopIds.Count > 0 && (StopIds is null || body.ContainsKey(StopIds)))
        {
            yield return Unknown("stop_ids", StopIds, api);
        }
        if (sampling.Stop.Count > Stops)
        {
            yield return new Problem("model.generation.stop", $"there are {sampling.Stop.Count} stop strings, and the API takes {Stops}.", "give fewer.");
        }
    }

    /// <summary>The fields of this server for a request; nothing of the body is said twice.</summary>
    public IEnumerable<(string Name, JsonNode Value)> Extra(Sampling sampling, ServerApi api, JsonObject body)
    {
        var fields = new List<(string Name, JsonNode Value)>();
        fields.AddRange((sampling.IsGreedy ? Greedy : Drawn).Select(f => (f.Name, (JsonNode)f.Value)));
        if (TopK is not null && !sampling.IsGreedy)
        {
            // Said in any case: the server's default is another one.
            fields.Add((TopK, sampling.TopK > 0 ? sampling.TopK : AllTokens));
        }
        if (sampling.MinNewTokens > 0)
        {
            fields.Add(((api == ServerApi.Chat ? MinTokens : MinTokensInCompletions)!, sampling.MinNewTokens));
        }
        if (StopIds is not null && sampling.AllStopIds.Count > 0)
        {
            fields.Add((StopIds, new JsonArray([.. sampling.AllStopIds.Select(id => (JsonNode)id)])));
        }
        return fields.Where(f => !body.ContainsKey(f.Name));
    }

    private Problem Unknown(string key, string? field, ServerApi api)
    {
        var where = $"model.generation.{key}";
        return field is not null
            ? new Problem(where, $"is given, and so is model.server.body.{field}.", "keep one of them.")
            : new Problem(
                where,
                $"the API ({SettingName(api)}, dialect {SettingName(Dialect)}) has no field for it.",
                "leave it out, name the right model.server.dialect, or give the server's own field in model.server.body.");
    }

    private static string SettingName<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
