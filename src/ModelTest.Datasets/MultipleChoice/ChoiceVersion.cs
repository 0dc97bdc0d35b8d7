using System.Text.Json.Nodes;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>OpenCompass's hash of the prompts of a subject: equal hashes mean equal prompt texts, to the byte.</summary>
internal static class ChoiceVersion
{
    private const string Types = "opencompass.openicl.";
    private const string ShotsToken = "</E>";
    private static readonly string[] Letters = ["A", "B", "C", "D"];

    /// <summary>The full hash, 64 hex digits; reports show six.</summary>
    /// <param name="options">The options.</param>
    /// <param name="subject">The subject's name in the prompt.</param>
    public static string Hash(ChoiceOptions options, string subject) => PromptHash.Of(Configuration(options, subject));

    /// <summary>The infer_cfg of OpenCompass's configuration file, with fix_id_list moved to where its hash expects it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="subject">The subject's name in the prompt.</param>
    public static JsonObject Configuration(ChoiceOptions options, string subject)
    {
        var wording = options.Wording;
        var configuration = wording.IsPlain ? Plain(wording, subject)
            : wording.HasOwnShotTemplate ? TwoTemplates(wording, subject)
            : OneTemplate(options, subject);
        var name = options.Mode == ChoiceMode.Gen ? "Gen" : options.ModeName.ToUpperInvariant();
        var inferencer = new JsonObject { ["type"] = $"{Types}icl_inferencer.{name}Inferencer" };
        if (options.Shots > 0)
        {
            inferencer["fix_id_list"] = new JsonArray([.. Enumerable.Range(0, options.Shots).Select(i => JsonValue.Create(i))]);
        }
        if (wording.MaxNewTokens is { } most)
        {
            inferencer["max_out_len"] = most;
        }
        configuration["inferencer"] = inferencer;
        configuration["retriever"] = new JsonObject { ["type"] = $"{Types}icl_retriever.{(options.Shots > 0 ? "FixKRetriever" : "ZeroRetriever")}" };
        return configuration;
    }

    private static JsonObject OneTemplate(ChoiceOptions options, string subject)
    {
        var wording = options.Wording;
        var question = wording.Question(subject);
        var template = options.Mode == ChoiceMode.Ppl
            ? ByLetter(letter => Rounds(question, wording.AnswerOf(letter)))
            : Rounds(question, wording.Answer);
        return new JsonObject { ["ice_template"] = Template(template, withShots: true) };
    }

    private static JsonObject TwoTemplates(ChoiceWording wording, string subject)
    {
        var shot = (wording.ShotQuestion ?? wording.Question)(subject);
        return new JsonObject
        {
            ["ice_template"] = Template(new JsonObject { ["round"] = new JsonArray(Turn("HUMAN", shot), Turn("BOT", wording.Answer)) }, withShots: false),
            ["prompt_template"] = Template(
                new JsonObject { ["begin"] = ShotsToken, ["round"] = new JsonArray(Turn("HUMAN", wording.Question(subject))) }, withShots: true),
        };
    }

    private static JsonObject Plain(ChoiceWording wording, string subject)
    {
        var question = wording.Question(subject);
        return new()
        {
            ["ice_template"] = Template(ByLetter(letter => question + wording.AnswerOf(letter) + "\n"), withShots: false),
            ["prompt_template"] = Template(ByLetter(letter => wording.Hint(subject) + ShotsToken + question + wording.AnswerOf(letter)), withShots: true),
        };
    }

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
        ["round"] = new JsonArray(Turn("HUMAN", question), Turn("BOT", answer)),
    };

    private static JsonObject Turn(string role, string prompt) => new() { ["role"] = role, ["prompt"] = prompt };
}
