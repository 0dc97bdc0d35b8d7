using System.Globalization;
using System.Xml.Linq;

namespace ModelTest.TestLogger;

/// <summary>The units of a judged dataset's scores: shown as they are, and not as parts of 100.</summary>
internal sealed class JudgedScale
{
    private readonly string format;

    private JudgedScale(int decimals) => format = "F" + decimals.ToString(CultureInfo.InvariantCulture);

    /// <summary>The scale of a dataset in run.json.</summary>
    /// <param name="dataset">The dataset.</param>
    public static JudgedScale Of(XElement dataset) =>
        new(int.TryParse(dataset.Element("scale")?.Element("decimals")?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : 2);

    /// <summary>A subject's row with its numbers in these units.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fields">The fields of its line in subjects.csv.</param>
    public TableRow Show(TableRow row, IReadOnlyDictionary<string, string> fields)
    {
        string Number(string column) => fields.TryGetValue(column, out var text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value.ToString(format, CultureInfo.InvariantCulture)
                : "";
        row.Accuracy = Number("score");
        row.Interval = Number("ci_low") is { Length: > 0 } low ? $"{low} – {Number("ci_high")}" : "";
        row.Minimum = fields.TryGetValue("minimum", out var minimum) ? minimum : "";
        return row;
    }
}
