using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Reads single values strictly.</summary>
internal static class ScalarReader
{
    private const string WholeNumber = "a whole number";
    private const string WholeFix = "give a whole number, without quotes, such as 4.";

    /// <summary>Whether the type is one this reads: text, numbers, true/false, an enum.</summary>
    public static bool Knows(Type type) =>
        type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(bool) || type.IsEnum;

    /// <summary>The value, or null and a problem.</summary>
    public static object? Read(Type type, SettingsNode node, List<Problem> problems)
    {
        var (value, expected, fix) = type switch
        {
            _ when type == typeof(string) => (Text(node), "a text", "put it in quotes."),
            _ when type == typeof(bool) => ((object?)Boolean(node), "true or false", "write true or false, without quotes."),
            _ when type.IsEnum => (Enumeration(type, node), "one of the valid names", SuggestName(type, node)),
            _ when type == typeof(double) => (Real(node), "a number", "give a number, without quotes, such as 0.5."),
            _ when type == typeof(long) => (Whole(node, long.MinValue, long.MaxValue), WholeNumber, WholeFix),
            _ => ((int?)Whole(node, int.MinValue, int.MaxValue), WholeNumber, WholeFix),
        };
        if (value is null)
        {
            // A variable has no quotes to leave out.
            var advice = node.Kind == SettingsKind.Loose ? fix.Replace(", without quotes", "", StringComparison.Ordinal) : fix;
            problems.Add(node.Problem($"is {node.Shown}, not {expected}.", advice));
        }
        return value;
    }

    private static string? Text(SettingsNode node) => node.IsText ? node.Value : null;

    private static bool? Boolean(SettingsNode node) =>
        node.Kind is SettingsKind.Boolean or SettingsKind.Loose && bool.TryParse(node.Value, out var value) ? value : null;

    private static object? Enumeration(Type type, SettingsNode node) =>
        node.IsText && Enum.GetNames(type).FirstOrDefault(n => SettingsNames.Of(n).Equals(node.Value, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;

    private static string SuggestName(Type type, SettingsNode node) =>
        Nearest.Suggest(node.IsText ? node.Value : "", [.. Enum.GetNames(type).Select(SettingsNames.Of)]);

    private static double? Real(SettingsNode node) =>
        node.Kind is SettingsKind.Number or SettingsKind.Loose
        && double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    private static long? Whole(SettingsNode node, long least, long most) =>
        node.Kind is SettingsKind.Number or SettingsKind.Loose
        && long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : null;
}
