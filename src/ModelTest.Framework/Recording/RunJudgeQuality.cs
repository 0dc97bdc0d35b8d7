using ModelTest.Judging.Quality;
using ModelTest.Reporting;

namespace ModelTest.Recording;

/// <summary>How good the judge was on a dataset, in run.json; the properties are its keys in order.</summary>
internal sealed record RunJudgeQuality
{
    /// <summary>The dataset's name in result files.</summary>
    public required string Dataset { get; init; }

    /// <summary>pass or fail of the test of the judge; null where there is none.</summary>
    public string? Outcome { get; init; }

    /// <summary>Judgements that the judge replied to.</summary>
    public int Judgements { get; init; }

    /// <summary>Share of them that could not be read; null without judgements.</summary>
    public double? Unparsed { get; init; }

    /// <summary>Pairs that were judged in both orders.</summary>
    public int SwappedPairs { get; init; }

    /// <summary>Share of those with the same verdict in both; null: there are none.</summary>
    public double? Consistent { get; init; }

    /// <summary>Share of those that favour the reply shown first.</summary>
    public double? FavoursFirst { get; init; }

    /// <summary>Share of those that favour the reply shown second.</summary>
    public double? FavoursSecond { get; init; }

    /// <summary>Pairs with a winner, of replies of different length.</summary>
    public int DecidedPairs { get; init; }

    /// <summary>Share of those that the longer reply won.</summary>
    public double? LongerWins { get; init; }

    /// <summary>Spearman's ρ of length (of pairs its difference) and score; null where one of them never varies.</summary>
    public double? LengthCorrelation { get; init; }

    /// <summary>Labels of the dataset that were looked up or judged.</summary>
    public int Labels { get; init; }

    /// <summary>Those whose judgement could not be read.</summary>
    public int LabelsUnparsed { get; init; }

    /// <summary>Those without a judgement to compare with.</summary>
    public int LabelsWithoutJudgement { get; init; }

    /// <summary>Labels about replies of this run that it does not have.</summary>
    public int LabelsLeftOut { get; init; }

    /// <summary>Agreement with the labels, by kind.</summary>
    public IReadOnlyList<RunAgreement> Agreement { get; init; } = [];

    /// <summary>All of it in words, a line each.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    public static RunJudgeQuality Of(JudgeQuality quality, JudgeCheck? check) => new()
    {
        Dataset = quality.Dataset,
        Outcome = check is null ? null : check.Failure is null ? SubjectRow.Pass : SubjectRow.Fail,
        Judgements = quality.Judgements,
        Unparsed = quality.Judgements == 0 ? null : (double)quality.Unparsed.Count / quality.Judgements,
        SwappedPairs = quality.Position?.Count ?? 0,
        Consistent = quality.Position?.Consistent,
        FavoursFirst = quality.Position?.FavoursFirst,
        FavoursSecond = quality.Position?.FavoursSecond,
        DecidedPairs = quality.Length?.Decided ?? 0,
        LongerWins = Known(quality.Length?.LongerWins),
        LengthCorrelation = Known(quality.Length?.Correlation ?? quality.LengthCorrelation),
        Labels = quality.Labelled.Count,
        LabelsUnparsed = quality.Labelled.Count(l => l.Unparsed is not null),
        LabelsWithoutJudgement = quality.Labelled.Count(l => l.Error is not null),
        LabelsLeftOut = quality.LeftOut,
        Agreement = [.. quality.Agreements.Select(RunAgreement.Of)],
        Shown = [.. JudgeQualityText.Lines(quality)],
    };

    /// <summary>The test of the judge as one of the run's gates; null where there is none.</summary>
    public RunGate? ToGate() => Outcome is null ? null : new RunGate(Dataset, $"{Dataset}-judge", "judge", null, null, null, null, Outcome);

    private static double? Known(double? value) => value is { } number && !double.IsNaN(number) ? number : null;
}
