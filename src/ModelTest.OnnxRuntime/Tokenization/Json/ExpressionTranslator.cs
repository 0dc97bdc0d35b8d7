using System.Globalization;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// Translates an expression for Oniguruma, which Hugging Face's tokenizers use, into one for .NET that matches the same. Takes the part of the
/// language in which published tokenizers are written, and nothing whose meaning differs or is not known to be the same.
/// </summary>
internal sealed class ExpressionTranslator
{
    private static readonly string[] Categories =
    [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc",
        "Sk", "So", "Z", "Zs", "Zl", "Zp",
    ];

    private readonly string source;
    private readonly StringBuilder target = new();

    // Where each open group begins in the target, and whether letters in it count without their case.
    private readonly Stack<(int Start, bool IgnoresCase)> groups = new();
    private int at;

    // Where the last thing that can be repeated begins in the target; negative when there is none.
    private int atom = -1;

    private ExpressionTranslator(string source) => this.source = source;

    /// <summary>The expression for .NET.</summary>
    /// <param name="source">The expression.</param>
    /// <exception cref="FormatException">It has something that is not supported; the message says what.</exception>
    public static string Translate(string source) => new ExpressionTranslator(source).Run();

    private bool IgnoresCase => groups.TryPeek(out var group) && group.IgnoresCase;

    private string Run()
    {
        while (at < source.Length)
        {
            Next();
        }
        return groups.Count == 0 ? target.ToString() : throw Error("an open group");
    }

    private void Next()
    {
        var c = source[at];
        switch (c)
        {
            case '(':
                Open();
                break;
            case ')':
                atom = groups.TryPop(out var group) ? group.Start : throw Error("a closing parenthesis");
                target.Append(c);
                at++;
                break;
            case '|':
                target.Append(c);
                at++;
                atom = -1;
                break;
            case '[':
                atom = target.Length;
                Class();
                break;
            case '*' or '+' or '?' or '{':
                Quantifier();
                break;
            case '\\':
                atom = target.Length;
                target.Append(Escape());
                break;
            case '^' or '$' or '.':
                throw Error($"'{c}'");
            default:
                atom = target.Length;
                Literal(c);
                at++;
                break;
        }
    }

    private void Open()
    {
        string[] kinds = ["(?:", "(?i:", "(?!", "(?="];
        var kind = kinds.FirstOrDefault(k => source.AsSpan(at).StartsWith(k));
        if (kind is null && at + 1 < source.Length && source[at + 1] == '?')
        {
            throw Error("a group that begins with '(?'");
        }
        groups.Push((target.Length, IgnoresCase || kind == "(?i:"));
        target.Append(kind is null or "(?i:" ? "(?:" : kind);
        at += kind?.Length ?? 1;
        atom = -1;
    }

    private void Quantifier()
    {
        if (atom < 0)
        {
            throw Error("a repetition of nothing");
        }
        var isCount = source[at] == '{';
        var end = isCount ? source.IndexOf('}', at) + 1 : at + 1;
        var quantifier = source[at..Math.Max(end, at)];
        if (isCount && !IsCount(quantifier))
        {
            throw Error("a brace that is no count");
        }
        at = end;
        var mark = at < source.Length && source[at] is '?' or '+' ? source[at] : '\0';
        if (mark != '\0' && isCount)
        {
            throw Error($"a count with '{mark}'");
        }
        target.Append(quantifier);
        if (mark == '?')
        {
            target.Append('?');
            at++;
        }
        else if (mark == '+')
        {
            // Possessive: what was taken is not given back.
            target.Insert(atom, "(?>").Append(')');
            at++;
        }
        atom = -1;
    }

    private static bool IsCount(string text)
    {
        var numbers = text.Length < 3 ? [] : text[1..^1].Split(',');
        return numbers.Length is 1 or 2 && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && (numbers.Length == 1 || numbers[1].Length == 0 || int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    private void Class()
    {
        target.Append('[');
        at++;
        if (at < source.Length && source[at] == '^')
        {
            target.Append('^');
            at++;
        }
        var start = at;
        for (; at < source.Length && source[at] != ']';)
        {
            var c = source[at];
            if (c == '[' || (c == '&' && at + 1 < source.Length && source[at + 1] == '&'))
            {
                throw Error("a class in a class");
            }
            if (IgnoresCase)
            {
                throw Error("a class in a group without case");
            }
            if (c == '\\')
            {
                target.Append(Escape());
                continue;
            }
            CheckLiteral(c);
            // A hyphen beside a bracket is itself in both languages.
            var isRange = c == '-' && at > start && at + 1 < source.Length && source[at + 1] != ']';
            if (isRange && StandIns.All.Any(s => s > source[at - 1] && s < source[at + 1]))
            {
                throw Error($"the range {source[at - 1]}-{source[at + 1]}");
            }
            target.Append(isRange ? "-" : Escaped(c));
            at++;
        }
        if (at == start || at >= source.Length)
        {
            throw Error("an empty or open class");
        }
        target.Append(']');
        at++;
    }

    private string Escape()
    {
        var c = at + 1 < source.Length ? source[at + 1] : throw Error("a backslash at the end");
        at += 2;
        if (c is 'r' or 'n' or 't' or 's' or 'S' or 'd' or 'D')
        {
            return "\\" + c;
        }
        if (c is 'p' or 'P')
        {
            var close = source.IndexOf('}', at);
            var name = close > at && source[at] == '{' ? source[(at + 1)..close] : "";
            at = Math.Max(close + 1, at);
            return Categories.Contains(name) ? $"\\{c}{{{name}}}" : throw Error($"the property '{name}'");
        }
        return char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? Escaped(c) : throw Error($"'\\{c}'");
    }

    private void Literal(char c)
    {
        CheckLiteral(c);
        if (!IgnoresCase || !char.IsLetter(c))
        {
            target.Append(Escaped(c));
            return;
        }
        if (!char.IsAsciiLetter(c))
        {
            throw Error("a letter that is not ASCII in a group without case");
        }
        // Unicode folds two more characters to ASCII letters, which .NET does not both do.
        var more = char.ToLowerInvariant(c) switch { 's' => "\u017F", 'k' => "\u212A", _ => "" };
        target.Append('[').Append(char.ToLowerInvariant(c)).Append(char.ToUpperInvariant(c)).Append(more).Append(']');
    }

    private static void CheckLiteral(char c)
    {
        if (char.IsSurrogate(c) || StandIns.All.Contains(c))
        {
            throw Error($"the character U+{(int)c:X4}");
        }
    }

    private static string Escaped(char c) => char.IsAsciiLetterOrDigit(c) || !char.IsAscii(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");

    private static FormatException Error(string what) => new(what);
}
