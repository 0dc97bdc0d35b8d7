using ModelTest.Datasets.Judged;
using ModelTest.Judging;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.WildBench;

/// <summary>WildBench in mode compare: WB-Reward.</summary>
internal sealed class WildBenchCompareDataset : WildBenchDataset
{
    private readonly Lazy<IReadOnlyList<Baseline>> baselines;
    private readonly Dictionary<string, Game> games;
    private readonly string version;

    /// <summary>Opens the dataset.</summary>
    /// <param name="name">The name in result files.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">The options.</param>
    public WildBenchCompareDataset(string name, IReadOnlyList<WildBenchTask> tasks, WildBenchOptions options)
        : base(name, tasks, options)
    {
        baselines = new(() => WildBenchBaselines.Read(options.Baselines, name, tasks));
        var order = IsOfficial ? WildBenchOrder.Games(tasks.Count) : Games.Of(GameOrder.Random, tasks.Count);
        games = order.ToDictionary(g => tasks[g.Item].Id, StringComparer.Ordinal);
        var plain = tasks[0] with { Conversation = [new(Role.User, "q")], Checklist = [] };
        version = PromptVersion.Of(options.Variant.ToString(), WildBenchPrompts.Pair(options.Variant, plain, "a", "b").Turns[0].Text);
        Groups = IsOfficial ? [.. Official()] : [.. OpenCompass()];
    }

    /// <inheritdoc/>
    public override string Metric => "wb_reward";

    /// <inheritdoc/>
    public override ScoreScale Scale { get; } = new(-100, 100);

    /// <inheritdoc/>
    public override IReadOnlyList<SubjectGroup> Groups { get; }

    /// <inheritdoc/>
    public override string Version(Subject subject) => version;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportFile> Report(IReadOnlyList<SubjectResult> results, string model, string judge)
    {
        var evaluated = InOrder(results);
        return IsOfficial
            ? [WildBenchReports.Reward(model, judge, Options.LengthPenalty, [.. baselines.Value.SelectMany(b => Rewards(evaluated, b))])]
            : [WildBenchReports.OpenCompassReward(Name, model, judge, [.. baselines.Value.Select(b => (b.Name, Table(evaluated, b)))])];
    }

    /// <inheritdoc/>
    protected override void Prepare() => _ = baselines.Value;

    /// <inheritdoc/>
    protected override Prompt ShortestJudgePrompt(WildBenchTask item) => baselines.Value
        .Select(b => JudgePrompt(item, b, ""))
        .MaxBy(p => p.Turns[0].Text.Length)!;

    /// <inheritdoc/>
    protected override async Task<ItemScore> EvaluateAsync(Subject subject, WildBenchTask item, JudgingSession session)
    {
        var reply = await AskAsync(item, session).ConfigureAwait(false);
        var choices = await Task.WhenAll(baselines.Value.Select(b => ChooseAsync(item, b, reply, session))).ConfigureAwait(false);
        var rewards = baselines.Value.Zip(choices, (b, c) => Reward(Comparison(item, b, reply, c))).OfType<double>().ToList();
        var verdict = string.Join(", ", choices.Select(c => c is { } choice ? WildBenchVerdicts.Label(choice) : "none"));
        return rewards.Count == 0 ? new ItemScore(null) : new ItemScore(rewards.Average() * 100) { Verdict = verdict };
    }

    private async Task<WildBenchChoice?> ChooseAsync(WildBenchTask item, Baseline baseline, string reply, JudgingSession session)
    {
        if (Undisputed(item, baseline, reply) is { } choice)
        {
            return choice;
        }
        var request = new JudgementRequest(
            NameOf(baseline),
            JudgePrompt(item, baseline, reply),
            text => WildBenchVerdicts.Choice(Options.Variant, text).ToGrade(choice => Grade.Decided(WildBenchVerdicts.Label(choice))))
        {
            Compared = Compared(item, baseline, reply),
        };
        var judgement = await session.JudgeAsync(request).ConfigureAwait(false);
        return WildBenchVerdicts.OfLabel(judgement.Verdict);
    }

    // The official script does not ask where a reply is empty.
    private WildBenchChoice? Undisputed(WildBenchTask item, Baseline baseline, string reply)
    {
        var (first, second) = games[item.Id].Order(baseline.Replies[item.Id], reply);
        return IsOfficial ? WildBenchEmptyReply.Choice(first, second) : null;
    }

    private Prompt JudgePrompt(WildBenchTask item, Baseline baseline, string reply)
    {
        var (first, second) = games[item.Id].Order(baseline.Replies[item.Id], reply);
        return WildBenchPrompts.Pair(Options.Variant, item, first, second, Options.MaxWords);
    }

