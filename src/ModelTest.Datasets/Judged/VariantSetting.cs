using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>The setting <c>variant</c> of the judged benchmarks.</summary>
internal static class VariantSetting
{
    /// <summary>The text of <see cref="JudgeVariant.Official"/>.</summary>
    public const string Official = "official";

    /// <summary>The text of <see cref="JudgeVariant.OpenCompass"/>.</summary>
    public const string OpenCompass = "opencompass";

    /// <summary>Reads it.</summary>
    /// <param name="dataset">The provider's name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public static JudgeVariant Of(string dataset, string value) => value switch
    {
        Official => JudgeVariant.Official,
        OpenCompass => JudgeVariant.OpenCompass,
        _ => throw new InputException($"datasets.{dataset}.variant", $"'{value}' is unknown.", Nearest.Suggest(value, [Official, OpenCompass])),
    };
}
