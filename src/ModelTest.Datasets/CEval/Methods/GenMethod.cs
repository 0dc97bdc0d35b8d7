using ModelTest.Models;
using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>The model writes its answer (OpenCompass's GenInferencer).</summary>
/// <param name="options">The options.</param>
internal sealed class GenMethod(CEvalOptions options) : CEvalMethod(options)
{
    private readonly GenerateOptions generation = new() { MaxNewTokens = options.Wording.MaxNewTokens };

    /// <inheritdoc />
    public override bool NeedsScores => false;

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        var (shots, _) = await FitAsync(question, Options.Shots, "", model, cancellationToken).ConfigureAwait(false);
        var prompt = question.Prompts.Chat(question.Item, shots, withAnswer: false);
        var reply = await model.GenerateAsync(prompt, generation, cancellationToken).ConfigureAwait(false);
        return question.Mark(Options.Extract(reply.Text)) with
        {
            Prompt = prompt,
            Reply = reply.Text,
            Shots = Options.Shots == 0 ? null : shots,
            DroppedShots = Options.Shots - shots,
            PromptTokens = reply.PromptTokens,
            OutputTokens = reply.OutputTokens,
        };
    }

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(question.Prompts.Chat(question.Item, shots, withAnswer: false), cancellationToken);
}
