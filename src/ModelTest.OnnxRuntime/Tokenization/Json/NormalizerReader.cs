using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the normalizer of tokenizer.json.</summary>
internal static class NormalizerReader
{
    /// <summary>The normalizer; one that changes nothing when there is none.</summary>
    /// <exception cref="InputException">It is of a kind that is not supported.</exception>
    public static INormalizer Read(JsonFile? section) => section is null ? new NormalizerSequence([]) : section.Text("type") switch
    {
        "NFC" => new NfcNormalizer(),
        "Prepend" => new PrependNormalizer(section.NeededText("prepend")),
        "Replace" => new ReplaceNormalizer(TextPattern.Read(section), section.Text("content") ?? ""),
        "Sequence" => new NormalizerSequence([.. section.Sections("normalizers").Select(Read)]),
        var type => throw section.Unsupported("normalizer", type, "NFC, Prepend, Replace and Sequence"),
    };
}
