using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>What the readers of tokenizer.json's sections have in common.</summary>
internal static class TokenizerSections
{
    /// <summary>The error for a part that would have to be followed to get the right ids.</summary>
    /// <param name="section">The part.</param>
    /// <param name="what">What it is.</param>
    /// <param name="type">Its type.</param>
    /// <param name="supported">The types there are.</param>
    public static InputException Unsupported(this JsonFile section, string what, string? type, string supported) =>
        section.Wrong("type", $"'{type}'", $"one of {supported}: this {what} is not supported");

    /// <summary>A text that must be there.</summary>
    public static string NeededText(this JsonFile section, string key) => section.Text(key) ?? throw section.Missing(key, "a text");
}
