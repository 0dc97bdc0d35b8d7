using System.Globalization;
using System.Text;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>SentencePiece's BPE written down as it is defined, on strings and without any care for speed: the reference for the fast one.</summary>
internal static class TextbookBpe
{
    public static int[] Encode(ModelProto model, string text)
    {
        var pieces = model.Pieces.Select((piece, id) => (piece, id))
            .Where(p => p.piece.Type is PieceType.Normal or PieceType.UserDefined or PieceType.Unused)
            .ToDictionary(p => p.piece.Piece, p => p.id);
        var (symbols, frozen) = Split(model, text.Replace(' ', '▁'));
        while (true)
        {
            var best = -1;
            var bestScore = float.NegativeInfinity;
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                if (!frozen[i] && !frozen[i + 1] && pieces.TryGetValue(symbols[i] + symbols[i + 1], out var id) && model.Pieces[id].Score > bestScore)
                {
                    (best, bestScore) = (i, model.Pieces[id].Score);
                }
            }
            if (best < 0)
            {
                break;
            }
            symbols[best] += symbols[best + 1];
            symbols.RemoveAt(best + 1);
            frozen.RemoveAt(best + 1);
        }
        return [.. symbols.SelectMany(symbol => pieces.TryGetValue(symbol, out var id) ? [id] : Bytes(model, symbol))];
    }

    private static (List<string> Symbols, List<bool> Frozen) Split(ModelProto model, string text)
    {
        var userDefined = model.Pieces.Where(p => p.Type is PieceType.UserDefined).Select(p => p.Piece).OrderByDescending(p => p.Length).ToArray();
        var (symbols, frozen) = (new List<string>(), new List<bool>());
        for (var i = 0; i < text.Length; i += symbols[^1].Length)
        {
            var whole = Array.Find(userDefined, piece => string.CompareOrdinal(text, i, piece, 0, piece.Length) == 0);
            symbols.Add(whole ?? Rune.GetRuneAt(text, i).ToString());
            frozen.Add(whole is not null);
        }
        return (symbols, frozen);
    }

    private static IEnumerable<int> Bytes(ModelProto model, string symbol) => Encoding.UTF8.GetBytes(symbol)
        .Select(value => model.Pieces.ToList().FindIndex(p => p.Piece == string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")));
}
