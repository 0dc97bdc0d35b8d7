using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>
/// Mode ppl with a plain text, which OpenCompass gives to the model past any meta template. Here that takes the template
/// <c>none</c>, with which the text goes to the model as it is and the letter follows it. With another template the text would be
/// wrapped, and the number not comparable: that is a problem.
/// </summary>
/// <param name="asking">What to know beside the question.</param>
internal sealed class PlainPplMethod(ChoiceAsking asking) : PplMethod(asking)
{
    /// <inheritdoc />
    protected override bool WholeTurn => false;

    /// <inheritdoc />
    public override Task<ItemResult> AskAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken) =>
        TemplateProblem(model) is { } problem
            ? Task.FromException<ItemResult>(new InputException([problem]))
            : base.AskAsync(question, model, cancellationToken);

    /// <inheritdoc />
    public override async Task<Problem?> InspectAsync(IChoiceQuestion question, IModel model, CancellationToken cancellationToken) =>
        TemplateProblem(model) ?? await base.InspectAsync(question, model, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    protected override Prompt PromptOf(IChoiceQuestion question, int shots) => question.Ask(shots, withAnswer: true);

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        IChoiceQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(Prompt.FromUser(PromptOf(question, shots).Turns[0].Text + question.AnswerOf(letter)), cancellationToken);

    private Problem? TemplateProblem(IModel model) => model.Info.Template == MetaTemplate.None.Name ? null : new Problem(
        Asking.Section + ".prompt", $"'{Asking.PlainText}' is plain text, but '{model.Info.Name}' has the chat template '{model.Info.Template}'.",
        Asking.ChatText is { } chat ? $"set model.template to 'none', or the prompt to '{chat}'." : "set model.template to 'none', or the mode to 'gen'.");
}
