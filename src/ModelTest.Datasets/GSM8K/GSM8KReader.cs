using System.Globalization;
using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.GSM8K;

/// <summary>Reads GSM8K's questions: lines with <c>question</c> and <c>answer</c>, the answer's number after <c>#### </c>.</summary>
internal static class GSM8KReader
{
    private const string Name = "test.jsonl";

    private const string Mark = "#### ";

    /// <summary>The file of questions.</summary>
    /// <param name="path">The path as configured: the file, its folder, or the clone of GSM8K's repository.</param>
    /// <exception cref="InputException">There is none; names the right folder when one is near.</exception>
    public static string Find(string path) => DataPath.Find(
        "datasets.gsm8k.path", path, [Name, $"grade_school_math/data/{Name}"], $"the folder that holds GSM8K's {Name}");

    /// <summary>Reads a file of questions.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The questions in the file's order.</returns>
    /// <exception cref="InputException">All that is wrong, with lines.</exception>
    public static IReadOnlyList<GSM8KItem> Read(string file)
    {
        var count = 0;
        return JsonRows.Read(file, row => Item(row, count++), item => item.Id, "id");
    }

    private static GSM8KItem Item(JsonRow row, int index)
    {
        var parts = row.Filled("answer").Split(Mark);
        if (parts.Length < 2)
        {
            throw row.Wrong("the field 'answer' has no '#### ' with the number after it.");
        }
        // OpenCompass's gsm8k_dataset_postprocess.
        var gold = parts[1].Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(gold, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _)
            ? new(index.ToString(CultureInfo.InvariantCulture), row.Place, row.Filled("question"), gold)
            : throw row.Wrong($"the answer '{gold}' is not a whole number.");
    }
}
