using ModelTest.Prompts;

namespace ModelTest.Judging;

/// <summary>A judgement by the log-probabilities of a few short replies; the judge's engine must give them.</summary>
/// <param name="Name">Which of the item's judgements it is; unique in the item.</param>
/// <param name="Prompt">What the judge is asked.</param>
/// <param name="Choices">The replies, such as <c>m</c> and <c>M</c>; at least two different ones.</param>
/// <param name="Parse">Reads the natural logarithms of their probabilities, by choice. Must not throw.</param>
public sealed record ChoiceRequest(
    string Name, Prompt Prompt, IReadOnlyList<string> Choices, Func<IReadOnlyDictionary<string, double>, Grade> Parse)
{
    /// <summary>The replies that are compared; null where one is rated.</summary>
    public ComparedReplies? Compared { get; init; }
}
