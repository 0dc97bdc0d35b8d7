using ModelTest.Judging;

namespace ModelTest.Recording;

/// <summary>The lines of a run's files, and what they are called in messages.</summary>
internal static class RunLines
{
    /// <summary>A line of predictions.</summary>
    public const string Item = "a recorded item";

    /// <summary>A line of replies.</summary>
    public const string Reply = "a recorded reply";

    /// <summary>A line of judgements or calibration.</summary>
    public const string Judgement = "a recorded judgement";

    /// <summary>What models and judges answered in a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="Problems.InputException">A line in its files is something else.</exception>
    public static IEnumerable<ModelCall> Calls(string folder) =>
    [
        .. Files(folder, RunFiles.Replies).SelectMany(f => LineReader.Read<ReplyLine>(f, Reply)).Select(l => l.ToCall()),
        .. Files(folder, RunFiles.Judgements).Concat(Files(folder, RunFiles.Calibration))
            .SelectMany(f => LineReader.Read<JudgementLine>(f, Judgement)).Select(l => l.ToCall()).OfType<ModelCall>(),
    ];

    /// <summary>The files of a kind, in an order that does not depend on the disk.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="kind">The folder in it, such as <see cref="RunFiles.Replies"/>.</param>
    public static string[] Files(string folder, string kind) => Path.Join(folder, kind) is var files && Directory.Exists(files)
        ? [.. Directory.GetFiles(files, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];
}
