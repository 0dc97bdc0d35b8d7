using System.Globalization;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ModelTest.Snapshots;

/// <summary>Shows how a text differs from another, line by line.</summary>
internal static class SnapshotDiff
{
    private const int Context = 3;
    private const int MostLines = 120;

    /// <summary>The changed lines, marked + and -, with three unchanged ones round them.</summary>
    /// <param name="verified">The accepted text.</param>
    /// <param name="received">The new text.</param>
    public static string Of(string verified, string received)
    {
        var lines = InlineDiffBuilder.Diff(verified, received, ignoreWhiteSpace: false).Lines;
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type != ChangeType.Unchanged)
            {
                Array.Fill(shown, true, Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context));
            }
        }
        return Write(lines, shown);
    }

    private static string Write(List<DiffPiece> lines, bool[] shown)
    {
        var text = new StringBuilder();
        var (written, skipped) = (0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                skipped++;
                continue;
            }
            if (written++ == MostLines)
            {
                return text.Append(CultureInfo.InvariantCulture, $"… more changes; see the two files\n").ToString();
            }
            if (skipped > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"… {skipped} unchanged {(skipped == 1 ? "line" : "lines")}\n");
                skipped = 0;
            }
            var mark = lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " };
            text.Append((mark + lines[i].Text).TrimEnd(' ')).Append(lines[i].Type != ChangeType.Unchanged && lines[i].Text is [.., ' '] ? "·" : "").Append('\n');
        }
        return text.ToString();
    }
}
