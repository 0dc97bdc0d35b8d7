using ModelTest.Datasets;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>The items of a run's dataset, read back from predictions and judgements.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="dataset">The dataset's name in result files.</param>
/// <param name="onlyAsked">Whether the run scored nothing.</param>
/// <param name="scale">The units of the scores.</param>
internal sealed class FiledItems(string folder, string dataset, bool onlyAsked, ScoreScale scale)
{
    /// <summary>The items of a finished subject in their order.</summary>
    /// <param name="row">Its row of subjects.csv.</param>
    /// <exception cref="InputException">A file cannot be read, or holds other items than the row counts.</exception>
    public SubjectResult Read(SubjectRow row)
    {
        var path = PredictionFile.PathOf(folder, dataset, row.Subject);
        var judged = Judgements(row.Subject);
        List<ItemResult> items = [.. PredictionFile.Read(path).Select(i => i with
        {
            Question = Question(i.Prompt),
            Judgements = judged.GetValueOrDefault(i.Id) ?? [],
        })];
        if (items.Count != row.Items)
        {
            throw new InputException(
                path, FormattableString.Invariant($"has {items.Count} items, and {RunFiles.Subjects} counts {row.Items}."), "take the folder as the run left it.");
        }
        if (items.GroupBy(i => i.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(path, $"has the item '{twice.Key}' twice.", "take the folder as the run left it.");
        }
        return new SubjectResult(dataset, new Subject(row.Subject, row.Category), items, TimeSpan.FromSeconds(row.Seconds))
        {
            Scale = scale,
            IsOnlyAsked = onlyAsked,
        };
    }

    // The last thing a person was shown to say: of shots and earlier turns nobody wants to read here.
    private static string Question(Prompt? prompt) => prompt?.Turns.LastOrDefault(t => t.Role == Role.User)?.Text ?? "";

    private Dictionary<string, IReadOnlyList<Judgement>> Judgements(string subject)
    {
        var file = PredictionFile.PathOf(folder, RunFiles.Judgements, dataset, subject);
        return !File.Exists(file) ? [] : LineReader.Read<JudgementLine>(file, RunLines.Judgement)
            .GroupBy(l => l.Item).ToDictionary(
                g => g.Key,
                IReadOnlyList<Judgement> (g) => [.. g.GroupBy(l => l.Name).Select(j => j.MaxBy(l => l.Attempt)!).Where(l => l.Outcome != JudgementOutcome.Error).Select(ToJudgement)],
                StringComparer.Ordinal);
    }

    private static Judgement ToJudgement(JudgementLine line) => new()
    {
        Name = line.Name,
        Prompt = new Prompt([.. line.Prompt.Select(t => new Turn(t.Role, t.Content))]),
        Reply = line.Reply,
        Choices = line.Choices,
        Attempts = Math.Max(1, line.Attempt),
        Grade = line is { Verdict: { Length: > 0 } verdict } ? Grade.Decided(verdict, line.Rating)
            : line.Rating is { } rating ? Grade.Rated(rating, line.Ratings)
            : Grade.NotParsed(line.Problem ?? "nothing was recorded"),
    };
}
