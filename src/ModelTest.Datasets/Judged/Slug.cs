namespace ModelTest.Datasets.Judged;

/// <summary>Names for filters and rows made of names for people.</summary>
internal static class Slug
{
    /// <summary>Lower case, with a separator for each stretch of what is neither letter nor digit: <c>coding_debugging</c>.</summary>
    /// <param name="name">The name for people.</param>
    /// <param name="separator">The separator.</param>
    public static string Of(string name, char separator = '_')
    {
        var letters = string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join(separator, letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
