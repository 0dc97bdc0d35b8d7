using System.Globalization;

namespace ModelTest.TestLogger;

/// <summary>The scores of a run, read from the files in its folder: what the table shows.</summary>
internal sealed class RunTable
{
    private const string Average = "average";
    private static readonly string[] About = ["name", "engine", "device"];

    /// <summary>The model's name, its engine and its device; empty while no file tells it.</summary>
    public string Model { get; private set; } = "";

    /// <summary>The run's folder.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>A row per subject in the order of the files, then the group rows.</summary>
    public IReadOnlyList<TableRow> Rows { get; private set; } = [];

    /// <summary>Reads a run's folder; a run that was stopped has fewer rows.</summary>
    /// <param name="folder">The run's folder.</param>
    public static RunTable Read(string folder)
    {
        var subjects = Text(folder, "subjects.csv");
        var summary = Text(folder, "summary.csv");
        var rows = CsvTable.Parse(subjects).Select(Subject).ToList();
        var columns = CsvTable.Header(summary);
        var datasets = rows.Select(r => r.Dataset).Distinct().ToArray();
        // The model's column is the last; its name is the model's.
        var scores = columns.Count > 4 ? columns[4] : "";
        rows.AddRange(CsvTable.Parse(summary)
            .Where(r => Field(r, "metric").IndexOf(Average, StringComparison.Ordinal) >= 0 && IsNumber(Field(r, scores)))
            .Select(r => Group(Field(r, "dataset"), Field(r, scores), datasets)));
        var model = JsonText.Parse(Text(folder, "run.json"))?.Element("model");
        var about = About.Select(key => model?.Element(key)?.Value ?? "").Where(text => text.Length > 0);
        return new RunTable { Folder = folder, Model = string.Join(", ", about), Rows = rows };
    }

    /// <summary>The table with a row for each failed test that has none: what was wrong there was found before anything was asked.</summary>
    /// <param name="failed">Display names of failed tests, such as <c>ceval / law</c>.</param>
    public RunTable With(IReadOnlyCollection<string> failed)
    {
        var known = new HashSet<string>(Rows.Where(r => !r.IsGroup).Select(r => r.Subject));
        var missing = failed
            .Select(name => name.Split([" / "], 2, StringSplitOptions.None))
            .Where(parts => parts.Length == 2 && !known.Contains(parts[1]))
            .Select(parts => new TableRow { Dataset = parts[0], Subject = parts[1], Result = "fail" });
        return new RunTable { Folder = Folder, Model = Model, Rows = [.. Rows.Where(r => !r.IsGroup), .. missing, .. Rows.Where(r => r.IsGroup)] };
    }

    private static TableRow Subject(IReadOnlyDictionary<string, string> row) => new()
    {
        Dataset = Field(row, "dataset"),
        Subject = Field(row, "subject"),
        Items = Field(row, "items"),
        Accuracy = Percent(Field(row, "score"), "0.00"),
        Interval = IsNumber(Field(row, "ci_low")) ? $"{Percent(Field(row, "ci_low"), "0.0")} – {Percent(Field(row, "ci_high"), "0.0")}" : "",
        Unparsed = Field(row, "unparsed"),
        Errors = Field(row, "errors"),
        Minimum = Percent(Field(row, "minimum"), "0.##"),
        Result = Field(row, "outcome"),
    };

    // The row of a group is named after its dataset: ceval-sample-stem.
    private static TableRow Group(string name, string accuracy, string[] datasets)
    {
        var dataset = datasets.OrderByDescending(d => d.Length)
            .FirstOrDefault(d => name == d || name.StartsWith(d + "-", StringComparison.Ordinal)) ?? name;
        var group = name.Length > dataset.Length ? name.Substring(dataset.Length + 1) + ", " : "";
        return new TableRow { Dataset = dataset, Subject = group + Average, Accuracy = accuracy, IsGroup = true };
    }

    // Files hold fractions, tables OpenCompass's 0-100.
    private static string Percent(string fraction, string format) =>
        double.TryParse(fraction, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? (value * 100).ToString(format, CultureInfo.InvariantCulture)
            : "";

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Field(IReadOnlyDictionary<string, string> row, string column) => row.TryGetValue(column, out var value) ? value : "";

    private static string Text(string folder, string file) => SharedFile.Read(Path.Combine(folder, file));
}
