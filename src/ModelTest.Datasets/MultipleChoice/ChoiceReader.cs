using System.Globalization;
using ModelTest.Datasets.Csv;
using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>Reads a subject's CSV files and finds what is wrong with them.</summary>
internal static class ChoiceReader
{
    /// <summary>Reads everything the options need.</summary>
    /// <param name="folder">The folder that holds the splits.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="options">The options.</param>
    public static ChoiceData Read(string folder, ChoiceSubject subject, ChoiceOptions options)
    {
        var files = options.Benchmark.Files;
        var problems = new List<Problem>();
        var shots = options.Shots > 0 ? ReadShots(options.Benchmark, folder, subject, options.Shots, problems) : [];
        var path = Path.Combine(folder, files.Path(options.ScoredSplit, subject.Name));
        var rows = ReadRows(files, path, problems, out var readable);
        if (readable && rows.Count == 0)
        {
            problems.Add(new Problem(path, "the file has no questions.", "copy it again from the original."));
        }
        foreach (var twin in rows.GroupBy(r => r.Id).Where(g => g.Count() > 1))
        {
            problems.Add(new Problem(twin.Last().Row.Place, $"the id '{twin.Key}' occurs {twin.Count()} times.", "give each row its own id."));
        }
        var prompts = new ChoicePrompts(options.Wording, subject.PromptName, shots);
        return new(prompts, rows, problems);
    }

    private static List<ChoiceRow> ReadShots(ChoiceBenchmark benchmark, string folder, ChoiceSubject subject, int count, List<Problem> problems)
    {
        var path = Path.Combine(folder, benchmark.Files.Path("dev", subject.Name));
        var rows = ReadRows(benchmark.Files, path, problems, out var readable);
        if (readable && rows.Count < count)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows, but {count} shots are wanted.");
            problems.Add(new Problem(path, what, $"copy the file again from the original, or set {benchmark.Section}.shots lower."));
        }
        return [.. rows.Take(count).Select(r => r.Row)];
    }

    private static List<ChoiceItem> ReadRows(ChoiceFiles files, string path, List<Problem> problems, out bool readable)
    {
        var table = CsvTableReader.Read(path, files.Header, files.HasStrayQuotes);
        problems.AddRange(table.Problems);
        readable = table.Problems.Count == 0;
        if (table.Header.Count == 0)
        {
            return [];
        }
        IReadOnlyList<string> header = [.. table.Header.Select(name => files.Renamed.GetValueOrDefault(name, name))];
        var missing = files.Required.Except(header).ToList();
        if (missing.Count > 0 || table.Header.Distinct().Count() != table.Header.Count)
        {
            readable = false;
            var expected = files.Required.Select(files.NameInFile).ToList();
            var lacking = missing.Count > 0 ? $"missing: {string.Join(',', missing.Select(files.NameInFile))}" : "a name occurs twice";
            var what = $"the columns are {string.Join(',', table.Header)}, expected are {string.Join(',', expected)} ({lacking}).";
            problems.Add(new Problem(CsvTableReader.At(path, 1), what, "mend the header, or copy the file again from the original."));
            return [];
        }
        var items = new List<ChoiceItem>(table.Rows.Count);
        foreach (var (i, row) in table.Rows.Index())
        {
            items.Add(ToItem(files, path, header, row, i));
            Check(items[^1], problems);
        }
        return items;
    }

    private static ChoiceItem ToItem(ChoiceFiles files, string path, IReadOnlyList<string> header, CsvRow row, int index)
    {
        var columns = header.Zip(row.Values, (name, value) => KeyValuePair.Create(name, AsPythonText(value))).ToList();
        var id = files.Id is null ? index.ToString(CultureInfo.InvariantCulture) : columns.First(c => c.Key == files.Id).Value;
        IReadOnlyList<KeyValuePair<string, string>> shown =
            [.. columns.Where(c => !files.Hidden.Contains(c.Key)), .. files.Added.Except(header).Select(name => KeyValuePair.Create(name, ""))];
        return new(id, new ChoiceRow(CsvTableReader.At(path, row.Line), files.Answer, shown), files.Question);
    }

    // OpenCompass opens the files in text mode, where Python turns every kind of line break into \n: 55 of C-Eval's dev and val
    // questions have \r\n inside, and their prompts have \n.
    private static string AsPythonText(string value) => value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static void Check(ChoiceItem item, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(item.Row[item.QuestionColumn]))
        {
            problems.Add(new Problem(item.Row.Place, "the question is empty.", "fill it in, or remove the row."));
        }
        if (item.Gold is not ("A" or "B" or "C" or "D"))
        {
            problems.Add(new Problem(item.Row.Place, $"the answer is '{item.Gold}', not A, B, C or D.", "put the right letter there."));
        }
    }
}
