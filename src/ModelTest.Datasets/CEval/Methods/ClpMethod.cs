using System.Globalization;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>
/// The likeliest letter at the position after the prompt (OpenCompass's CLPInferencer). A softmax over the four letters keeps their order,
/// so the recorded scores are the plain log-probabilities.
/// </summary>
/// <param name="options">The options.</param>
internal sealed class ClpMethod(CEvalOptions options) : CEvalMethod(options)
{
    private static readonly ScoreOptions NextToken = new() { SeparateTokens = true };

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var (shots, _) = await FitAsync(question, Options.Shots, "", model, cancellationToken).ConfigureAwait(false);
        var prompt = question.Prompts.Chat(question.Item, shots, withAnswer: false);
        var result = await model.ScoreAsync(prompt, Letters, NextToken, cancellationToken).ConfigureAwait(false);
        foreach (var (letter, score) in Letters.Zip(result.Continuations))
        {
            if (score.Tokens != 1)
            {
                throw new InputException([NotOneToken(letter, score.Tokens, model)]);
            }
        }
        var scores = Letters.Zip(result.Continuations).ToDictionary(p => p.First, p => p.Second.LogProbability);
        return question.Mark(Letters.MaxBy(l => scores[l])!) with
        {
            Prompt = prompt,
            Scores = scores,
            Shots = Options.Shots == 0 ? null : shots,
            DroppedShots = Options.Shots - shots,
            PromptTokens = result.PromptTokens,
        };
    }

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var empty = await model.CountTokensAsync(Prompt.FromUser(""), cancellationToken).ConfigureAwait(false);
        foreach (var letter in Letters)
        {
            var tokens = await model.CountTokensAsync(Prompt.FromUser(letter), cancellationToken).ConfigureAwait(false) - empty;
            if (tokens > 1)
            {
                return NotOneToken(letter, tokens, model);
            }
        }
        return await base.InspectAsync(question, model, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken)
    {
        var prompt = question.Prompts.Chat(question.Item, shots, withAnswer: false);
        // One more for the letter.
        return await model.CountTokensAsync(prompt, cancellationToken).ConfigureAwait(false) + 1;
    }

    private static Problem NotOneToken(string letter, int tokens, IModel model) => new("datasets.ceval.mode",
        string.Create(CultureInfo.InvariantCulture, $"mode clp compares single tokens, but '{letter}' is {tokens} tokens to '{model.Info.Name}'."),
        "set it to 'ppl' or 'gen'.");
}
