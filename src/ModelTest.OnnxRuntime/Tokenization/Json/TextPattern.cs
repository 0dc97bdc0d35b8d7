using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads a <c>pattern</c> that must be a plain text.</summary>
internal static class TextPattern
{
    private const string Key = "pattern";

    /// <summary>The text.</summary>
    /// <exception cref="InputException">It is an expression, or empty.</exception>
    public static string Read(JsonFile section)
    {
        var text = section.Section(Key)?.Text("String");
        return string.IsNullOrEmpty(text)
            ? throw section.Wrong(Key, section.Find(Key)?.GetRawText() ?? "missing", "{\"String\": \"…\"} with a text; expressions are not supported here")
            : text;
    }
}
