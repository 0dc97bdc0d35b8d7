using ModelTest.Configuration;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Judging.Calibration;

namespace ModelTest.Running.Discovery;

/// <summary>The rows of a dataset.</summary>
internal static class DatasetRows
{
    /// <summary>The name of the row that gates the average over all subjects.</summary>
    public const string Overall = "overall";

    /// <summary>The name of the row that is about the judge.</summary>
    public const string Judge = "judge";

    /// <summary>The name of the row that compares the run with the baseline.</summary>
    public const string Baseline = "baseline";

    /// <summary>A row per selected subject, then a row per gate over several of them, then one for the judge, or for the baseline.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="dataset">The dataset.</param>
    public static IReadOnlyList<TestRow> Of(Suite suite, SuiteDataset dataset)
    {
        var rows = dataset.Subjects.Select(subject =>
            new TestRow(dataset.Name, subject.Name, RowKind.Subject) { Traits = Traits(dataset.Name, subject.Name, subject.Category) }).ToList();
        var gates = suite.Settings.Gates;
        var others = dataset.Dataset.Groups.Where(g => gates.ForGroup(dataset.Name, g) is not null).Select(g => Gate(dataset, g.Title, g.Subjects)).ToList();
        if (gates.ForDataset(dataset.Name) is not null)
        {
            others.Add(Gate(dataset, Overall, [.. dataset.Dataset.Subjects.Select(s => s.Name)]));
        }
        if (dataset.Dataset is IJudgedDataset)
        {
            others.AddRange(JudgeRow(dataset, gates.Judge, suite.Calibration.Of(dataset.Name, dataset.Dataset).Count));
        }
        else if (suite.Settings.Baselines.Accept || BaselineRunner.Of(suite, dataset).Exists)
        {
            others.Add(new TestRow(dataset.Name, Baseline, RowKind.Baseline)
            {
                Traits = Traits(dataset.Name, null, null), Accepts = suite.Settings.Baselines.Accept,
            });
        }
        var partial = WhyPartial(suite.Settings.Run);
        TestRow[] all = [.. rows, .. others.Select(row => row with { Skip = row.Skip ?? partial })];
        return suite.Settings.Several.Count == 0 ? all : [.. suite.Settings.Several.SelectMany(m => all.Select(row => Of(m.Name, row)))];
    }

    private static TestRow Of(string model, TestRow row) => row with
    {
        Model = model,
        Traits = new Dictionary<string, IReadOnlyCollection<string>>(row.Traits, StringComparer.OrdinalIgnoreCase) { ["Model"] = [model] },
    };

    /// <summary>Why nothing over several subjects can be checked in a run; null where it can.</summary>
    /// <param name="run">The settings of the run.</param>
    public static string? WhyPartial(RunSettings run) => run.Mode == RunMode.Infer ? "run.mode is infer: nothing is scored."
        : run.Shard is { } shard ? $"run.shard is {shard}: what is over several subjects is checked when the shards are put together."
        : null;

    /// <summary>The row that stands for all others when they cannot be.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="about">What is wrong, in a word.</param>
    /// <param name="message">Why the row fails.</param>
    public static TestRow Problem(string dataset, string about, string message) =>
        new(dataset, about, RowKind.Problem) { Message = message, Traits = Traits(dataset, null, null) };

    private static IEnumerable<TestRow> JudgeRow(SuiteDataset dataset, JudgeGates gates, int labels)
    {
        if (gates.IsEmpty && labels == 0)
        {
            yield break;
        }
        yield return new TestRow(dataset.Name, Judge, RowKind.Judge)
        {
            Traits = Traits(dataset.Name, null, null),
            // A test that can check nothing must not be green.
            Skip = labels == 0 && gates is { MinimumConsistency: null, MaximumUnparsed: null }
                ? $"gates.judge asks for agreement with labels, and {CalibrationSet.Key} has none of this dataset."
                : null,
        };
    }

    private static TestRow Gate(SuiteDataset dataset, string title, IReadOnlyList<string> members)
    {
        var missing = members.Except(dataset.Subjects.Select(s => s.Name)).Count();
        var categories = dataset.Dataset.Subjects.Where(s => members.Contains(s.Name)).Select(s => s.Category).Distinct().ToArray();
        return new(dataset.Name, title, RowKind.Gate)
        {
            Traits = Traits(dataset.Name, null, categories is [var category] ? category : null),
            Skip = missing == 0
                ? null
                : $"datasets.{dataset.Name}.subjects leaves out {missing} of the {members.Count} subjects this gate is for.",
        };
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Traits(string dataset, string? subject, string? category)
    {
        var traits = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.OrdinalIgnoreCase) { ["Dataset"] = [dataset] };
        if (subject is not null)
        {
            traits["Subject"] = [subject];
        }
        if (category is not null)
        {
            traits["Category"] = [category];
        }
        return traits;
    }
}
