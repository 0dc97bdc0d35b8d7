using System.Collections.Concurrent;

namespace ModelTest.Recording;

/// <summary>
/// The replies and judgements that a run had before it was interrupted. Judged items are gone through again from their start, with these in place of
/// the model and the judge; they are not written again.
/// </summary>
internal sealed class KeptLines
{
    private readonly ConcurrentDictionary<(string File, string Item, string Name, int Attempt, string Key), int> lines = new();

    /// <summary>How many replies there are.</summary>
    public int Replies { get; private set; }

    /// <summary>How many judgements of items there are.</summary>
    public int Judgements { get; private set; }

    /// <summary>Reads and counts them.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="judging">Counts them; what got no reply is asked again, and counted then.</param>
    /// <exception cref="Problems.InputException">A line in the files is something else.</exception>
    public static KeptLines Read(string folder, RunJudging judging)
    {
        var kept = new KeptLines();
        foreach (var file in RunLines.Files(folder, RunFiles.Replies))
        {
            foreach (var line in LineReader.Read<ReplyLine>(file, RunLines.Reply))
            {
                kept.Add(IdOf(file, line));
                kept.Replies++;
                judging.Add(line);
            }
        }
        foreach (var file in RunLines.Files(folder, RunFiles.Judgements))
        {
            foreach (var line in Answered(file))
            {
                kept.Add(IdOf(file, line));
                kept.Judgements++;
                judging.Add(line);
            }
        }
        foreach (var file in RunLines.Files(folder, RunFiles.Calibration))
        {
            foreach (var line in Answered(file))
            {
                kept.Add(IdOf(file, line));
            }
        }
        return kept;
    }

    /// <summary>Whether a reply is there already; as often as it is there.</summary>
    /// <param name="file">The file it is for.</param>
    /// <param name="line">The reply.</param>
    public bool Take(string file, ReplyLine line) => Take(IdOf(file, line));

    /// <summary>Whether a judgement is there already; as often as it is there.</summary>
    /// <param name="file">The file it is for.</param>
    /// <param name="line">The judgement.</param>
    public bool Take(string file, JudgementLine line) => line.Key is not null && Take(IdOf(file, line));

    private static IEnumerable<JudgementLine> Answered(string file) =>
        LineReader.Read<JudgementLine>(file, RunLines.Judgement).Where(l => l.Key is not null);

    private void Add((string, string, string, int, string) id) => lines.AddOrUpdate(id, 1, (_, count) => count + 1);

    private bool Take((string, string, string, int, string) id)
    {
        while (lines.TryGetValue(id, out var count) && count > 0)
        {
            if (lines.TryUpdate(id, count - 1, count))
            {
                return true;
            }
        }
        return false;
    }

    private static (string, string, string, int, string) IdOf(string file, ReplyLine line) => (file, line.Item, "", 0, line.Key);

    private static (string, string, string, int, string) IdOf(string file, JudgementLine line) =>
        (file, line.Item, line.Name, line.Attempt, line.Key ?? "");
}
