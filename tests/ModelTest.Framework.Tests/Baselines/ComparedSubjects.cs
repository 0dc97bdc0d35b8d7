using ModelTest.Baselines;
using ModelTest.Datasets;
using ModelTest.Scoring;

namespace ModelTest.Tests.Baselines;

/// <summary>Subjects of two runs, compared.</summary>
internal static class ComparedSubjects
{
    public static SubjectComparison Subject(string name, int items, int lost, int gained, int others = 0)
    {
        var before = new List<BaselineLine>();
        var after = new List<ItemResult>();
        for (var i = 0; i < items; i++)
        {
            var isOther = i >= lost + gained && i < lost + gained + others;
            var wasWrong = i >= lost && i < lost + gained;
            before.Add(isOther ? Line(i, "wrong", "C") : Line(i, wasWrong ? "wrong" : "correct", wasWrong ? "B" : "A"));
            after.Add(isOther ? Item(i, Outcome.Unparsed, "") : i < lost ? Item(i, Outcome.Wrong, "B") : Item(i, Outcome.Correct, "A"));
        }
        return SubjectComparison.Of(before, Result(name, after));
    }

    public static BaselineLine Line(int id, string outcome, string prediction) => new() { Id = $"{id}", Outcome = outcome, Prediction = prediction };

    public static ItemResult Item(int id, Outcome outcome, string prediction) =>
        new() { Id = $"{id}", Outcome = outcome, Prediction = prediction, Gold = "A", Question = $"question {id}" };

    public static SubjectResult Result(string name, IReadOnlyList<ItemResult> items) => new("quiz", new Subject(name, "STEM"), items, TimeSpan.Zero);
}
