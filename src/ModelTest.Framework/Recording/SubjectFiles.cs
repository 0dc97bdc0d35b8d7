using System.Text.Json;
using ModelTest.Judging;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>
/// The files of a finished subject in the order of its items: while it runs, lines come as they are answered, and the files of the same run made
/// twice, or in pieces, would not be the same.
/// </summary>
/// <param name="folder">The run's folder.</param>
/// <param name="result">The subject's result.</param>
internal sealed class SubjectFiles(string folder, SubjectResult result)
{
    private readonly Dictionary<string, int> order = result.Items.Select((item, index) => (item.Id, index)).DistinctBy(i => i.Id)
        .ToDictionary(i => i.Id, i => i.index, StringComparer.Ordinal);

    /// <summary>The three files, where they are there.</summary>
    public IReadOnlyList<string> Paths => [PathOf(RunFiles.Predictions), PathOf(RunFiles.Replies), PathOf(RunFiles.Judgements)];

    /// <summary>Writes the items in their order, and sorts what was said about them. Nobody else may be writing to them.</summary>
    /// <exception cref="Problems.InputException">The disk does not take them.</exception>
    public void Write()
    {
        Write(PathOf(RunFiles.Predictions), result.Items.Select(PredictionLine.From));
        Sort<ReplyLine>(RunFiles.Replies, RunLines.Reply, l => l.Item, l => (l.Key, 0), l => (PositionOf(l), "", 0));
        Sort<JudgementLine>(
            RunFiles.Judgements, RunLines.Judgement, l => l.Item, l => (l.Name, l.Attempt), l => (PositionOf(l), l.Name, l.Attempt));
    }

    /// <summary>Writes the lines of a file anew, so that a reader sees the old ones or the new ones, never a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">The lines.</param>
    public static void Write<T>(string path, IEnumerable<T> lines) => DiskErrors.Guard(path, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + RunFiles.TemporaryEnd;
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in lines)
            {
                JsonSerializer.Serialize(stream, line, RecordJson.Line);
                stream.WriteByte((byte)'\n');
            }
        }
        File.Move(temporary, path, overwrite: true);
    });

    /// <summary>Sorts the judge's calls for labels.</summary>
    /// <param name="path">Their file; nothing is done where it is not there.</param>
    /// <param name="ids">The labels' ids in their order.</param>
    /// <exception cref="Problems.InputException">The disk does not take it.</exception>
    public static void SortCalibration(string path, IReadOnlyList<string> ids)
    {
        if (!File.Exists(path))
        {
            return;
        }
        var order = ids.Select((id, index) => (id, index)).DistinctBy(i => i.id).ToDictionary(i => i.id, i => i.index, StringComparer.Ordinal);
        // Several labels may be about one item. What got no reply gives way to what was answered when the run went on.
        var lines = LineReader.Read<JudgementLine>(path, RunLines.Judgement).GroupBy(l => (l.Item, l.Name, l.Attempt))
            .SelectMany(g => g.Any(l => l.Key is not null) ? g.Where(l => l.Key is not null) : g).ToList();
        Write(path, lines.OrderBy(l => order.GetValueOrDefault(l.Item, int.MaxValue)).ThenBy(l => l.Name, StringComparer.Ordinal)
            .ThenBy(l => l.Attempt).ThenBy(l => l.Key, StringComparer.Ordinal));
    }

    private void Sort<T>(
        string kind, string what, Func<T, string> item, Func<T, (string, int)> call, Func<T, (int Position, string Name, int Attempt)> place)
        where T : class
    {
        var path = PathOf(kind);
        if (!File.Exists(path))
        {
            return;
        }
        // What got no reply, and was asked again when the run went on, counts as it was answered last.
        var lines = new Dictionary<(string, (string, int)), T>();
        foreach (var line in LineReader.Read<T>(path, what))
        {
            lines[(item(line), call(line))] = line;
        }
        Write(path, lines.Values.OrderBy(l => order.GetValueOrDefault(item(l), int.MaxValue)).ThenBy(l => place(l).Position)
            .ThenBy(l => place(l).Name, StringComparer.Ordinal).ThenBy(l => place(l).Attempt));
    }

    private int PositionOf(ReplyLine line) => Find(line.Item) is { } item
        ? IndexOf(item.Replies, r => r.Prompt.Turns.Select(t => new PredictionTurn(t.Role, t.Text)).SequenceEqual(line.Prompt))
        : int.MaxValue;

    private int PositionOf(JudgementLine line) => Find(line.Item) is { } item ? IndexOf<Judgement>(item.Judgements, j => j.Name == line.Name) : int.MaxValue;

    private ItemResult? Find(string id) => order.TryGetValue(id, out var index) ? result.Items[index] : null;

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> matches)
    {
        var index = list.TakeWhile(entry => !matches(entry)).Count();
        return index < list.Count ? index : int.MaxValue;
    }

    private string PathOf(string kind) => PredictionFile.PathOf(folder, kind, result.Dataset, result.Subject.Name);
}
