namespace ModelTest.Problems;

/// <summary>Finds the name a person most likely meant.</summary>
public static class Nearest
{
    /// <summary>The known name with the smallest edit distance to <paramref name="name"/>, or null when none is near.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The valid names.</param>
    public static string? Find(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        var best = known.Select(k => (Name: k, Distance: Distance(name, k))).OrderBy(k => k.Distance).FirstOrDefault();
        // Further than half the word it is another word, not a slip.
        return best.Name is not null && best.Distance <= Math.Max(2, best.Name.Length / 2) ? best.Name : null;
    }

    /// <summary>A sentence that names the nearest valid name, or lists all of them when none is near.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The valid names.</param>
    public static string Suggest(string name, IReadOnlyCollection<string> known) =>
        Find(name, known) is { } near ? $"did you mean '{near}'?" : $"valid are: {string.Join(", ", known)}.";

    /// <summary>Whether a name is one of the known ones with a typing mistake in it: one slip, or two from eight letters on.</summary>
    /// <param name="name">The name as written; false when it is one of the known names.</param>
    /// <param name="known">The valid names.</param>
    public static bool IsSlip(string name, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        return !known.Contains(name, StringComparer.OrdinalIgnoreCase)
            // Names that differ in digits only are versions of a thing, not slips.
            && known.Any(k => !SameButDigits(name, k) && Distance(name, k) <= (k.Length < 8 ? 1 : 2));
    }

    private static bool SameButDigits(string a, string b) =>
        a.Where(c => !char.IsAsciiDigit(c)).SequenceEqual(b.Where(c => !char.IsAsciiDigit(c)));

    // Levenshtein with adjacent transpositions, ignoring case: the slips people make when typing.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }
        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];

        static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
    }
}
