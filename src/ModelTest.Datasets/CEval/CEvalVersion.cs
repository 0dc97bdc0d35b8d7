using System.Text.Json.Nodes;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.CEval;

/// <summary>OpenCompass's hash of the prompts of a subject: equal hashes mean equal prompt texts, to the byte.</summary>
internal static class CEvalVersion
{
    private const string Types = "opencompass.openicl.";
    private const string ShotsToken = "</E>";
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    /// <summary>The full hash, 64 hex digits; reports show six.</summary>
    /// <param name="options">The options.</param>
    /// <param name="chinese">The subject's name in the prompt.</param>
    public static string Hash(CEvalOptions options, string chinese) => PromptHash.Of(Configuration(options, chinese));

    /// <summary>The infer_cfg of OpenCompass's configuration file, with fix_id_list moved to where its hash expects it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="chinese">The subject's name in the prompt.</param>
    public static JsonObject Configuration(CEvalOptions options, string chinese)
    {
        var configuration = options.Wording.IsPlain ? Plain(chinese) : Chat(options, chinese);
        var name = options.Mode == CEvalMode.Gen ? "Gen" : options.ModeName.ToUpperInvariant();
        var inferencer = new JsonObject { ["type"] = $"{Types}icl_inferencer.{name}Inferencer" };
        if (options.Shots > 0)
        {
            inferencer["fix_id_list"] = new JsonArray([.. Enumerable.Range(0, options.Shots).Select(i => JsonValue.Create(i))]);
        }
        if (options.Wording.MaxNewTokens is { } most)
        {
            inferencer["max_out_len"] = most;
        }
        configuration["inferencer"] = inferencer;
        configuration["retriever"] = new JsonObject { ["type"] = $"{Types}icl_retriever.{(options.Shots > 0 ? "FixKRetriever" : "ZeroRetriever")}" };
        return configuration;
    }

    private static JsonObject Chat(CEvalOptions options, string chinese)
    {
        var text = options.Wording.UserTurn(chinese);
        var template = options.Mode == CEvalMode.Ppl ? ByLetter(letter => Rounds(text, letter)) : Rounds(text, "{answer}");
        return new JsonObject { ["ice_template"] = Template(template, withShots: true) };
    }

    private static JsonObject Plain(string chinese) => new()
    {
        ["ice_template"] = Template(ByLetter(letter => CEvalWording.PlainQuestion + letter + "\n"), withShots: false),
        ["prompt_template"] = Template(
            ByLetter(letter => CEvalWording.PlainHint(chinese) + ShotsToken + CEvalWording.PlainQuestion + letter), withShots: true),
    };

    private static JsonObject Template(JsonNode template, bool withShots)
    {
        var result = new JsonObject { ["type"] = Types + "icl_prompt_template.PromptTemplate", ["template"] = template };
        if (withShots)
        {
            result["ice_token"] = ShotsToken;
        }
        return result;
    }

    private static JsonObject ByLetter(Func<string, JsonNode> value) =>
        new(Letters.Select(letter => KeyValuePair.Create(letter, (JsonNode?)value(letter))));

    private static JsonObject Rounds(string question, string answer) => new()
    {
        ["begin"] = ShotsToken,
        ["round"] = new JsonArray(
            new JsonObject { ["role"] = "HUMAN", ["prompt"] = question }, new JsonObject { ["role"] = "BOT", ["prompt"] = answer }),
    };
}
