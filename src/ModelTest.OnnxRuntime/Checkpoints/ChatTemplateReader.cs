using System.Text.Json;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Reads the Jinja text of a checkpoint's own chat template, which is looked at and never run.</summary>
internal static class ChatTemplateReader
{
    private const string Key = "chat_template";

    /// <summary>The text of chat_template.jinja, or of tokenizer_config.json; null when there is none.</summary>
    /// <exception cref="InputException">A file is wrong.</exception>
    public static string? Read(string folder)
    {
        var file = Path.Combine(folder, "chat_template.jinja");
        if (File.Exists(file))
        {
            return File.ReadAllText(file);
        }
        var config = JsonFile.ReadOptional(Path.Combine(folder, "tokenizer_config.json"), TokenizerConfigReader.Fix);
        // Some checkpoints have several, by name.
        return config?.Find(Key) is { ValueKind: JsonValueKind.Array }
            ? config.Sections(Key).FirstOrDefault(t => t.Text("name") == "default")?.Text("template")
            : config?.Text(Key);
    }
}
