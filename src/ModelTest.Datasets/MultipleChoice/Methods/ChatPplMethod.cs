using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>Mode ppl with chat turns: the letter is the last assistant turn.</summary>
/// <param name="asking">What to know beside the question.</param>
internal sealed class ChatPplMethod(ChoiceAsking asking) : PplMethod(asking)
{
    /// <inheritdoc />
    protected override bool WholeTurn => true;

    /// <inheritdoc />
    protected override Prompt PromptOf(IChoiceQuestion question, int shots) => question.Ask(shots, withAnswer: true);

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        IChoiceQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(PromptOf(question, shots).WithReply(question.AnswerOf(letter)), cancellationToken);
}
