using System.Text;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Turns ids into text as SentencePiece does, with special tokens left out.</summary>
internal sealed class PieceDecoder
{
    private readonly PieceVocabulary vocabulary;
    private readonly Dictionary<int, AddedToken> added;
    private readonly short[] byteOfId;

    public PieceDecoder(PieceVocabulary vocabulary, IEnumerable<AddedToken> added)
    {
        this.vocabulary = vocabulary;
        this.added = added.ToDictionary(token => token.Id);
        byteOfId = new short[vocabulary.Pieces.Length];
        Array.Fill<short>(byteOfId, -1);
        for (var value = 0; value < vocabulary.ByteIds?.Length; value++)
        {
            byteOfId[vocabulary.ByteIds[value]] = (short)value;
        }
    }

    /// <summary>The text of ids.</summary>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if (!added.ContainsKey(id) && (uint)id < (uint)byteOfId.Length && byteOfId[id] is >= 0 and var value)
            {
                bytes.Add((byte)value);
            }
            else if (TextOf(id) is { Length: > 0 } piece)
            {
                Flush(bytes, text);
                text.Append(piece);
            }
        }
        Flush(bytes, text);
        if (text.Length > 0 && text[0] == ' ' && ids.Length > 0 && (vocabulary.AddDummyPrefix || vocabulary.RemoveExtraWhitespaces))
        {
            text.Remove(0, 1);
        }
        return text.ToString();
    }

    private string TextOf(int id)
    {
        if (added.TryGetValue(id, out var token))
        {
            return token.Special ? "" : token.Content;
        }
        if ((uint)id >= (uint)vocabulary.Pieces.Length)
        {
            // an id between the vocabulary and the size its embedding is padded to: show that it was there
            return "\uFFFD";
        }
        return vocabulary.Types[id] is PieceType.Control or PieceType.Unknown ? "" : vocabulary.Pieces[id].Replace(PieceVocabulary.Space, ' ');
    }

    // One U+FFFD for each byte that is not part of a character, as in SentencePiece; .NET's own decoder gives one for several.
    private static void Flush(List<byte> bytes, StringBuilder text)
    {
        var rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
        while (!rest.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(rest, out var rune, out var length) is System.Buffers.OperationStatus.Done;
            text.Append(rune.ToString());
            rest = rest[(valid ? length : 1)..];
        }
        bytes.Clear();
    }
}
