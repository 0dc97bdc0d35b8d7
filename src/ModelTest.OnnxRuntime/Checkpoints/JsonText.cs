using System.Text.Json;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Reads JSON strings that may hold broken escapes.</summary>
internal static class JsonText
{
    /// <summary>The string, or null when it is no valid Unicode (a lone surrogate escape, invalid UTF-8).</summary>
    public static string? Read(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
