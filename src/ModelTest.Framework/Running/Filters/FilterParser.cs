using System.Text;

namespace ModelTest.Running.Filters;

/// <summary>
/// Reads the filter language of <c>dotnet test --filter</c>: conditions with <c>= != ~ !~</c>, joined by <c>&amp;</c> (binds tighter) and <c>|</c>,
/// parentheses, and <c>\</c> before a character that is meant literally. A bare word asks for FullyQualifiedName~word.
/// </summary>
internal sealed class FilterParser
{
    private readonly string text;
    private int at;

    private FilterParser(string text) => this.text = text;

    /// <summary>The parsed filter, or null where VSTest itself will report an error (or there is no filter).</summary>
    /// <param name="filter">The text given to <c>--filter</c>.</param>
    public static FilterExpression? Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
        {
            return null;
        }
        var parser = new FilterParser(filter);
        var expression = parser.Or();
        return parser.at == filter.Length ? expression : null;
    }

    private FilterExpression? Or()
    {
        var left = And();
        while (left is not null && Take('|'))
        {
            left = And() is { } right ? new FilterOr(left, right) : null;
        }
        return left;
    }

    private FilterExpression? And()
    {
        var left = Primary();
        while (left is not null && Take('&'))
        {
            left = Primary() is { } right ? new FilterAnd(left, right) : null;
        }
        return left;
    }

    private FilterExpression? Primary()
    {
        SkipSpaces();
        if (Take('('))
        {
            var inner = Or();
            var closed = Take(')');
            SkipSpaces();
            return closed ? inner : null;
        }
        return Condition();
    }

    private FilterCondition? Condition()
    {
        var name = Word();
        FilterOperator? comparison = Take('=') ? FilterOperator.Equal
            : Take('~') ? FilterOperator.Contains
            : !Take('!') ? null
            : Take('=') ? FilterOperator.NotEqual
            : Take('~') ? FilterOperator.NotContains
            : null;
        if (comparison is null)
        {
            return name.Length > 0 ? new FilterCondition("FullyQualifiedName", FilterOperator.Contains, name) : null;
        }
        var value = Word();
        return name.Length > 0 && value.Length > 0 ? new FilterCondition(name, comparison.Value, value) : null;
    }

    private string Word()
    {
        var word = new StringBuilder();
        while (at < text.Length && !"()&|=!~".Contains(text[at], StringComparison.Ordinal))
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }
            word.Append(text[at++]);
        }
        return word.ToString().Trim();
    }

    private bool Take(char expected)
    {
        if (at >= text.Length || text[at] != expected)
        {
            return false;
        }
        at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
