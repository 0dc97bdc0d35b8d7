using System.Text.Json;
using ModelTest.Datasets;
using ModelTest.Gates;
using ModelTest.Problems;
using ModelTest.Scoring;
using ModelTest.Statistics;

namespace ModelTest.Recording;

/// <summary>A run's scores and items, read back from its files alone: neither the benchmark's data nor the model is needed.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Document">What its run.json says.</param>
/// <param name="Datasets">Its datasets with their finished subjects.</param>
internal sealed record FinishedRun(string Folder, RunDocument Document, IReadOnlyList<RecordedDataset> Datasets)
{
    private const string Fix = "name the folder of a run as it was written.";

    /// <summary>Reads a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">A file cannot be read, or is no run's.</exception>
    public static FinishedRun Read(string folder)
    {
        var document = ReadDocument(Path.Join(folder, RunFiles.Run));
        var rows = ReadRows(Path.Join(folder, RunFiles.Subjects)).GroupBy(r => r.Dataset).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return new FinishedRun(folder, document, [.. document.Datasets.Select(d => Dataset(folder, document, d, rows.GetValueOrDefault(d.Name) ?? []))]);
    }

    /// <summary>Checks that there are outcomes.</summary>
    /// <exception cref="InputException">The model was only asked.</exception>
    public void CheckScored()
    {
        if (Document.IsOnlyAsked)
        {
            throw new InputException(Folder, "was only asked, and has no outcomes.", "score it first: -p:Mode=evaluate -p:From=.");
        }
    }

    private static RunDocument ReadDocument(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunDocument>(File.ReadAllText(file), RecordJson.Document)
                ?? throw new InputException(file, "is no record of a run.", Fix);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(file, $"is no record of a run: {e.Message}", Fix, e);
        }
    }

    private static IReadOnlyList<SubjectRow> ReadRows(string file)
    {
        try
        {
            return SubjectsFile.Read(file);
        }
        catch (Exception e) when (e is CsvHelper.CsvFormatException or CsvHelper.CsvValidationException or KeyNotFoundException or FormatException
            or IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, $"cannot be read: {e.Message}", Fix, e);
        }
    }

    private static RecordedDataset Dataset(string folder, RunDocument document, RunDataset described, IReadOnlyList<SubjectRow> rows)
    {
        var subjects = described.Subjects ?? [.. rows.Select(r => new RunSubject(r.Subject, r.Category, $"{described.Name}-{r.Subject}"))];
        var numbers = (document.Aggregates ?? []).Where(a => a.Dataset == described.Name).DistinctBy(a => a.Name)
            .ToDictionary(a => a.Name, StringComparer.Ordinal);
        var groups = (described.Groups ?? ByCategory(described.Name, rows)).Select(g => Group(g, numbers.GetValueOrDefault(g.Name))).ToList();
        var dataset = new FiledDataset(described, subjects, groups);
        var recorded = new RecordedDataset(described.Provider, dataset);
        var items = new FiledItems(folder, described.Name, document.IsOnlyAsked, dataset.Scale);
        foreach (var row in rows)
        {
            var failure = document.Failures?.FirstOrDefault(f => f.Dataset == described.Name && f.Test == row.Subject)?.Message;
            recorded.Add(row, items.Read(row), failure);
        }
        foreach (var gate in document.Gates.Where(g => g.Dataset == described.Name && g.Minimum is not null))
        {
            recorded.Add(groups.Find(g => g.Name == gate.Name), Result(gate, groups.Find(g => g.Name == gate.Name)?.Scale ?? dataset.Scale));
        }
        return recorded;
    }

    // Runs by versions that did not record their groups have what subjects.csv tells.
    private static IReadOnlyList<RunGroup> ByCategory(string dataset, IReadOnlyList<SubjectRow> rows) =>
        [.. rows.GroupBy(r => r.Category).Where(g => g.Key.Length > 0).Select(g => new RunGroup($"{dataset}-{g.Key}", g.Key, [.. g.Select(r => r.Subject)]))];

    private static SubjectGroup Group(RunGroup group, RunAggregate? number)
    {
        var read = new SubjectGroup(group.Name, group.Title, group.Subjects)
        {
            Scale = group.Scale is null ? null : RunScale.ToScale(group.Scale),
            IsDiagnostic = group.Diagnostic is true,
            Compute = group.Computed is true ? _ => new AggregateScore(number?.Score ?? double.NaN, number?.CiLow, number?.CiHigh) : null,
        };
        return group.Metric is { } metric ? read with { Metric = metric } : read;
    }

    private static GateResult Result(RunGate gate, ScoreScale scale) => new(
        gate.Title, gate.Score ?? double.NaN, gate is { CiLow: { } low, CiHigh: { } high } ? new Interval(low, high) : null, gate.Minimum,
        gate.Outcome == SubjectRow.Pass ? null : "failed")
    {
        Scale = scale,
    };
}
