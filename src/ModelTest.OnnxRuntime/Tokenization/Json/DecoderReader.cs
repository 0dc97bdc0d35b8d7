using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the decoder of tokenizer.json.</summary>
internal static class DecoderReader
{
    /// <summary>The steps.</summary>
    /// <exception cref="InputException">One is of a kind that is not supported.</exception>
    public static IReadOnlyList<ITokenDecoder> Read(JsonFile json)
    {
        var section = json.Section("decoder") ?? throw json.Missing("decoder", "the steps that make a text of tokens");
        return [.. Steps(section)];
    }

    private static IEnumerable<ITokenDecoder> Steps(JsonFile section) => section.Text("type") switch
    {
        "Sequence" => section.Sections("decoders").SelectMany(Steps),
        "ByteLevel" => [new ByteLevelDecoder()],
        "ByteFallback" => [new ByteFallbackDecoder()],
        "Fuse" => [new FuseDecoder()],
        "Replace" => [new ReplaceDecoder(TextPattern.Read(section), section.Text("content") ?? "")],
        "Strip" => [new StripDecoder(Character(section, "content"), section.Integer("start") ?? 0, section.Integer("stop") ?? 0)],
        "Metaspace" => [new MetaspaceDecoder(Character(section, "replacement"), Drops(section))],
        var type => throw section.Unsupported("decoder", type, "ByteLevel, ByteFallback, Fuse, Replace, Strip, Metaspace and Sequence"),
    };

    private static char Character(JsonFile section, string key) =>
        section.Text(key) is { Length: 1 } text ? text[0] : throw section.Missing(key, "one character");

    private static bool Drops(JsonFile section) => section.Text("prepend_scheme") is { } scheme ? scheme != "never" : section.Boolean("add_prefix_space") ?? true;
}
