using System.Globalization;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>
/// The likeliest letter at the position after the prompt (OpenCompass's CLPInferencer). A softmax over the four letters keeps their order,
/// so the recorded scores are the plain log-probabilities.
/// </summary>
/// <param name="asking">What to know beside the question.</param>
internal sealed class ClpMethod(ChoiceAsking asking) : ChoiceMethod(asking)
{
    private static readonly ScoreOptions NextToken = new() { SeparateTokens = true };

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var (shots, _) = await FitAsync(question, Asking.Shots, "", model, cancellationToken).ConfigureAwait(false);
        var prompt = question.Ask(shots, withAnswer: false);
        var result = await model.ScoreAsync(prompt, question.Letters, NextToken, cancellationToken).ConfigureAwait(false);
        foreach (var (letter, score) in question.Letters.Zip(result.Continuations))
        {
            if (score.Tokens != 1)
            {
                throw new InputException([NotOneToken(letter, score.Tokens, model)]);
            }
        }
        var scores = question.Letters.Zip(result.Continuations).ToDictionary(p => p.First, p => p.Second.LogProbability);
        return question.Mark(question.Letters.MaxBy(l => scores[l])!) with
        {
            Prompt = prompt,
            Scores = scores,
            Shots = Asking.Shots == 0 ? null : shots,
            DroppedShots = Asking.Shots - shots,
            PromptTokens = result.PromptTokens,
        };
    }

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var empty = await model.CountTokensAsync(Prompt.FromUser(""), cancellationToken).ConfigureAwait(false);
        foreach (var letter in question.Letters)
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
        IChoiceQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken)
    {
        var prompt = question.Ask(shots, withAnswer: false);
        // One more for the letter.
        return await model.CountTokensAsync(prompt, cancellationToken).ConfigureAwait(false) + 1;
    }

    private Problem NotOneToken(string letter, int tokens, IModel model) => new(Asking.Section + ".mode",
        string.Create(CultureInfo.InvariantCulture, $"mode clp compares single tokens, but '{letter}' is {tokens} tokens to '{model.Info.Name}'."),
        "set it to 'ppl' or 'gen'.");
}
