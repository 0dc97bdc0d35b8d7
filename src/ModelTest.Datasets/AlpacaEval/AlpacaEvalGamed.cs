using System.Globalization;
using ModelTest.Datasets.Csv;
using ModelTest.Problems;
using ModelTest.Statistics.LengthControl;

namespace ModelTest.Datasets.AlpacaEval;

/// <summary>
/// alpaca_eval's <c>df_gamed.csv</c>: the baseline compared with itself told to be verbose and to be concise, and the difficulty of each instruction.
/// </summary>
/// <param name="Rows">The comparisons that have a preference, in the file's order.</param>
/// <param name="Difficulties">By the instruction's index.</param>
internal sealed record AlpacaEvalGamed(IReadOnlyList<LengthControlRow> Rows, IReadOnlyDictionary<int, double> Difficulties)
{
    private const string Copy = "copy df_gamed.csv again from the dataset tatsu-lab/alpaca_eval.";

    private static readonly string[] Columns = ["preference", "index", "std_delta_len", "instruction_difficulty", "not_gamed_baseline"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="items">The items that need a difficulty.</param>
    /// <exception cref="InputException">All that is wrong with it, or difficulties are missing.</exception>
    public static AlpacaEvalGamed Read(string file, IReadOnlyCollection<AlpacaEvalItem> items)
    {
        var table = CsvTableReader.Read(file);
        if (table.Problems.Count > 0)
        {
            throw new InputException(table.Problems);
        }
        var missing = Columns.Except(table.Header).ToList();
        if (missing.Count > 0)
        {
            throw new InputException(file, $"the column {string.Join(" and the column ", missing)} is missing.", Copy);
        }
        var columns = Columns.Select(c => table.Header.ToList().IndexOf(c)).ToArray();
        var rows = new List<LengthControlRow>();
        var difficulties = new Dictionary<int, double>();
        foreach (var row in table.Rows)
        {
            string Cell(int column) => row.Values[columns[column]];
            var (index, difficulty) = ((int)Number(file, row, Columns[1], Cell(1)), Number(file, row, Columns[3], Cell(3)));
            // As the original: the first row of an index says its difficulty.
            difficulties.TryAdd(index, difficulty);
            if (Cell(4) != "False")
            {
                throw new InputException(CsvTableReader.At(file, row.Line), $"not_gamed_baseline is '{Cell(4)}', not False.", Copy);
            }
            if (Cell(0).Length == 0)
            {
                continue;
            }
            var preference = Number(file, row, Columns[0], Cell(0));
            rows.Add(preference is >= 0 and <= 1
                ? new(Math.Tanh(Number(file, row, Columns[2], Cell(2))), difficulty, true, preference)
                : throw new InputException(CsvTableReader.At(file, row.Line), $"the preference {Cell(0)} is not from 0 to 1.", Copy));
        }
        var without = items.Where(i => !difficulties.ContainsKey(i.Index)).ToList();
        return without.Count == 0
            ? new(rows, difficulties)
            : throw new InputException(
                file,
                FormattableString.Invariant($"{without.Count} instructions have no difficulty, the first is {without[0].Index}."),
                "use it with AlpacaEval's own instructions only.");
    }

    private static double Number(string file, CsvRow row, string column, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InputException(CsvTableReader.At(file, row.Line), $"the {column} is '{text}', not a number.", Copy);
}
