namespace ModelTest.Datasets.Extraction;

/// <summary>The rules that take an option letter from a reply, by the names they have in settings.</summary>
internal static class AnswerExtraction
{
    private static readonly Dictionary<string, Func<string, string>> Rules = new(StringComparer.Ordinal)
    {
        ["first_capital"] = FirstCapital.Extract,
        ["first_option"] = FirstOption.Current.Extract,
        ["first_option_0.2.4"] = FirstOption.Release024.Extract,
        ["first_option_corrected"] = FirstOption.Corrected.Extract,
    };

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> Names => Rules.Keys;

    /// <summary>The rule of a name: reply to letter, empty when there is none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Func<string, string> Find(string name) => Rules[name];
}
