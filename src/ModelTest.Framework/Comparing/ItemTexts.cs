using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>Whether items of the same id are the same questions in two runs.</summary>
/// <param name="reference">The name of the one run.</param>
/// <param name="other">The name of the other.</param>
/// <param name="isSameMode">Whether both were asked in the same mode, so that the same question reads the same.</param>
internal sealed class ItemTexts(string reference, string other, bool isSameMode)
{
    private const int MostShown = 60;

    private int onlyReference;
    private int onlyOther;
    private int otherShots;
    private int otherTexts;

    /// <summary>Items that are other questions.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Compares the items of a subject.</summary>
    /// <param name="was">The subject in the one run.</param>
    /// <param name="now">The subject in the other.</param>
    /// <param name="isSamePrompt">Whether the prompts' versions are the same.</param>
    public void Compare(SubjectResult was, SubjectResult now, bool isSamePrompt)
    {
        var before = was.Items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        onlyReference += before.Keys.Except(now.Items.Select(i => i.Id), StringComparer.Ordinal).Count();
        foreach (var item in now.Items)
        {
            if (!before.TryGetValue(item.Id, out var known))
            {
                onlyOther++;
                continue;
            }
            otherShots += known.Shots == item.Shots ? 0 : 1;
            if (known.Gold != item.Gold)
            {
                Problems.Add(Problem(was, item.Id, $"its right answer is '{Cut(known.Gold)}' in {reference} and '{Cut(item.Gold)}' in {other}"));
            }
            else if (known.Question.Length > 0 && item.Question.Length > 0 && known.Question != item.Question)
            {
                if (isSameMode && isSamePrompt)
                {
                    Problems.Add(Problem(was, item.Id, $"its question is '{Differing(known.Question, item.Question)}' in {reference} and '{Differing(item.Question, known.Question)}' in {other}"));
                }
                else
                {
                    // Another prompt, which the versions or modes tell, puts the same question in other words.
                    otherTexts++;
                }
            }
        }
    }

    /// <summary>What a person should know of the items of a dataset, a sentence each.</summary>
    /// <param name="dataset">The dataset's name.</param>
    public IEnumerable<string> Notes(string dataset)
    {
        if (onlyReference > 0)
        {
            yield return FormattableString.Invariant($"{dataset}: {onlyReference} items are only in {reference}; they are not compared.");
        }
        if (onlyOther > 0)
        {
            yield return FormattableString.Invariant($"{dataset}: {onlyOther} items are only in {other}; they are not compared.");
        }
        if (otherShots > 0)
        {
            yield return FormattableString.Invariant($"{dataset}: {otherShots} items had another number of shots in {reference} than in {other}.");
        }
        if (otherTexts > 0)
        {
            yield return FormattableString.Invariant($"{dataset}: {otherTexts} items were put in other words in {reference} than in {other}.");
        }
    }

    private static Problem Problem(SubjectResult subject, string id, string what) =>
        new($"{subject.Dataset} / {subject.Subject.Name}, item {id}", what + ".", "compare runs of the same data: equal ids must be equal items.");

    // Long questions may differ in their last word: shown is the place where they part.
    private static string Differing(string text, string other)
    {
        var same = text.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        var start = Math.Max(0, same - (MostShown / 2));
        return (start > 0 ? "…" : "") + Cut(text[start..]);
    }

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > MostShown ? line[..MostShown] + "…" : line;
    }
}
