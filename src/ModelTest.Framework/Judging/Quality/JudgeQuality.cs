using ModelTest.Judging.Calibration;
using ModelTest.Scoring;
using ModelTest.Statistics.Agreement;

namespace ModelTest.Judging.Quality;

/// <summary>How good a judge was on a dataset, by the run's own judgements and by labels.</summary>
/// <param name="Dataset">The dataset's name in result files.</param>
internal sealed record JudgeQuality(string Dataset)
{
    /// <summary>Judgements that the judge replied to.</summary>
    public int Judgements { get; private init; }

    /// <summary>Those whose reply could not be read, with their subject's name and their item's id.</summary>
    public IReadOnlyList<(string Subject, string Item, Judgement Judgement)> Unparsed { get; private init; } = [];

    /// <summary>Pairs of replies that were compared.</summary>
    public IReadOnlyList<JudgedPair> Pairs { get; private init; } = [];

    /// <summary>Whether the judge stands by its verdict when the replies change places; null: no pair was judged in both orders.</summary>
    public PositionConsistency? Position { get; private init; }

    /// <summary>Whether longer replies win; null: nothing was compared.</summary>
    public LengthBias? Length { get; private init; }

    /// <summary>Spearman's ρ of a reply's length and its score, over rated items; NaN where one of them never varies.</summary>
    public double LengthCorrelation { get; private init; } = double.NaN;

    /// <summary>Items that were rated and not compared.</summary>
    public int Rated { get; private init; }

    /// <summary>Labels of the dataset with what the judge made of them.</summary>
    public IReadOnlyList<LabelledJudgement> Labelled { get; private init; } = [];

    /// <summary>Labels about replies of this run that it does not have: other subjects, or items beyond the limit.</summary>
    public int LeftOut { get; private init; }

    /// <summary>Agreement with the labels, a row for each kind there is.</summary>
    public IReadOnlyList<LabelAgreement> Agreements { get; private init; } = [];

    /// <summary>The quality of a judge.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="results">Its finished subjects.</param>
    /// <param name="labels">The labels of the dataset about replies of this run.</param>
    /// <param name="judged">The labels that bring their own replies or prompts, judged.</param>
    public static JudgeQuality Of(
        string dataset, IReadOnlyList<SubjectResult> results, IEnumerable<CalibrationLabel> labels, IReadOnlyList<LabelledJudgement> judged)
    {
        var judgements = results
            .SelectMany(r => r.Items.SelectMany(i => i.Judgements, (i, j) => (Subject: r.Subject.Name, Item: i.Id, Judgement: j))).ToList();
        var pairs = results.SelectMany(JudgedPair.Of).ToList();
        var swapped = pairs.Where(p => p.SwappedScore is not null).ToList();
        var rated = results.SelectMany(r => r.Items).Where(IsRated).ToList();
        var items = results.SelectMany(r => r.Items, (r, item) => (Key: (r.Subject.Name, item.Id), Item: item))
            .DistinctBy(i => i.Key).ToDictionary(i => i.Key, i => i.Item);
        var found = labels.ToLookup(l => items.ContainsKey((l.Subject, l.Item)));
        List<LabelledJudgement> labelled =
            [.. found[true].Select(l => LabelledJudgement.Of(l, items[(l.Subject, l.Item)], l.Judgement)), .. judged];
        return new JudgeQuality(dataset)
        {
            Judgements = judgements.Count,
            Unparsed = [.. judgements.Where(j => !j.Judgement.Grade.IsParsed)],
            Pairs = pairs,
            Position = swapped.Count == 0 ? null : PositionConsistency.Of(
                [.. swapped.Select(p => JudgedPair.Winner(p.Score))], [.. swapped.Select(p => JudgedPair.Winner(p.SwappedScore!.Value))]),
            Length = pairs.Count == 0 ? null : LengthBias.Of(
                [.. pairs.Select(p => (double)p.LengthDifference)], [.. pairs.Select(p => p.MeanScore)]),
            Rated = rated.Count,
            LengthCorrelation = rated.Count == 0 ? double.NaN : Correlations.Spearman(
                [.. rated.Select(i => (double)i.Replies.Sum(r => JudgedPair.Length(r.Text)))], [.. rated.Select(i => i.Score!.Value)]),
            Labelled = labelled,
            LeftOut = found[false].Count(),
            Agreements = LabelAgreement.Of(labelled),
        };
    }

    private static bool IsRated(ItemResult item) =>
        item.Score is { } score && double.IsFinite(score) && item.Replies.Count > 0 && item.Judgements.Any(j => j.Grade.IsParsed)
        && item.Judgements.All(j => j.Compared is null);
}
