using System.Text.Json.Nodes;
using ModelTest.Datasets;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Scoring;

namespace ModelTest.Comparing;

/// <summary>Tells what two runs do not have in common and should, so that nobody takes another prompt for another model.</summary>
/// <param name="reference">The one run.</param>
/// <param name="other">The other.</param>
/// <param name="settings">The classes of the datasets' settings by provider; where one is not known, that of all datasets counts.</param>
internal sealed class ComparisonChecks(ComparedRun reference, ComparedRun other, IReadOnlyDictionary<string, Type> settings)
{
    private const int MostNames = 3;
    private const int MostProblems = 10;

    private RunDocument Was => reference.Run.Document;

    private RunDocument Now => other.Run.Document;

    /// <summary>The differences, a sentence each.</summary>
    /// <exception cref="InputException">Items of the same id are different questions.</exception>
    public IReadOnlyList<string> Notes()
    {
        var notes = Differences().Select(d => $"{d.Key} is {d.Was} in {reference.Name} and {d.Now} in {other.Name}.").ToList();
        var problems = new List<Problem>();
        foreach (var was in reference.Run.Datasets.Where(d => d.Subjects.Count > 0))
        {
            if (other.Dataset(was.Dataset.Name) is not { } now)
            {
                notes.Add($"{other.Name} has no {was.Dataset.Name}.");
                continue;
            }
            notes.AddRange(Dataset(was, now, problems));
        }
        notes.AddRange(other.Run.Datasets.Where(d => d.Subjects.Count > 0 && reference.Dataset(d.Dataset.Name) is null)
            .Select(d => $"{reference.Name} has no {d.Dataset.Name}."));
        return problems.Count == 0 ? notes : throw new InputException(
            problems.Count <= MostProblems
                ? problems
                : [.. problems.Take(MostProblems), new Problem(FormattableString.Invariant($"{problems.Count - MostProblems} more items"), "differ too.", "compare runs of the same data.")]);
    }

    private IEnumerable<RunDifference> Differences()
    {
        RunDifference?[] templates = [Of("model.template", Was.Model?.Template, Now.Model?.Template)];
        var providers = Was.Datasets.Select(d => d.Provider).Intersect(Now.Datasets.Select(d => d.Provider), StringComparer.Ordinal);
        return
        [
            .. templates.OfType<RunDifference>(),
            .. RunComparison.Generation("model", Was.Settings, Now.Settings),
            .. RunComparison.Models("judge", Was.Judge, Now.Judge),
            .. RunComparison.Generation("judge", Was.Settings, Now.Settings),
            .. RunComparison.Run("seed", Was.Settings, Now.Settings),
            .. providers.SelectMany(p => RunComparison.Dataset(p, settings.GetValueOrDefault(p, typeof(DatasetSettings)), Was.Settings, Now.Settings)),
        ];
    }

    private static RunDifference? Of(string key, string? was, string? now) => was == now || was is null || now is null ? null : new RunDifference(key, Json(was), Json(now));

    private static string Json(string text) => JsonValue.Create(text).ToJsonString(RecordJson.Line);

    private IEnumerable<string> Dataset(RecordedDataset was, RecordedDataset now, List<Problem> problems)
    {
        var name = was.Dataset.Name;
        if (was.Dataset.Mode != now.Dataset.Mode)
        {
            yield return $"{name}: mode {was.Dataset.Mode} in {reference.Name} and {now.Dataset.Mode} in {other.Name}.";
        }
        if (was.Dataset.Scale != now.Dataset.Scale)
        {
            problems.Add(new Problem(name, $"its scores are {was.Dataset.Scale} in {reference.Name} and {now.Dataset.Scale} in {other.Name}.", "compare runs that were scored in the same way."));
            yield break;
        }
        var pairs = (from s in was.Subjects join o in now.Subjects on s.Result.Subject.Name equals o.Result.Subject.Name select (Was: s.Result, Now: o.Result)).ToList();
        var subjects = was.Subjects.Select(s => s.Result.Subject.Name).ToList();
        var others = now.Subjects.Select(s => s.Result.Subject.Name).ToList();
        if (Only(name, subjects, others, reference) is { } left)
        {
            yield return left;
        }
        if (Only(name, others, subjects, other) is { } right)
        {
            yield return right;
        }
        var versions = pairs.Select(p => p.Was.Subject).Where(s => was.Dataset.Version(s) != now.Dataset.Version(s)).ToList();
        if (versions.Count > 0)
        {
            var first = versions[0];
            yield return FormattableString.Invariant(
                $"{name}: the prompts of {versions.Count} subjects differ, such as {first.Name}: {was.Dataset.Version(first)} in {reference.Name} and {now.Dataset.Version(first)} in {other.Name}.");
        }
        var texts = new ItemTexts(reference.Name, other.Name, was.Dataset.Mode == now.Dataset.Mode);
        foreach (var (before, after) in pairs)
        {
            texts.Compare(before, after, isSamePrompt: !versions.Contains(before.Subject));
        }
        problems.AddRange(texts.Problems);
        foreach (var note in texts.Notes(name).Concat(Errors(name, reference.Name, was)).Concat(Errors(name, other.Name, now)))
        {
            yield return note;
        }
    }

    private static string? Only(string dataset, List<string> some, List<string> others, ComparedRun run) => some.Except(others, StringComparer.Ordinal).ToList() is { Count: > 0 } only
        ? FormattableString.Invariant($"{dataset}: only {run.Name} has {string.Join(", ", only.Take(MostNames))}{(only.Count > MostNames ? $" and {only.Count - MostNames} more subjects" : "")}.")
        : null;

    private static IEnumerable<string> Errors(string dataset, string run, RecordedDataset recorded) => recorded.Rows.Sum(r => r.Errors) is > 0 and var errors
        ? [FormattableString.Invariant($"{dataset}: {errors} items got no reply in {run}; they count as not right.")]
        : [];
}
