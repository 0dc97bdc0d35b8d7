using ModelTest.Models;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>The model writes its answer (OpenCompass's GenInferencer).</summary>
/// <param name="asking">What to know beside the question.</param>
internal sealed class GenMethod(ChoiceAsking asking) : ChoiceMethod(asking)
{
    private readonly GenerateOptions generation = new() { MaxNewTokens = asking.MaxNewTokens, Stop = asking.Stop };

    /// <inheritdoc />
    public override bool NeedsScores => false;

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var (shots, _) = await FitAsync(question, Asking.Shots, "", model, cancellationToken).ConfigureAwait(false);
        var prompt = question.Ask(shots, withAnswer: false);
        var reply = await model.GenerateAsync(prompt, generation, cancellationToken).ConfigureAwait(false);
        return question.Mark(question.Extract(reply.Text)) with
        {
            Prompt = prompt,
            Reply = reply.Text,
            Shots = Asking.Shots == 0 ? null : shots,
            DroppedShots = Asking.Shots - shots,
            PromptTokens = reply.PromptTokens,
            OutputTokens = reply.OutputTokens,
        };
    }

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        IChoiceQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(question.Ask(shots, withAnswer: false), cancellationToken);
}
