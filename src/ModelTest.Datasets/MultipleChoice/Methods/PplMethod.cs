using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>
/// The letter that gives the whole text the lowest mean negative log-likelihood per token, ties to the first (OpenCompass's PPLInferencer,
/// which divides by the number of tokens, the first one included).
/// </summary>
/// <param name="asking">What to know beside the question.</param>
internal abstract class PplMethod(ChoiceAsking asking) : ChoiceMethod(asking)
{
    // A letter more or less is a few tokens; the other letters are counted only when the first comes this near to the limit.
    private const int LetterMargin = 64;

    /// <summary>Whether the letter is an assistant turn of its own, closed by the template; else it directly follows the prompt.</summary>
    protected abstract bool WholeTurn { get; }

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var shots = await FitAllAsync(question, model, cancellationToken).ConfigureAwait(false);
        var (scores, promptTokens) = await ScoreAsync(question, shots, model, cancellationToken).ConfigureAwait(false);
        return question.Mark(question.Letters.MaxBy(l => scores[l])!) with
        {
            Prompt = PromptOf(question, shots[^1]),
            Scores = scores,
            Shots = Asking.Shots == 0 ? null : shots[^1],
            DroppedShots = Asking.Shots - shots[^1],
            PromptTokens = promptTokens,
        };
    }

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken) =>
        model.Info.ScoresNextTokenOnly
            ? new Problem(
                Asking.Section + ".mode",
                $"mode ppl scores whole texts, and '{model.Info.Name}' tells the log-probabilities of next tokens only: {model.Info.ScoringObstacle}.",
                "set it to 'clp' or 'gen'.")
            : await base.InspectAsync(question, model, cancellationToken).ConfigureAwait(false);

    /// <summary>The text before the letter.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shots">How many shots are shown.</param>
    protected abstract Prompt PromptOf(IChoiceQuestion question, int shots);

    // Shots dropped for a letter stay dropped for the letters after it, and come back for none.
    private async Task<int[]> FitAllAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var shots = new int[question.Letters.Count];
        var (most, tokens) = await FitAsync(question, Asking.Shots, question.Letters[0], model, cancellationToken).ConfigureAwait(false);
        shots[0] = most;
        for (var i = 1; i < shots.Length; i++)
        {
            if (tokens + LetterMargin > model.Info.ContextLength)
            {
                (most, _) = await FitAsync(question, most, question.Letters[i], model, cancellationToken).ConfigureAwait(false);
            }
            shots[i] = most;
        }
        return shots;
    }

    // Returns per letter what decides, higher is better: the sum of ln p of the letter and what closes its turn, when all texts have as
    // many tokens and the same prompt (the order is the same, and the prompt's own probabilities are not needed); else the mean ln p over
    // the whole text.
    private async Task<(Dictionary<string, double> Scores, int PromptTokens)> ScoreAsync(
        IChoiceQuestion question, int[] shots, IModel model, CancellationToken cancellationToken)
    {
        var options = new ScoreOptions { WholeTurn = WholeTurn };
        if (shots.Distinct().Count() == 1)
        {
            var prompt = PromptOf(question, shots[0]);
            var result = await model.ScoreAsync(prompt, [.. question.Letters.Select(question.AnswerOf)], options, cancellationToken).ConfigureAwait(false);
            if (result.Continuations.Select(c => c.Tokens).Distinct().Count() == 1)
            {
                return (question.Letters.Zip(result.Continuations).ToDictionary(p => p.First, p => p.Second.LogProbability), result.PromptTokens);
            }
        }
        var means = new Dictionary<string, double>();
        var promptTokens = 0;
        foreach (var group in question.Letters.Zip(shots, (letter, count) => (letter, count)).GroupBy(p => p.count, p => p.letter))
        {
            var prompt = PromptOf(question, group.Key);
            var result = await model.ScoreAsync(prompt, [.. group.Select(question.AnswerOf)], options with { IncludePrompt = true }, cancellationToken).ConfigureAwait(false);
            foreach (var (letter, turn) in group.Zip(result.Continuations))
            {
                means[letter] = (result.PromptLogProbability!.Value + turn.LogProbability) / (result.PromptTokens + turn.Tokens);
            }
            promptTokens = result.PromptTokens;
        }
        return (means, promptTokens);
    }
}
