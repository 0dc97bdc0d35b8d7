using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>What to say of a value that breaks the rule its property carries.</summary>
internal static class ValueRules
{
    /// <summary>The problem of a value that breaks a rule.</summary>
    public static Problem Broken(ValidationAttribute rule, SettingsNode node) => rule switch
    {
        FractionAttribute => NotFraction(node),
        RangeAttribute range => node.Problem($"is {node.Shown}, out of range.", $"give {Range(range)}."),
        AllowedValuesAttribute allowed => node.Problem($"is {node.Shown}, not a valid value.",
            Nearest.Suggest(node.Value, [.. allowed.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")])),
        _ => node.Problem($"is {node.Shown}: {rule.FormatErrorMessage(node.Name)}", "give a valid value."),
    };

    /// <summary>The problem of a value that is not a fraction; names the fraction a percentage stands for.</summary>
    public static Problem NotFraction(SettingsNode node)
    {
        var number = double.TryParse(node.Value.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent);
        var fix = number && percent is >= 0 and <= 100
            ? string.Create(CultureInfo.InvariantCulture, $"write {percent / 100} for {percent} %.")
            : "give a number from 0 to 1.";
        return node.Problem($"is {node.Shown}, not a fraction from 0 to 1.", fix);
    }

    private static string Range(RangeAttribute range)
    {
        var (low, high) = (Number(range.Minimum), Number(range.Maximum));
        var from = range.MinimumIsExclusive ? $"more than {low}" : $"{low} or more";
        if (range.Maximum is int.MaxValue or double.MaxValue)
        {
            return from;
        }
        return range.MinimumIsExclusive || range.MaximumIsExclusive
            ? $"{from} and {(range.MaximumIsExclusive ? $"less than {high}" : $"at most {high}")}"
            : $"{low} to {high}";
    }

    private static string Number(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
