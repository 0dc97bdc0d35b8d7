namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>A step from the texts of tokens to the text they make.</summary>
internal interface ITokenDecoder
{
    /// <summary>The texts after this step; joined they are the text.</summary>
    IEnumerable<string> Apply(IReadOnlyList<string> tokens);
}
