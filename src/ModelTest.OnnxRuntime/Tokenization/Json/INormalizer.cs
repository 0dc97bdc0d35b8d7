namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Changes a text before it is cut up.</summary>
internal interface INormalizer
{
    /// <summary>The text as it is cut up.</summary>
    string Apply(string text);
}
