using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>
/// Mode ppl with the plain text 1cd8bf, which OpenCompass gives to the model past any meta template. Here that takes the template
/// <c>none</c>: the whole text, letter and all, is scored as one continuation of nothing, so that it is tokenised in one piece as there.
/// With another template the text would be wrapped, and the number not comparable: that is a problem.
/// </summary>
/// <param name="options">The options.</param>
internal sealed class PlainPplMethod(CEvalOptions options) : CEvalMethod(options)
{
    private static readonly Prompt Nothing = Prompt.FromUser("");

    /// <inheritdoc />
    public override async Task<ItemResult> AskAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken)
    {
        if (TemplateProblem(model) is { } problem)
        {
            throw new InputException([problem]);
        }
        var texts = new List<string>();
        var (shots, tokens) = (Options.Shots, 0);
        foreach (var letter in Letters)
        {
            (shots, tokens) = await FitAsync(question, shots, letter, model, cancellationToken).ConfigureAwait(false);
            texts.Add(question.Prompts.Plain(question.Item, shots, letter));
        }
        var result = await model.ScoreAsync(Nothing, texts, new ScoreOptions(), cancellationToken).ConfigureAwait(false);
        var scores = Letters.Zip(result.Continuations).ToDictionary(
            p => p.First, p => p.Second.LogProbability / (result.PromptTokens + p.Second.Tokens));
        return question.Mark(Letters.MaxBy(l => scores[l])!) with
        {
            Prompt = Prompt.FromUser(question.Prompts.Plain(question.Item, shots, "")),
            Scores = scores,
            Shots = Options.Shots == 0 ? null : shots,
            PromptTokens = tokens,
        };
    }

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken) =>
        TemplateProblem(model) ?? await base.InspectAsync(question, model, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(Prompt.FromUser(question.Prompts.Plain(question.Item, shots, letter)), cancellationToken);

    private static Problem? TemplateProblem(IModel model) => model.Info.Template == MetaTemplate.None.Name ? null : new Problem(
        "datasets.ceval.prompt", $"'{CEvalWording.Plain.Id}' is plain text, but '{model.Info.Name}' has the chat template '{model.Info.Template}'.",
        "set model.template to 'none', or the prompt to '578f8d'.");
}
