using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the post-processor of tokenizer.json: the ids that a text gets in front and at its end.</summary>
internal static class PostProcessorReader
{
    /// <summary>The ids.</summary>
    /// <exception cref="InputException">It is of a kind that is not supported.</exception>
    public static (IReadOnlyList<int> Front, IReadOnlyList<int> End) Read(JsonFile? section)
    {
        switch (section?.Text("type"))
        {
            case null when section is null:
            case "ByteLevel":
                return ([], []);
            case "Sequence":
                var parts = section.Sections("processors").Select(Read).ToArray();
                // A later one puts its ids round those of the one before.
                return ([.. parts.Reverse().SelectMany(p => p.Front)], [.. parts.SelectMany(p => p.End)]);
            case "TemplateProcessing":
                return Template(section);
            case var type:
                throw section!.Unsupported("post-processor", type, "ByteLevel, TemplateProcessing and Sequence");
        }
    }

    private static (IReadOnlyList<int> Front, IReadOnlyList<int> End) Template(JsonFile section)
    {
        const string Key = "single";
        var special = section.Section("special_tokens");
        var (front, end) = (new List<int>(), new List<int>());
        var target = front;
        foreach (var part in section.Sections(Key))
        {
            if (part.Section("SpecialToken")?.Text("id") is { } name)
            {
                var ids = special?.Section(name)?.Integers("ids") is { Count: > 0 } some
                    ? some
                    : throw part.Wrong("SpecialToken.id", $"'{name}'", "a token of 'special_tokens' with its ids");
                target.AddRange(ids);
            }
            else if (part.Section("Sequence")?.Text("id") == "A" && target == front)
            {
                target = end;
            }
            else
            {
                throw section.Wrong(Key, section.Find(Key)!.Value, "special tokens round one text A");
            }
        }
        return target == end ? (front, end) : throw section.Wrong(Key, section.Find(Key)?.GetRawText() ?? "missing", "special tokens round one text A");
    }
}
