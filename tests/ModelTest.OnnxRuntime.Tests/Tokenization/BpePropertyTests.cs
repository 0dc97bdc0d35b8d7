using System.Text;
using CsCheck;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using ModelTest.Tests;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

public sealed class BpePropertyTests
{
    // few letters, so that ties, overlaps and long runs are frequent
    private static readonly Gen<string> SmallText = Gen.Char["abc "].Array[0, 120].Select(letters => new string(letters));

    private static readonly Gen<string> Runs = Gen.Select(
        Gen.OneOf("a", "b", "_", " ", "=", "好", "𝐀", "\n", "ab"),
        Gen.Int[1, 70],
        (text, n) => string.Concat(Enumerable.Repeat(text, n)));

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Where(value => value != PieceVocabulary.Space).Select(value => new Rune(value).ToString()),
        Gen.OneOf("的", "是", "hello", " ", "\n", "\r\n", "[UNUSED_TOKEN_1]", "<|im_start|>", "Ｅ", "\0", "e\u0301"),
        Runs).Array[0, 30].Select(string.Concat);

    [Fact]
    public void EncodePlain_RandomVocabularyAndText_EqualsTheTextbook()
    {
        var pieces = Gen.Char["abc▁"].Array[1, 5].Select(letters => new string(letters)).HashSet[1, 25];
        // half of the scores collide, as no trained vocabulary's do but the definition allows
        Gen.Select(pieces, Gen.Int[1, 12].Array[25], Gen.Int[0, 3], SmallText.Array[10]).Sample(
            (vocabulary, scores, userDefined, texts) =>
            {
                using var folder = new TokenizerFolder().WithBytes();
                foreach (var (piece, i) in vocabulary.Select((piece, i) => (piece, i)))
                {
                    folder.Add(piece, i < userDefined ? PieceType.UserDefined : PieceType.Normal, -scores[i]);
                }
                var tokenizer = folder.Load();
                Assert.All(texts, text => Assert.Equal(TextbookBpe.Encode(folder.Model, text), tokenizer.EncodePlain(text)));
            },
            iter: 200);
    }

    [Fact]
    public void EncodePlain_EmbeddedVocabularyAndAnyText_EqualsTheTextbook()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(RepositoryPaths.TinyModel, "tokenizer.model")));

        AnyText.Sample(text => Assert.Equal(TextbookBpe.Encode(model, text), tokenizer.EncodePlain(text)), iter: 150);
    }

    [Fact]
    public void Decode_AnyEncodedText_GivesTheTextBack()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);

        AnyText.Sample(text => Assert.Equal(text, tokenizer.Decode(tokenizer.EncodePlain(text))), iter: 3000);
    }

    [Fact]
    public void Decode_AnyTextEncodedWithSpecialTokens_GivesTheTextWithoutThem()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);

        AnyText.Sample(
            text => Assert.Equal(text.Replace("<|im_start|>", "", StringComparison.Ordinal), tokenizer.Decode(tokenizer.Encode(text))),
            iter: 3000);
    }

    [Fact]
    public void Decode_AnyIds_NeverFails()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);

        Gen.Int[-5, 2600].Array[0, 50].Sample(ids => Assert.NotNull(tokenizer.Decode(ids)), iter: 3000);
    }
}
