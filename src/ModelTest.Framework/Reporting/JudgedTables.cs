using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Recording;

namespace ModelTest.Reporting;

/// <summary>The judged datasets' own tables, in the folder tables.</summary>
/// <param name="model">The model.</param>
/// <param name="judge">The judge; null: nothing was judged.</param>
/// <param name="datasets">The run's datasets with their finished subjects.</param>
internal sealed class JudgedTables(ModelInfo? model, ModelInfo? judge, IReadOnlyList<RecordedDataset> datasets)
{
    /// <summary>Writes the tables of the datasets of which every subject is finished, without errors.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>What went wrong, a sentence per dataset.</returns>
    /// <exception cref="Problems.InputException">The disk does not take them.</exception>
    public IReadOnlyList<string> Write(string folder)
    {
        var problems = new List<string>();
        if (model is null || judge is null)
        {
            return problems;
        }
        foreach (var recorded in datasets.Where(IsComplete))
        {
            foreach (var table in Tables((IJudgedDataset)recorded.Dataset, recorded, problems))
            {
                var path = Path.Join(folder, RunFiles.Tables, SafeFileName.Of(table.Name));
                DiskErrors.Guard(path, () =>
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, table.Text);
                });
            }
        }
        return problems;
    }

    private static bool IsComplete(RecordedDataset recorded) =>
        recorded.Dataset is IJudgedDataset && recorded.Subjects.Count == recorded.Dataset.Subjects.Count
        && recorded.Subjects.All(s => s.Row is { Items: > 0, Errors: 0 });

    private IReadOnlyList<ReportFile> Tables(IJudgedDataset dataset, RecordedDataset recorded, List<string> problems)
    {
        try
        {
            return dataset.Report([.. recorded.Subjects.Select(s => s.Result)], model!.Name, judge!.Name);
        }
#pragma warning disable CA1031 // A dataset's bug must not cost the run its reports, which tell it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            problems.Add($"the tables of {dataset.Name} could not be made: {e.GetType().Name}: {e.Message}");
            return [];
        }
    }
}
