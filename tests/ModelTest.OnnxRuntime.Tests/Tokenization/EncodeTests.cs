using ModelTest.Tests;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

public sealed class EncodeTests
{
    private static SentencePieceTokenizer Tiny => SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);

    [Fact]
    public void EncodePlain_OddRunOfOneSymbol_MergesFromTheLeft()
    {
        using var folder = new TokenizerFolder().With("a", "aa", "aaaa");

        Assert.Equal(["aaaa", "a"], folder.Pieces("aaaaa"));
        Assert.Equal(["aa", "a"], folder.Pieces("aaa"));
    }

    [Fact]
    public void EncodePlain_PieceWithACharacterThatIsNoPiece_IsFound()
    {
        using var folder = new TokenizerFolder().With("a", "ab");

        Assert.Equal(["ab", "a", "<unk>"], folder.Pieces("abaxyz"));
    }

    [Fact]
    public void EncodePlain_UnknownCharacters_AreBytesWhenTheModelHasThem()
    {
        using var folder = new TokenizerFolder().WithBytes().With("a");

        Assert.Equal(["a", "<0xE5>", "<0xA5>", "<0xBD>", "<0xE2>", "<0x96>", "<0x81>"], folder.Pieces("a好 "));
    }

    [Fact]
    public void EncodePlain_LoneSurrogate_IsTheReplacementCharacter()
    {
        using var folder = new TokenizerFolder().WithBytes();

        Assert.Equal(["<0xEF>", "<0xBF>", "<0xBD>"], folder.Pieces("\uD83D"));
    }

    [Fact]
    public void EncodePlain_UserDefinedPiece_IsTakenWholeAndMergesWithNothing()
    {
        using var folder = new TokenizerFolder().With("a", "b", "ab", "bc");
        folder.Add("c", PieceType.UserDefined);
        folder.Add("c▁d", PieceType.UserDefined);

        Assert.Equal(["ab", "c", "ab", "c▁d"], folder.Pieces("abcabc d"));
    }

    [Fact]
    public void EncodePlain_UnusedPiece_IsSplitIntoWhatItWasMergedFrom()
    {
        using var folder = new TokenizerFolder().With("a", "b", "c", "ab");
        folder.Add("abc", PieceType.Unused);

        Assert.Equal(["ab", "c", "b"], folder.Pieces("abcb"));
    }

    [Fact]
    public void EncodePlain_ControlPieceWrittenOut_IsOrdinaryText()
    {
        using var folder = new TokenizerFolder().With("<", "s", ">");

        Assert.Equal(["<", "s", ">"], folder.Pieces("<s>"));
    }

    [Theory]
    [InlineData("a b", new[] { "▁", "a", "▁", "b" })]
    [InlineData("  a  b ", new[] { "▁", "a", "▁", "b" })]
    [InlineData("  ", new string[0])]
    public void EncodePlain_PrefixAndExtraBlanks_AreTreatedAsTheModelSays(string text, string[] expected)
    {
        using var folder = new TokenizerFolder().With("▁", "a", "b");
        folder.Model.NormalizerSpec.AddDummyPrefix = true;
        folder.Model.NormalizerSpec.RemoveExtraWhitespaces = true;

        Assert.Equal(expected, folder.Pieces(text));
    }

    [Fact]
    public void Encode_SpecialTokensInTheText_BecomeTheirIds()
    {
        Assert.Equal([1, 2559, 2558], Tiny.Encode("<|im_start|><|im_end|>"));
        Assert.Equal([1, 2559], Tiny.Encode("<s><|im_start|>"));
        Assert.Equal([1], Tiny.Encode(""));
    }

    [Fact]
    public void Encode_TokensThatSwallowBlanks_DoSo()
    {
        using var folder = new TokenizerFolder().With("▁", "a", "b");
        folder.Config = """
            { "add_bos_token": false, "add_eos_token": true, "eos_token": { "content": "</s>" }, "added_tokens_decoder": {
              "7": { "content": "<x>", "lstrip": true, "rstrip": true, "special": false } } }
            """;
        var tokenizer = folder.Load();

        Assert.Equal([4, 7, 5, 2], tokenizer.Encode("a  <x> \n b"));
        Assert.Equal("a<x>b", tokenizer.Decode([4, 7, 5, 2]));
        Assert.Equal(8, tokenizer.VocabularySize);
    }

    [Theory]
    [InlineData("true", new[] { 3, 4, 1, 3, 4 })]
    [InlineData("false", new[] { 3, 4, 1, 4 })]
    public void Encode_DummyPrefix_IsPutBeforeEverySectionOnlyInLegacyMode(string legacy, int[] expected)
    {
        using var folder = new TokenizerFolder().With("▁", "a");
        folder.Model.NormalizerSpec.AddDummyPrefix = true;
        folder.Config = $$"""{ "add_bos_token": false, "bos_token": "<s>", "legacy": {{legacy}} }""";

        // an encoding that begins with its begin token keeps it: here it stands between two sections
        Assert.Equal(expected, folder.Load().Encode("a<s>a"));
    }

    [Fact]
    public void TokenId_TextOfAToken_IsItsId()
    {
        var tokenizer = Tiny;

        Assert.Equal(2559, tokenizer.TokenId("<|im_start|>"));
        Assert.Equal(1, tokenizer.TokenId("<s>"));
        Assert.Equal(13, tokenizer.TokenId("<0x0A>"));
        Assert.NotNull(tokenizer.TokenId("答案"));
        Assert.Null(tokenizer.TokenId("<eoh>"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("_")]
    [InlineData("ab")]
    [InlineData("the")]
    [InlineData("<|im_start|>")]
    public void EncodePlain_VeryLongRun_DecodesToTheSameText(string unit)
    {
        using var folder = new TokenizerFolder().WithBytes().With("a", "b", "aa", "aaaa", "ab", "abab", "ba", "bb", "ababab", "aaaaaaaa");
        var tokenizer = folder.Load();
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));

        // A merge that looks at every pair would take 10^10 steps here, a quarter of a minute; the heap takes some 20 ms.
        Assert.Equal(text, tokenizer.Decode(tokenizer.EncodePlain(text)));
    }
}