    private ComparedReplies Compared(WildBenchTask item, Baseline baseline, string reply)
    {
        var (first, second) = games[item.Id].Order(baseline.Replies[item.Id], reply);
        return new(
            WildBenchPrompts.Shown(Options.Variant, first, Options.MaxWords), WildBenchPrompts.Shown(Options.Variant, second, Options.MaxWords));
    }

    private double? Reward(WildBenchComparison comparison) => IsOfficial
        ? WildBenchRewards.Official([comparison], Options.LengthPenalty, Options.Counting, Options.MaxWords).Counts.Reward
        : comparison.Reward;

    private WildBenchComparison Comparison(WildBenchTask item, Baseline baseline, string reply, WildBenchChoice? choice) =>
        new(item, games[item.Id].ModelFirst, reply, baseline.Replies[item.Id], choice);

    private IEnumerable<WildBenchComparison> Comparisons(IEnumerable<Evaluated<WildBenchTask>> evaluated, Baseline baseline) =>
        evaluated.Select(e => Comparison(e.Item, baseline, e.Result.Reply, Choice(e, baseline)));

    private WildBenchChoice? Choice(Evaluated<WildBenchTask> evaluated, Baseline baseline) =>
        evaluated.Judgement(NameOf(baseline)) is { } judgement
            ? WildBenchVerdicts.OfLabel(judgement.Verdict)
            // Without a score there was no reply at all, which is no empty one.
            : evaluated.Result.Score is null ? null : Undisputed(evaluated.Item, baseline, evaluated.Result.Reply);

    private IEnumerable<(string Baseline, int Penalty, WildBenchReward Reward)> Rewards(
        IReadOnlyList<Evaluated<WildBenchTask>> evaluated, Baseline baseline) =>
        new[] { Options.LengthPenalty, WildBenchRewards.NoLengthPenalty }.Distinct().Select(k => (baseline.Name, k, Reward(evaluated, baseline, k)));

    private WildBenchReward Reward(IReadOnlyList<Evaluated<WildBenchTask>> evaluated, Baseline baseline, int penalty) =>
        WildBenchRewards.Official(Comparisons(evaluated, baseline), penalty, Options.Counting, Options.MaxWords);

    private IReadOnlyList<ScoreRow> Table(IReadOnlyList<Evaluated<WildBenchTask>> evaluated, Baseline baseline) =>
        WildBenchRewards.OpenCompass(Comparisons(evaluated, baseline), Name);

    private IEnumerable<SubjectGroup> Official()
    {
        var several = Options.Baselines.Count > 1;
        var title = Options.Baselines.Count == WildBenchRewards.References.Count ? "WB-Reward-Mix" : "WB-Reward";
        var penalised = Options.LengthPenalty >= 0;
        if (penalised)
        {
            yield return Mean("", FormattableString.Invariant($"{title}, K={Options.LengthPenalty}"), Options.LengthPenalty, r => r.Counts.Reward);
        }
        yield return Mean(penalised ? "-no-penalty" : "", $"{title}, no length penalty", WildBenchRewards.NoLengthPenalty, r => r.Counts.Reward);
        yield return Mean("-macro", "Task macro", Options.LengthPenalty, r => r.TaskMacro);
        foreach (var category in Categories)
        {
            yield return Mean(RowOf(category), TitleOf(category), Options.LengthPenalty, r => Of(r, category));
        }
        for (var i = 0; several && i < Options.Baselines.Count; i++)
        {
            var index = i;
            yield return Whole(
                FormattableString.Invariant($"-against-{i + 1}"),
                $"Against {Path.GetFileNameWithoutExtension(Options.Baselines[i])}",
                Metric,
                r => 100 * (Reward(r, baselines.Value[index], Options.LengthPenalty).Counts.Reward ?? double.NaN));
        }

        SubjectGroup Mean(string suffix, string rowTitle, int penalty, Func<WildBenchReward, double?> value) => Whole(
            suffix, rowTitle, Metric, r => 100 * baselines.Value.Average(b => value(Reward(r, b, penalty)) ?? double.NaN));

        static double? Of(WildBenchReward reward, string category) =>
            reward.Categories.Where(c => c.Key == category).Select(c => (double?)c.Value).FirstOrDefault();
    }

    private IEnumerable<SubjectGroup> OpenCompass()
    {
        yield return Row("", "WB-Reward", Name);
        foreach (var category in Categories)
        {
            yield return Row(RowOf(category), TitleOf(category), category);
        }

        SubjectGroup Row(string suffix, string title, string name) => Whole(
            suffix,
            title,
            Metric,
            r => WildBenchRewards.Average([.. baselines.Value.Select(b => Table(r, b))]).FirstOrDefault(row => row.Name == name)?.Value
                ?? double.NaN);
    }

    private static string NameOf(Baseline baseline) => $"against {baseline.Name}";
}
