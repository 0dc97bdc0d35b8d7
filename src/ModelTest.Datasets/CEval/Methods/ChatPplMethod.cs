using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Datasets.CEval.Methods;

/// <summary>Mode ppl with chat turns (578f8d): the letter is the last assistant turn.</summary>
/// <param name="options">The options.</param>
internal sealed class ChatPplMethod(CEvalOptions options) : PplMethod(options)
{
    /// <inheritdoc />
    protected override bool WholeTurn => true;

    /// <inheritdoc />
    protected override Prompt PromptOf(CEvalQuestion question, int shots) => question.Prompts.Chat(question.Item, shots, withAnswer: true);

    /// <inheritdoc />
    protected override ValueTask<int> TokensAsync(
        CEvalQuestion question, int shots, string letter, IModel model, CancellationToken cancellationToken) =>
        model.CountTokensAsync(PromptOf(question, shots).WithReply(letter), cancellationToken);
}
