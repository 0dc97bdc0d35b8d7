namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Cuts pieces of text into smaller ones.</summary>
internal interface IPreTokenizer
{
    /// <summary>Cuts a piece up.</summary>
    /// <param name="piece">The piece, not empty and without lone surrogates.</param>
    /// <param name="parts">Gets its parts in order, none of them empty.</param>
    void Split(Piece piece, List<Piece> parts);
}
