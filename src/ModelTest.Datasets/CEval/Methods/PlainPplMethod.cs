using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>
/// Mode ppl with the plain text 1cd8bf, which OpenCompass gives to the model past any meta template. Here that takes the template
/// <c>none</c>, with which the text goes to the model as it is and the letter follows it. With another template the text would be
/// wrapped, and the number not comparable: that is a problem.
/// </summary>
/// <param name="options">The options.</param>
internal sealed class PlainPplMethod(CEvalOptions options) : PplMethod(options)
{
    /// <inheritdoc />
    protected override bool WholeTurn => false;

    /// <inheritdoc />
    public override Task<ItemResult> AskAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken) =>
        TemplateProblem(model) is { } problem
            ? Task.FromException<ItemResult>(new InputException([problem]))
            : base.AskAsync(question, model, cancellationToken);

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(CEvalQuestion question, IModel model, CancellationToken cancellationToken) =>
        TemplateProblem(model) ?? await base.InspectAsync(question, model, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    protected override Prompt PromptOf(CEvalQuestion question, int shots) => Prompt.FromUser(question.Prompts.Plain(question.Item, shots, ""));

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(Prompt.FromUser(question.Prompts.Plain(question.Item, shots, letter)), cancellationToken);

    private static Problem? TemplateProblem(IModel model) => model.Info.Template == MetaTemplate.None.Name ? null : new Problem(
        "datasets.ceval.prompt", $"'{CEvalWording.Plain.Id}' is plain text, but '{model.Info.Name}' has the chat template '{model.Info.Template}'.",
        "set model.template to 'none', or the prompt to '578f8d'.");
}
