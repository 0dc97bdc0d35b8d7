using System.Globalization;
using ModelTest.Datasets.Csv;
using ModelTest.Problems;

namespace ModelTest.Datasets.CEval;

/// <summary>Reads a subject's CSV files and finds what is wrong with them.</summary>
internal static class CEvalReader
{
    private static readonly string[] Required = ["id", "question", "A", "B", "C", "D", CEvalRow.Answer];

    // The columns that OpenCompass's loader adds where a file lacks them, in its order.
    private static readonly string[] Added = ["explanation", CEvalRow.Answer];

    /// <summary>Reads everything the options need.</summary>
    /// <param name="folder">The folder that holds dev and val.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="options">The options.</param>
    public static CEvalData Read(string folder, CEvalSubject subject, CEvalOptions options)
    {
        var problems = new List<Problem>();
        var shots = options.Shots > 0 ? ReadShots(FilePath(folder, "dev", subject), options.Shots, problems) : [];
        var path = FilePath(folder, options.ScoredSplit, subject);
        var rows = ReadRows(path, problems, out var readable);
        if (readable && rows.Count == 0)
        {
            problems.Add(new Problem(path, "the file has no questions.", "copy it again from the original."));
        }
        foreach (var twin in rows.GroupBy(r => r["id"]).Where(g => g.Count() > 1))
        {
            problems.Add(new Problem(twin.Last().Place, $"the id '{twin.Key}' occurs {twin.Count()} times.", "give each row its own id."));
        }
        var prompts = new CEvalPrompts(options.Wording, subject.Chinese, shots);
        return new(prompts, [.. rows.Select(r => new CEvalItem(r["id"], r))], problems);
    }

    private static string FilePath(string folder, string split, CEvalSubject subject) =>
        Path.Combine(folder, split, $"{subject.Name}_{split}.csv");

    private static List<CEvalRow> ReadShots(string path, int count, List<Problem> problems)
    {
        var rows = ReadRows(path, problems, out var readable);
        if (readable && rows.Count < count)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows, but {count} shots are wanted.");
            problems.Add(new Problem(path, what, "copy the file again from the original, or set datasets.ceval.shots lower."));
        }
        return [.. rows.Take(count)];
    }

    private static List<CEvalRow> ReadRows(string path, List<Problem> problems, out bool readable)
    {
        var table = CsvTableReader.Read(path);
        problems.AddRange(table.Problems);
        readable = table.Problems.Count == 0;
        if (table.Header.Count == 0)
        {
            return [];
        }
        var missing = Required.Except(table.Header).ToList();
        if (missing.Count > 0 || table.Header.Distinct().Count() != table.Header.Count)
        {
            readable = false;
            var lacking = missing.Count > 0 ? $"missing: {string.Join(',', missing)}" : "a name occurs twice";
            var what = $"the columns are {string.Join(',', table.Header)}, expected are {string.Join(',', Required)} ({lacking}).";
            problems.Add(new Problem(CsvTableReader.At(path, 1), what, "mend the header, or copy the file again from the original."));
            return [];
        }
        var rows = new List<CEvalRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            rows.Add(ToRow(path, table.Header, row));
            Check(rows[^1], problems);
        }
        return rows;
    }

    private static CEvalRow ToRow(string path, IReadOnlyList<string> header, CsvRow row)
    {
        var columns = header.Zip(row.Values, (name, value) => KeyValuePair.Create(name, AsPythonText(value)));
        return new(CsvTableReader.At(path, row.Line), [.. columns, .. Added.Except(header).Select(name => KeyValuePair.Create(name, ""))]);
    }

    // OpenCompass opens the files in text mode, where Python turns every kind of line break into \n: 55 of C-Eval's dev and val
    // questions have \r\n inside, and their prompts have \n.
    private static string AsPythonText(string value) => value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static void Check(CEvalRow row, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(row["question"]))
        {
            problems.Add(new Problem(row.Place, "the question is empty.", "fill it in, or remove the row."));
        }
        if (row[CEvalRow.Answer] is not ("A" or "B" or "C" or "D"))
        {
            problems.Add(new Problem(row.Place, $"the answer is '{row[CEvalRow.Answer]}', not A, B, C or D.", "put the right letter there."));
        }
    }
}
