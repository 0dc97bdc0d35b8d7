using ModelTest.Models;
using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>
/// The letter that gives the whole text the lowest mean negative log-likelihood per token, ties to the first (OpenCompass's PPLInferencer,
/// which divides by the number of tokens, the first one included).
/// </summary>
/// <param name="options">The options.</param>
internal sealed class PplMethod(CEvalOptions options) : CEvalMethod(options)
{
    // A letter more or less is a few tokens; the other letters are counted only when the first comes this near to the limit.
    private const int LetterMargin = 64;

    private static readonly ScoreOptions Turn = new() { WholeTurn = true };
    private static readonly ScoreOptions TurnAndPrompt = new() { WholeTurn = true, IncludePrompt = true };

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var shots = await FitAllAsync(question, model, cancellationToken).ConfigureAwait(false);
        var (scores, promptTokens) = await ScoreAsync(question, shots, model, cancellationToken).ConfigureAwait(false);
        return question.Mark(Letters.MaxBy(l => scores[l])!) with
        {
            Prompt = question.Prompts.Chat(question.Item, shots[^1], withAnswer: true),
            Scores = scores,
            Shots = Options.Shots == 0 ? null : shots[^1],
            PromptTokens = promptTokens,
        };
    }

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(question.Prompts.Chat(question.Item, shots, withAnswer: true).WithReply(letter), cancellationToken);

    // Shots dropped for a letter stay dropped for the letters after it, and come back for none.
    private async Task<int[]> FitAllAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var shots = new int[Letters.Count];
        var (most, tokens) = await FitAsync(question, Options.Shots, Letters[0], model, cancellationToken).ConfigureAwait(false);
        shots[0] = most;
        for (var i = 1; i < shots.Length; i++)
        {
            if (tokens + LetterMargin > model.Info.ContextLength)
            {
                (most, _) = await FitAsync(question, most, Letters[i], model, cancellationToken).ConfigureAwait(false);
            }
            shots[i] = most;
        }
        return shots;
    }

    // Returns per letter what decides, higher is better: the sum of ln p of the letter's turn when all texts have as many tokens and the
    // same prompt (the order is the same, and the prompt's own probabilities are not needed), else the mean ln p over the whole text.
    private static async Task<(Dictionary<string, double> Scores, int PromptTokens)> ScoreAsync(
        CEvalQuestion question, int[] shots, IModel model, CancellationToken cancellationToken)
    {
        if (shots.Distinct().Count() == 1)
        {
            var prompt = question.Prompts.Chat(question.Item, shots[0], withAnswer: true);
            var result = await model.ScoreAsync(prompt, Letters, Turn, cancellationToken).ConfigureAwait(false);
            if (result.Continuations.Select(c => c.Tokens).Distinct().Count() == 1)
            {
                return (Letters.Zip(result.Continuations).ToDictionary(p => p.First, p => p.Second.LogProbability), result.PromptTokens);
            }
        }
        var means = new Dictionary<string, double>();
        var promptTokens = 0;
        foreach (var group in Letters.Zip(shots, (letter, count) => (letter, count)).GroupBy(p => p.count, p => p.letter))
        {
            var prompt = question.Prompts.Chat(question.Item, group.Key, withAnswer: true);
            var result = await model.ScoreAsync(prompt, [.. group], TurnAndPrompt, cancellationToken).ConfigureAwait(false);
            foreach (var (letter, turn) in group.Zip(result.Continuations))
            {
                means[letter] = (result.PromptLogProbability!.Value + turn.LogProbability) / (result.PromptTokens + turn.Tokens);
            }
            promptTokens = result.PromptTokens;
        }
        return (means, promptTokens);
    }
}
