namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Normalizers one after the other; none changes nothing.</summary>
internal sealed class NormalizerSequence(IReadOnlyList<INormalizer> parts) : INormalizer
{
    /// <inheritdoc/>
    public string Apply(string text) => parts.Aggregate(text, (current, part) => part.Apply(current));
}
