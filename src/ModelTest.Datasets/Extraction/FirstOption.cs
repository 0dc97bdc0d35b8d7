using System.Text.RegularExpressions;

namespace ModelTest.Datasets.Extraction;

/// <summary>The option letter A to D that a reply settles on (OpenCompass's first_option_postprocess, which it calls with options 'ABCD').</summary>
internal sealed class FirstOption
{
    private readonly string letters;

    private const string Four = "ABCD";

    // Built on first use: most runs take the letter by another rule.
    private readonly Lazy<Regex[]> patterns;
    private readonly Func<string, string> prepare;
    private readonly Func<Match, string> choose;

    private FirstOption(
        string letters, IEnumerable<string> patterns, RegexOptions options, Func<string, string> prepare, Func<FirstOption, Match, string> choose)
    {
        this.letters = letters;
        // Not backtracking: whatever a model writes, the time stays linear.
        this.patterns = new(() => [.. patterns.Select(p => new Regex(
            PythonText.Pattern(p.Replace("@", $"[{letters}]", StringComparison.Ordinal)),
            options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))]);
        this.prepare = prepare;
        this.choose = match => choose(this, match);
    }

    /// <summary>As on OpenCompass's main branch.</summary>
    public static FirstOption Current { get; } =
        new(Four, FirstOptionPatterns.Current(Four), RegexOptions.Singleline, PythonText.Strip, (o, m) => o.FirstInOptionOrder(Captured(m)));

    /// <summary>As in OpenCompass 0.2.4: the text untrimmed, a dot stops at line ends, any letter of the whole match counts.</summary>
    public static FirstOption Release024 { get; } =
        new(Four, FirstOptionPatterns.Release024, RegexOptions.None, t => t, (o, m) => o.FirstInOptionOrder(m.Value));

    /// <summary>The current list with its bugs mended, see <see cref="FirstOptionPatterns.Corrected"/>.</summary>
    public static FirstOption Corrected { get; } = CorrectedOf(Four);

    /// <summary>The mended list for other options than A to D.</summary>
    /// <param name="letters">The options' letters, capitals.</param>
    public static FirstOption CorrectedOf(string letters) => new(
        letters, FirstOptionPatterns.Corrected(letters), RegexOptions.Singleline, PythonText.Strip, (o, m) => o.FirstInTextOrder(Captured(m)));

    /// <summary>The letter, or the empty string when the reply names none.</summary>
    /// <param name="reply">The reply.</param>
    public string Extract(string reply)
    {
        var text = prepare(reply);
        foreach (var pattern in patterns.Value)
        {
            if (pattern.Match(text) is { Success: true } match && choose(match) is { Length: > 0 } option)
            {
                return option;
            }
        }
        return "";
    }

    private static string Captured(Match match) => match.Groups[1].Length > 0 ? match.Groups[1].Value : match.Value;

    private string FirstInOptionOrder(string text) =>
        letters.FirstOrDefault(text.Contains) is var letter and not '\0' ? letter.ToString() : "";

    private string FirstInTextOrder(string text)
    {
        // A single lower-case letter can only come from "answer: b".
        var found = text.Length == 1 ? text.ToUpperInvariant() : text;
        return found.FirstOrDefault(c => letters.Contains(c, StringComparison.Ordinal)) is var letter and not '\0' ? letter.ToString() : "";
    }
}
