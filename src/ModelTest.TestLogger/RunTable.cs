using System.Globalization;
using System.Xml.Linq;

namespace ModelTest.TestLogger;

/// <summary>The scores of a run, read from the files in its folder: what the table shows.</summary>
internal sealed class RunTable
{
    private const string Average = "average";

    // The comparison with the baseline is one of the run's gates, too.
    private const string BaselineGate = "-baseline";
    private const string Overall = "overall";
    private static readonly string[] About = ["name", "engine", "device"];
    private static readonly string[] Keepable = ["items", "replies", "judgements"];

    /// <summary>The model's name, its engine and its device; empty while no file tells it.</summary>
    public string Model { get; private set; } = "";

    /// <summary>The run's folder.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>Whether a judge graded any of the items, so that not all scores are accuracies.</summary>
    public bool IsJudged { get; private set; }

    /// <summary>What the scores do not show; empty when there is nothing to say.</summary>
    public string Note { get; private set; } = "";

    /// <summary>A row per subject in the order of the files, then the tests that could not be run, then the group rows.</summary>
    public IReadOnlyList<TableRow> Rows { get; private set; } = [];

    /// <summary>Reads a run's folder; a run that was stopped has fewer rows.</summary>
    /// <param name="folder">The run's folder.</param>
    public static RunTable Read(string folder)
    {
        var summary = Text(folder, "summary.csv");
        var run = JsonText.Parse(Text(folder, "run.json"));
        var scales = List(run, "datasets").Where(d => d.Element("scale") is not null).GroupBy(d => Value(d, "name"))
            .ToDictionary(g => g.Key, g => JudgedScale.Of(g.First()));
        var rows = CsvTable.Parse(Text(folder, "subjects.csv")).Select(r => Subject(r, scales)).ToList();
        rows.AddRange(List(run, "not_run").Select(test =>
            new TableRow { Dataset = Value(test, "dataset"), Subject = Value(test, "test"), Result = "fail" }));
        // What judged datasets compute stands there as it is to be shown.
        rows.AddRange(List(run, "aggregates").Where(a => scales.ContainsKey(Value(a, "dataset"))).Select(a => Aggregate(a, List(run, "gates"))));
        rows.AddRange(List(run, "judge_quality").Select(JudgeQuality.Row).OfType<TableRow>());
        var baselines = List(run, "baselines").Select(Baseline).ToArray();
        var compared = baselines.Select(b => b.Dataset + BaselineGate).ToArray();
        var gates = List(run, "gates").Where(g => !scales.ContainsKey(Value(g, "dataset")) && !compared.Contains(Value(g, "name"))).GroupBy(g => Value(g, "name"))
            .ToDictionary(g => g.Key, g => g.First());
        var columns = CsvTable.Header(summary);
        var datasets = rows.Select(r => r.Dataset).Distinct().ToArray();
        // The model's column is the last; its name is the model's.
        var scores = columns.Count > 4 ? columns[4] : "";
        foreach (var row in CsvTable.Parse(summary).Where(r => Field(r, "metric").IndexOf(Average, StringComparison.Ordinal) >= 0))
        {
            var (name, accuracy) = (Field(row, "dataset"), Field(row, scores));
            if (scales.ContainsKey(Dataset(name, datasets)))
            {
                continue;
            }
            if (!gates.ContainsKey(name) && IsNumber(accuracy))
            {
                rows.Add(new TableRow { Dataset = Dataset(name, datasets), Subject = Group(name, datasets), Accuracy = accuracy, IsGroup = true });
            }
            else if (gates.TryGetValue(name, out var gate))
            {
                rows.Add(Gate(gate, accuracy, datasets));
                gates.Remove(name);
            }
        }
        // An average over subjects of which one lacks a reply is no row of the summary, and its gate fails.
        rows.AddRange(gates.Values.Select(gate => Gate(gate, "", datasets)));
        rows.AddRange(baselines);
        var model = run?.Element("model");
        var about = About.Select(key => Value(model, key)).Where(text => text.Length > 0);
        var judge = Value(run?.Element("judge"), "name");
        return new RunTable
        {
            Folder = folder,
            Model = string.Join(", ", judge.Length > 0 ? about.Append($"judged by {judge}") : about),
            Rows = rows,
            IsJudged = scales.Count > 0,
            Note = string.Join(Environment.NewLine, Notes(run, model).Where(n => n.Length > 0)),
        };
    }

    private static IEnumerable<string> Notes(XElement? run, XElement? model) =>
    [
        Mode(run), Resumed(run?.Element("resumed")), Cache(run?.Element("cache")), Shots(run?.Element("totals"), model), Judging(run?.Element("judging")),
        .. List(run, "judge_quality").SelectMany(JudgeQuality.Lines),
        .. List(run, "notes").Select(n => $"Note: {n.Value}"),
    ];

    private static string Mode(XElement? run) => Value(run, "mode") switch
    {
        "infer" => "Only asked: nothing is scored. Score it with run.mode evaluate and run.from.",
        "evaluate" => "The model was not asked: these are its recorded replies.",
        "report" => "Neither the model nor a judge was asked: these are recorded outcomes.",
        _ => "",
    };

