using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.MTBench;

/// <summary>Lines and folders in FastChat's layout.</summary>
internal static class MTBenchFiles
{
    public const string Folder = "fastchat/llm_judge/data/mt_bench";

    public const string Questions = Folder + "/question.jsonl";

    public const string Answers = Folder + "/reference_answer/gpt-4.jsonl";

    public const string Writing = """{"question_id": 81, "category": "writing", "turns": ["q1", "q2"]}""";

    public const string Math = """{"question_id": 111, "category": "math", "turns": ["q1", "q2"], "reference": ["own1", "own2"]}""";

    public const string MathAnswer = """{"question_id": 111, "answer_id": "x", "choices": [{"index": 0, "turns": ["r1", "r2"]}]}""";

    public static TemporaryFolder Create(string questions, string? answers = MathAnswer)
    {
        var folder = new TemporaryFolder();
        folder.Write(Questions, questions);
        if (answers is not null)
        {
            folder.Write(Answers, answers);
        }
        return folder;
    }
}
