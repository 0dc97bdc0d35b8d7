using System.Text.RegularExpressions;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Reads verdicts out of judgements.</summary>
internal static partial class ArenaHardVerdicts
{
    private static readonly Dictionary<string, ArenaHardVerdict> Known = new(StringComparer.Ordinal)
    {
        ["A>>B"] = ArenaHardVerdict.AMuchBetter,
        ["A>B"] = ArenaHardVerdict.ABetter,
        ["A=B"] = ArenaHardVerdict.Tie,
        ["B>A"] = ArenaHardVerdict.BBetter,
        ["B>>A"] = ArenaHardVerdict.BMuchBetter,
    };

    // Labels that only Arena-Hard 2 knows; to the others they are no verdicts.
    private static readonly Dictionary<string, ArenaHardVerdict> KnownSinceV2 = new(Known, StringComparer.Ordinal)
    {
        ["A<<B"] = ArenaHardVerdict.BMuchBetter,
        ["A<B"] = ArenaHardVerdict.BBetter,
        ["B=A"] = ArenaHardVerdict.Tie,
        ["B<A"] = ArenaHardVerdict.ABetter,
        ["B<<A"] = ArenaHardVerdict.AMuchBetter,
    };

    /// <summary>The label of a verdict, such as <c>A&gt;B</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Label(ArenaHardVerdict verdict) => Known.First(k => k.Value == verdict).Key;

    /// <summary>The verdict of a label; null: there is none.</summary>
    /// <param name="label">A label that <see cref="Label"/> gave, or nothing.</param>
    public static ArenaHardVerdict? OfLabel(string? label) => label is not null && Known.TryGetValue(label, out var verdict) ? verdict : null;

    /// <summary>Reads a judgement: a reply, or the joined replies of two attempts.</summary>
    /// <param name="judgement">The text.</param>
    /// <param name="parsing">Whose rules.</param>
    public static ArenaHardJudgement Parse(string judgement, ArenaHardParsing parsing)
    {
        var text = parsing == ArenaHardParsing.OfficialV2 ? judgement.ToUpperInvariant() : judgement;
        var labels = Labels(DoubleBrackets(), text);
        if (labels.Count == 0 && parsing == ArenaHardParsing.OfficialV2)
        {
            labels = Labels(SingleBrackets(), text);
        }
        if (labels.Count == 0)
        {
            return ArenaHardJudgement.None("there is no verdict such as [[A>B]].", askAgain: parsing == ArenaHardParsing.Official);
        }
        var different = labels.Distinct().ToList();
        if (parsing == ArenaHardParsing.Official && different.Count > 1)
        {
            // Example: the judge names the choices before it decides. It is not asked again.
            return ArenaHardJudgement.None($"there are different verdicts: {string.Join(", ", different)}.");
        }
        var label = parsing == ArenaHardParsing.OfficialV2 ? labels[^1] : labels[0];
        var known = parsing == ArenaHardParsing.OfficialV2 ? KnownSinceV2 : Known;
        return known.TryGetValue(label, out var verdict)
            ? ArenaHardJudgement.Of(verdict)
            : ArenaHardJudgement.None($"the verdict '{label}' is not one of {string.Join(", ", known.Keys)}.");
    }

    private static List<string> Labels(Regex pattern, string text) => [.. pattern.Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\[\[([AB<>=]+)\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleBrackets();

    [GeneratedRegex(@"\[([AB<>=]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex SingleBrackets();
}