    // Judged items are long: what there was of those that were not finished is most of the work already.
    private static string Resumed(XElement? resumed)
    {
        string[] kept = [.. Keepable.Where(k => Value(resumed, k).Length > 0).Select(k => $"{Value(resumed, k)} {k}")];
        return kept.Length > 0 ? $"Resumed: {string.Join(", ", kept)} were there already." : "";
    }

    private static string Cache(XElement? cache) => Value(cache, "hits") is var hits and not ""
        ? $"Cache: {hits} answers from it, {Value(cache, "misses")} new."
        : "";

    // A judge that is not understood makes a score of fewer items: that is not to be overlooked.
    private static string Judging(XElement? judging)
    {
        if (judging is null)
        {
            return "";
        }
        string Count(string key) => Value(judging, key);
        var reused = Count("judgements_reused") is var judgements and not "0" ? $" ({judgements} of an earlier run)" : "";
        return $"Judgements: {Count("judgements")}{reused}, {Count("unparsed")} unparsed, {Count("errors")} errors.";
    }

    // Fewer shots give another score: nobody should have to find that out from the items.
    private static string Shots(XElement? totals, XElement? model) => Value(totals, "shots_dropped") is var items and not ("" or "0")
        ? $"Note: {items} items had shots dropped to fit the context of {Value(model, "context_length")} tokens (model.context_length)."
        : "";

    private static TableRow Subject(IReadOnlyDictionary<string, string> row, Dictionary<string, JudgedScale> scales)
    {
        var accuracy = Accuracy(row);
        return scales.TryGetValue(accuracy.Dataset, out var scale) ? scale.Show(accuracy, row) : accuracy;
    }

    private static TableRow Aggregate(XElement aggregate, IEnumerable<XElement> gates)
    {
        var gate = gates.FirstOrDefault(g => Value(g, "dataset") == Value(aggregate, "dataset") && Value(g, "name") == Value(aggregate, "name"));
        return new TableRow
        {
            Dataset = Value(aggregate, "dataset"),
            Subject = Value(aggregate, "title"),
            Accuracy = Value(aggregate, "shown"),
            Interval = Value(aggregate, "shown_interval"),
            Minimum = Value(gate, "minimum"),
            Result = Value(gate, "outcome"),
            IsGroup = true,
        };
    }

    private static TableRow Accuracy(IReadOnlyDictionary<string, string> row) => new()
    {
        Dataset = Field(row, "dataset"),
        Subject = Field(row, "subject"),
        Items = Field(row, "items"),
        Accuracy = Percent(Field(row, "score"), "0.00"),
        Interval = Interval(Field(row, "ci_low"), Field(row, "ci_high")),
        Unparsed = Field(row, "unparsed"),
        Errors = Field(row, "errors"),
        Minimum = Percent(Field(row, "minimum"), "0.##"),
        Result = Field(row, "outcome"),
    };

    private static TableRow Gate(XElement gate, string accuracy, string[] datasets) => new()
    {
        Dataset = Value(gate, "dataset"),
        Subject = Group(Value(gate, "name"), datasets),
        Accuracy = IsNumber(accuracy) ? accuracy : Percent(Value(gate, "score"), "0.00"),
        Interval = Interval(Value(gate, "ci_low"), Value(gate, "ci_high")),
        Minimum = Percent(Value(gate, "minimum"), "0.##"),
        Result = Value(gate, "outcome"),
        IsGroup = true,
    };

    private static TableRow Baseline(XElement found) => new()
    {
        Dataset = Value(found, "dataset"),
        Subject = $"baseline: {Value(found, "lost")} lost, {Value(found, "gained")} gained",
        Accuracy = Percent(Value(found, "difference"), "+0.00;-0.00;0.00"),
        Interval = IsNumber(Value(found, "ci_low"))
            ? $"{Percent(Value(found, "ci_low"), "+0.0;-0.0;0.0")} – {Percent(Value(found, "ci_high"), "+0.0;-0.0;0.0")}"
            : "",
        Result = Value(found, "outcome"),
        IsGroup = true,
    };

    // The row of a group is named after its dataset: ceval-sample-stem.
    private static string Dataset(string row, string[] datasets) => datasets.OrderByDescending(d => d.Length)
        .FirstOrDefault(d => row == d || row.StartsWith(d + "-", StringComparison.Ordinal)) ?? row;

    private static string Group(string row, string[] datasets)
    {
        var dataset = Dataset(row, datasets);
        return row.Length > dataset.Length ? $"{row.Substring(dataset.Length + 1)}, {Average}" : Overall;
    }

    private static string Interval(string low, string high) => IsNumber(low) ? $"{Percent(low, "0.0")} – {Percent(high, "0.0")}" : "";

    // Files hold fractions, tables OpenCompass's 0-100.
    private static string Percent(string fraction, string format) =>
        double.TryParse(fraction, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? (value * 100).ToString(format, CultureInfo.InvariantCulture)
            : "";

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Field(IReadOnlyDictionary<string, string> row, string column) => row.TryGetValue(column, out var value) ? value : "";

    private static IEnumerable<XElement> List(XElement? file, string name) => file?.Element(name)?.Elements() ?? [];

    private static string Value(XElement? section, string key) => section?.Element(key)?.Value ?? "";

    private static string Text(string folder, string file) => SharedFile.Read(Path.Combine(folder, file));
}
