using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModelTest.Tests;

/// <summary>The files of a run without what differs from run to run: times, and where and how it was run.</summary>
internal static partial class RunTexts
{
    private static readonly string[] OwnKeys = ["session", "mode", "shard", "from", "resumed", "cache", "started", "finished", "seconds"];

    /// <summary>The texts by relative path.</summary>
    /// <param name="folder">The run's folder.</param>
    public static IReadOnlyDictionary<string, string> Of(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), Read);

    /// <summary>Asserts that two runs left the same.</summary>
    /// <param name="expected">The folder of the one.</param>
    /// <param name="actual">The folder of the other.</param>
    public static void AssertSame(string expected, string actual)
    {
        var (one, other) = (Of(expected), Of(actual));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(one, file => Assert.True(file.Value == other[file.Key], $"{file.Key} differs:\n{Difference(file.Value, other[file.Key])}"));
    }

    private static string Read(string file)
    {
        var text = File.ReadAllText(file);
        return Path.GetFileName(file) switch
        {
            "run.json" => Run(text),
            "subjects.csv" => Seconds().Replace(text, "$1,0,$2"),
            _ => Times().Replace(History().Replace(text, ""), "T"),
        };
    }

    private static string Run(string text)
    {
        var run = JsonNode.Parse(text)!.AsObject();
        Array.ForEach(OwnKeys, key => run.Remove(key));
        run["settings"]!.AsObject().Remove("run");
        return run.ToJsonString();
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        var from = Math.Max(0, at - 60);
        return $"  {one.Substring(from, Math.Min(160, one.Length - from))}\n  {other.Substring(from, Math.Min(160, other.Length - from))}";
    }

    [GeneratedRegex(@"\d{4}-?\d\d-?\d\d[ T_-]\d\d[:-]?\d\d[:-]?\d\d( [+-]\d\d:\d\d)?|""milliseconds"":[^,}]+|tokens, \d+ ms|seconds: [\d.]+|<dt>seconds</?d[td]>[^<]*(<dd>[^<]*)?|<td class=""n more"">[\d.]+(?=</tr>)")]
    private static partial Regex Times();

    // Of earlier runs the later of the two has one more.
    [GeneratedRegex(@"(?s)<figure class=""history"">.*?</figure>\n|<th scope=""col"" class=""trend"">trend|<td class=""trend"">(<svg.*?</svg>)?")]
    private static partial Regex History();

    [GeneratedRegex(@"(?m)(,(?:pass|fail)),[\d.]+,(\d+,\d+)$")]
    private static partial Regex Seconds();
}
