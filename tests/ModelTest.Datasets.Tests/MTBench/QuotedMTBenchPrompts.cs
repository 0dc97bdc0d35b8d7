using System.Text.Json;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>The prompts as plain replacements of the quoted texts make them.</summary>
internal static class QuotedMTBenchPrompts
{
    public static IReadOnlyList<Turn> Single(JsonElement quoted, MTBenchQuestion q, int turn, string first, string second)
    {
        var math = q.Category is "math" or "reasoning" or "coding";
        var template = quoted.GetProperty((math ? "single-math-v1" : "single-v1") + (turn == 2 ? "-multi-turn" : ""));
        return Turns(template, template.Text("prompt_template")
            .Replace("{answer}", first).Replace("{answer_1}", first).Replace("{answer_2}", second), q);
    }

    public static IReadOnlyList<Turn> Pair(JsonElement quoted, MTBenchQuestion q, int turn, string[] a, string[] b)
    {
        var math = q.Category is "math" or "reasoning" or "coding";
        var template = quoted.GetProperty((math ? "pair-math-v1" : "pair-v2") + (turn == 2 ? "-multi-turn" : ""));
        return Turns(template, template.Text("prompt_template").Replace("{answer_a}", a[0]).Replace("{answer_b}", b[0])
            .Replace("{answer_a_1}", a[0]).Replace("{answer_b_1}", b[0]).Replace("{answer_a_2}", a[1]).Replace("{answer_b_2}", b[1]), q);
    }

    private static IReadOnlyList<Turn> Turns(JsonElement template, string text, MTBenchQuestion q) =>
    [
        new(Role.System, template.Text("system_prompt")),
        new(Role.User, text.Replace("{question}", q.Turns[0]).Replace("{question_1}", q.Turns[0]).Replace("{question_2}", q.Turns[1])
            .Replace("{ref_answer_1}", q.References?[0]).Replace("{ref_answer_2}", q.References?[1])),
    ];
}
