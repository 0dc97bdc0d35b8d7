using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>The setting <c>variant</c>.</summary>
internal static class JudgeVariants
{
    /// <summary>The benchmark's own repository.</summary>
    public const string Official = "official";

    /// <summary>OpenCompass.</summary>
    public const string OpenCompass = "opencompass";

    /// <summary>The variant of a setting's value.</summary>
    /// <param name="key">The setting's key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public static JudgeVariant Of(string key, string value) => value switch
    {
        Official => JudgeVariant.Official,
        OpenCompass => JudgeVariant.OpenCompass,
        _ => throw new InputException(key, $"'{value}' is not a valid value.", Nearest.Suggest(value, [Official, OpenCompass])),
    };
}
