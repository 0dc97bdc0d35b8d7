using System.Text;

namespace ModelTest.TestLogger;

/// <summary>Reads the result files: CSV with a header row, fields quoted as RFC 4180 says.</summary>
internal static class CsvTable
{
    /// <summary>The rows as field by column name; a row that is cut short (a run that is being written) is left out.</summary>
    /// <param name="text">The file's text.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[]? header = null;
        foreach (var row in Rows(text))
        {
            if (header is null)
            {
                header = row;
            }
            else if (row.Length == header.Length)
            {
                rows.Add(Enumerable.Range(0, row.Length).GroupBy(i => header[i]).ToDictionary(g => g.Key, g => row[g.First()]));
            }
        }
        return rows;
    }

    /// <summary>The column names, in order.</summary>
    /// <param name="text">The file's text.</param>
    public static IReadOnlyList<string> Header(string text) => Rows(text).FirstOrDefault() ?? [];

    private static IEnumerable<string[]> Rows(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
                continue;
            }
            switch (c)
            {
                case '"':
                    quoted = true;
                    break;
                case ',':
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                case '\n':
                    fields.Add(field.ToString());
                    field.Clear();
                    yield return [.. fields];
                    fields.Clear();
                    break;
                case '\r' or '\uFEFF':
                    break;
                default:
                    field.Append(c);
                    break;
            }
        }
        if (!quoted && fields.Count > 0)
        {
            fields.Add(field.ToString());
            yield return [.. fields];
        }
    }
}
