using ModelTest.Datasets;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Tests.Fakes;

/// <summary>Makes results.</summary>
internal static class Results
{
    public static ItemResult Item(string id, Outcome outcome = Outcome.Correct) => new()
    {
        Id = id,
        Prompt = Prompt.FromUser("Q" + id),
        Reply = outcome == Outcome.Error ? "" : outcome == Outcome.Unparsed ? "I do not know." : "A",
        Prediction = outcome is Outcome.Correct or Outcome.Wrong ? "A" : "",
        Gold = outcome == Outcome.Correct ? "A" : "B",
        Outcome = outcome,
        Question = $"Question {id}?",
        PromptTokens = 10,
        OutputTokens = 2,
        Milliseconds = 1.5,
        Error = outcome == Outcome.Error ? "connection reset" : null,
    };

    public static SubjectResult Of(Subject subject, int correct, int wrong, int unparsed = 0, int errors = 0)
    {
        Outcome[] outcomes =
        [
            .. Enumerable.Repeat(Outcome.Correct, correct), .. Enumerable.Repeat(Outcome.Wrong, wrong),
            .. Enumerable.Repeat(Outcome.Unparsed, unparsed), .. Enumerable.Repeat(Outcome.Error, errors),
        ];
        var items = outcomes.Select((outcome, i) => Item(i.ToString(System.Globalization.CultureInfo.InvariantCulture), outcome));
        return new SubjectResult("quiz", subject, [.. items], TimeSpan.FromSeconds(1.25));
    }
}
