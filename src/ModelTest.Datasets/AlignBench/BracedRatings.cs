using System.Text.RegularExpressions;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.AlignBench;

/// <summary>The ratings that a judge wrote in braces, such as <c>{'事实正确性': 9, '综合得分': 8}</c>.</summary>
internal static partial class BracedRatings
{
    /// <summary>
    /// The ratings in the last braces; of a name that occurs twice the later. Null: there are no braces on one line that no brace opens after.
    /// Digits after a point are lost: 7.5 gives 7.
    /// </summary>
    /// <param name="reply">The judge's reply.</param>
    public static IReadOnlyList<KeyValuePair<string, double>>? Find(string reply)
    {
        if (Inside(reply) is not { } text)
        {
            return null;
        }
        // A later duplicate takes the place of the first, as in Python's dict.
        var ratings = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (Match pair in Pair.Matches(text))
        {
            ratings[pair.Groups[1].Value] = PythonDigits.Integer(pair.Groups[2].Value);
        }
        return [.. ratings];
    }

    /// <summary>
    /// What AlignBench's pattern <c>{(.*?)}(?![^{]*{)</c> matches first, without its time on hostile replies: from the line's first opening brace
    /// to the first closing one after the text's last opening one.
    /// </summary>
    /// <param name="reply">The judge's reply.</param>
    internal static string? Inside(string reply)
    {
        var lastOpen = reply.LastIndexOf('{');
        var close = lastOpen < 0 ? -1 : reply.IndexOf('}', lastOpen);
        if (close < 0)
        {
            return null;
        }
        var line = reply.LastIndexOf('\n', close) + 1;
        return line > lastOpen ? null : reply[(reply.IndexOf('{', line) + 1)..close];
    }

    [GeneratedRegex(@"'(.*?)': (\d+)")]
    private static partial Regex Pair { get; }
}
