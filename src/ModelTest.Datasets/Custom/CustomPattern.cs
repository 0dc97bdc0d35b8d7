using System.Text.RegularExpressions;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>A user's regular expression. Whatever a model writes, it ends: in linear time where the expression allows that, else after a second.</summary>
internal sealed class CustomPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex regex;
    private readonly string group;
    private readonly bool isLast;
    private readonly string place;

    /// <summary>Compiles an expression.</summary>
    /// <param name="extraction">The section of the definition.</param>
    /// <param name="place">Where it is written, as problems name it.</param>
    /// <exception cref="InputException">It is no expression, or has no such group.</exception>
    public CustomPattern(CustomExtraction extraction, string place)
    {
        this.place = place;
        group = extraction.Group;
        isLast = extraction.Match == CustomMatch.Last;
        regex = Compile(extraction.Pattern, place);
        if (!regex.GetGroupNames().Contains(group))
        {
            throw new InputException(
                place, $"the expression has no group '{group}'.", $"put the answer in brackets, or set extraction.group to one of {string.Join(", ", regex.GetGroupNames())}.");
        }
    }

    /// <summary>The text of the group; empty: nothing matches.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="letters">Not used.</param>
    /// <exception cref="InputException">The expression took too long.</exception>
    public string Extract(string reply, string letters)
    {
        try
        {
            var found = isLast ? regex.Matches(reply).LastOrDefault() : regex.Match(reply);
            return found is { Success: true } ? found.Groups[group].Value.Trim() : "";
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputException(
                place, "the expression took more than a second on a reply.", "write it without repetitions inside repetitions, look-arounds and back-references.");
        }
    }

    private static Regex Compile(string pattern, string place)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references need the engine that may go back.
            return new Regex(pattern, RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException e)
        {
            throw new InputException(place, $"'{pattern}' is no regular expression: {e.Message.TrimEnd('.')}.", "mend it; a backslash is written twice in JSON.", e);
        }
    }
}
