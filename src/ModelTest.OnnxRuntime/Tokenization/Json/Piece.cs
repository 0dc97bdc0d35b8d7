namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>A part of a text that no token crosses.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="IsFirst">Whether the text begins with it.</param>
internal readonly record struct Piece(ReadOnlyMemory<char> Text, bool IsFirst);
