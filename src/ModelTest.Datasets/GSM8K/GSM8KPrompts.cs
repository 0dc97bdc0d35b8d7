using System.Text.Json.Nodes;
using ModelTest.Datasets.OpenCompass;
using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.GSM8K;

/// <summary>OpenCompass's prompts, named by the hash of the configuration file they come from.</summary>
internal sealed class GSM8KPrompts
{
    /// <summary>Worked examples, then the question.</summary>
    public const string StepByStep = "1d7fe4";

    /// <summary>The same; a reply ends where the model goes on with a question of its own.</summary>
    public const string Stopped = "17d0dc";

    /// <summary>The question alone, the answer in a box.</summary>
    public const string Boxed = "a58960";

    private const string Types = "opencompass.openicl.";
    private const string StopWord = "Question";
    private const int MaxNewTokens = 512;

    private readonly bool isStopped;
    private readonly List<Turn> turns;

    /// <summary>A wording.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="shots">How many worked examples to show, from the first.</param>
    public GSM8KPrompts(string name, int shots)
    {
        isStopped = name == Stopped;
        turns =
        [
            .. GSM8KShots.All.Take(shots).SelectMany(shot => new Turn[] { new(Role.User, Ask(shot.Question)), new(Role.Assistant, shot.Answer) }),
            new(Role.User, name == Boxed ? "{question}\nPlease reason step by step, and put your final answer within \\boxed{}." : Ask("{question}")),
        ];
    }

    /// <summary>The names of the wordings.</summary>
    public static IReadOnlyList<string> Names { get; } = [StepByStep, Stopped, Boxed];

    /// <summary>How a reply is generated.</summary>
    public GenerateOptions Generation => new() { MaxNewTokens = MaxNewTokens, Stop = isStopped ? [StopWord] : [] };

    /// <summary>The full hash of the configuration, 64 hex digits.</summary>
    public string Hash
    {
        get
        {
            var rounds = turns.Select(t => new JsonObject { ["role"] = t.Role == Role.User ? "HUMAN" : "BOT", ["prompt"] = t.Text });
            var inferencer = new JsonObject { ["type"] = Types + "icl_inferencer.GenInferencer", ["max_out_len"] = MaxNewTokens };
            if (isStopped)
            {
                inferencer["stopping_criteria"] = new JsonArray(StopWord);
            }
            return PromptHash.Of(new JsonObject
            {
                ["prompt_template"] = new JsonObject
                {
                    ["type"] = Types + "icl_prompt_template.PromptTemplate",
                    ["template"] = new JsonObject { ["round"] = new JsonArray([.. rounds]) },
                },
                ["retriever"] = new JsonObject { ["type"] = Types + "icl_retriever.ZeroRetriever" },
                ["inferencer"] = inferencer,
            });
        }
    }

    /// <summary>The prompt of a question.</summary>
    /// <param name="question">The question. OpenCompass fills in <c>{question}</c>, then <c>{answer}</c> with nothing, wherever they stand.</param>
    public Prompt Of(string question) =>
        new([.. turns.Select(t => t with { Text = Placeholders.Fill(t.Text, [new("question", question), new("answer", "")]) })]);

    private static string Ask(string question) => $"Question: {question}\nLet's think step by step\nAnswer:";
}
