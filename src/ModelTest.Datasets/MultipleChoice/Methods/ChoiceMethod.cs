using System.Globalization;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>A way to get a model's answer.</summary>
/// <param name="asking">What to know beside the question.</param>
internal abstract class ChoiceMethod(ChoiceAsking asking)
{
    /// <summary>What to know beside the question.</summary>
    protected ChoiceAsking Asking { get; } = asking;

    /// <summary>Whether the model must give log-probabilities.</summary>
    public virtual bool NeedsScores => true;

    /// <summary>The method of a mode.</summary>
    /// <param name="asking">What to know beside the question.</param>
    public static ChoiceMethod For(ChoiceAsking asking) => asking.Mode switch
    {
        ChoiceMode.Gen => new GenMethod(asking),
        ChoiceMode.Clp => new ClpMethod(asking),
        _ => asking.PlainText is null ? new ChatPplMethod(asking) : new PlainPplMethod(asking),
    };

    /// <summary>Asks the model and marks its answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Gives the question up.</param>
    public abstract Task<ItemResult> AskAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken);

    /// <summary>Finds out, without computing, whether the model can answer at all.</summary>
    /// <param name="question">The question.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public virtual async Task<Problem?> InspectAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var tokens = await TokensAsync(question, 0, question.Letters is [var first, ..] ? first : "", model, cancellationToken).ConfigureAwait(false);
        if (tokens <= model.Info.ContextLength)
        {
            return null;
        }
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"the question alone has {tokens} tokens, more than the {model.Info.ContextLength} that '{model.Info.Name}' can take.");
        return new Problem(question.Place, what, "raise model.context_length as far as the model allows, or leave the subject out.");
    }

    /// <summary>The tokens that have to fit the model's context.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shots">How many shots are shown.</param>
    /// <param name="letter">The choice that is scored, where one is.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    protected abstract ValueTask<int> TokensAsync(
        IChoiceQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken);

    /// <summary>
    /// The number of shots that fit: from <paramref name="most"/> down, the last dropped first, as OpenCompass does. The tokens are counted
    /// each time: no bound from the text's length holds for every tokenizer and template.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="most">The most shots.</param>
    /// <param name="letter">The choice that is scored, where one is.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    protected async ValueTask<(int Shots, int Tokens)> FitAsync(
        IChoiceQuestion question, int most, string letter, IModel model, CancellationToken cancellationToken)
    {
        for (var shots = most; ; shots--)
        {
            var tokens = await TokensAsync(question, shots, letter, model, cancellationToken).ConfigureAwait(false);
            // A question that does not fit even alone is left to the model, which says so.
            if (tokens <= model.Info.ContextLength || shots == 0)
            {
                return (shots, tokens);
            }
        }
    }
}
