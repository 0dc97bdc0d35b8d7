using System.Diagnostics;
using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Judging;

/// <summary>Evaluates one item of a judged dataset.</summary>
public static class JudgedItem
{
    /// <summary>The item's result; nothing is recorded. For tests of datasets.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="model">The model.</param>
    /// <param name="judge">The judge.</param>
    /// <param name="cancellationToken">Gives the item up, which is no result.</param>
    public static Task<ItemResult> RunAsync(
        IJudgedDataset dataset, Subject subject, Item item, IModel model, IModel judge, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var session = new JudgingSession(item.Id, Plain(model), Plain(judge), null, cancellationToken);
        return RunAsync(dataset, subject, item, session, cancellationToken);

        static Respondent Plain(IModel model) => new(model, new GenerationSettings(), EarlierReplies.None);
    }

    /// <summary>The item's result with its time; what the dataset throws becomes the outcome Error.</summary>
    internal static async Task<ItemResult> RunAsync(
        IJudgedDataset dataset, Subject subject, Item item, JudgingSession session, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        ItemScore? score = null;
        string? error = null;
        try
        {
            score = await dataset.EvaluateAsync(subject, item, session).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // One item without a reply is an outcome; the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e is InputException or JudgeFailedException ? e.Message : $"{e.GetType().Name}: {e.Message}";
        }
        await session.DrainAsync().ConfigureAwait(false);
        var result = Result(dataset.Describe(subject, item), session, score, error);
        result = session.OnlyAsks ? AskedItem.Of(result) : result;
        return result with { Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds };
    }

    private static ItemResult Result(ItemResult described, JudgingSession session, ItemScore? score, string? error)
    {
        var (replies, judgements) = (session.Replies, session.Judgements);
        var value = score?.Score is { } given && double.IsFinite(given) ? given : (double?)null;
        return described with
        {
            Prompt = replies.Count > 0 && error is null ? replies[^1].Prompt : session.LastPrompt,
            Reply = replies.Count > 0 ? replies[^1].Text : "",
            Prediction = score?.Verdict ?? "",
            Score = value,
            Weight = score?.Weight ?? 1,
            Outcome = error is not null ? Outcome.Error
                : value is null || judgements.Any(j => !j.Grade.IsParsed) ? Outcome.Unparsed
                : Outcome.Scored,
            Replies = replies,
            Judgements = judgements,
            PromptTokens = replies.Sum(r => r.PromptTokens),
            OutputTokens = replies.Sum(r => r.OutputTokens),
            Error = error,
        };
    }
}
