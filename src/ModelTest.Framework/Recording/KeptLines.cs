namespace ModelTest.Recording;

/// <summary>
/// The replies and judgements that a run had before it was interrupted. Judged items are gone through again from their start, with these in place of
/// the model and the judge; they are not written again.
/// </summary>
internal sealed class KeptLines
{
    private readonly HashSet<(string File, string Item, string Name, int Attempt, string Key)> lines = [];

    /// <summary>Reads and counts them.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="judging">Counts them; what got no reply is asked again, and counted then.</param>
    /// <exception cref="Problems.InputException">A line in the files is something else.</exception>
    public static KeptLines Read(string folder, RunJudging judging)
    {
        var kept = new KeptLines();
        foreach (var file in RunLines.Files(folder, RunFiles.Replies))
        {
            foreach (var line in LineReader.Read<ReplyLine>(file, RunLines.Reply).Where(l => kept.lines.Add(IdOf(file, l))))
            {
                judging.Add(line);
            }
        }
        foreach (var file in RunLines.Files(folder, RunFiles.Judgements))
        {
            foreach (var line in LineReader.Read<JudgementLine>(file, RunLines.Judgement).Where(l => l.Key is not null && kept.lines.Add(IdOf(file, l))))
            {
                judging.Add(line);
            }
        }
        foreach (var file in RunLines.Files(folder, RunFiles.Calibration))
        {
            kept.lines.UnionWith(LineReader.Read<JudgementLine>(file, RunLines.Judgement).Where(l => l.Key is not null).Select(l => IdOf(file, l)));
        }
        return kept;
    }

    /// <summary>Whether a reply is there already.</summary>
    /// <param name="file">The file it is for.</param>
    /// <param name="line">The reply.</param>
    public bool Has(string file, ReplyLine line) => lines.Contains(IdOf(file, line));

    /// <summary>Whether a judgement is there already.</summary>
    /// <param name="file">The file it is for.</param>
    /// <param name="line">The judgement.</param>
    public bool Has(string file, JudgementLine line) => line.Key is not null && lines.Contains(IdOf(file, line));

    private static (string, string, string, int, string) IdOf(string file, ReplyLine line) => (file, line.Item, "", 0, line.Key);

    private static (string, string, string, int, string) IdOf(string file, JudgementLine line) =>
        (file, line.Item, line.Name, line.Attempt, line.Key ?? "");
}
