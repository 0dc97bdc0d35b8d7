using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tokenization;

public sealed class DecodeTests
{
    [Fact]
    public void Decode_BytesOfACharacter_AreJoined()
    {
        using var folder = new TokenizerFolder().WithBytes();
        var tokenizer = folder.Load();

        Assert.Equal("好", tokenizer.Decode([Byte(0xE5), Byte(0xA5), Byte(0xBD)]));
        Assert.Equal("\n", tokenizer.Decode([Byte(0x0A)]));
    }

    [Fact]
    public void Decode_InvalidBytes_AreOneReplacementCharacterEach()
    {
        using var folder = new TokenizerFolder().WithBytes().With("a");
        var tokenizer = folder.Load();

        Assert.Equal("\uFFFD\uFFFD", tokenizer.Decode([Byte(0xE5), Byte(0xA5)]));
        Assert.Equal("\uFFFD\uFFFDa\uFFFD", tokenizer.Decode([Byte(0xE5), Byte(0xA5), 259, Byte(0xBD)]));
        Assert.Equal("\uFFFDA", tokenizer.Decode([Byte(0xFF), Byte(0x41)]));
    }

    [Fact]
    public void Decode_SpecialTokenBetweenBytes_DoesNotSplitTheCharacter()
    {
        using var folder = new TokenizerFolder().WithBytes();

        Assert.Equal("好", folder.Load().Decode([Byte(0xE5), 1, Byte(0xA5), 2, Byte(0xBD)]));
    }

    [Fact]
    public void Decode_IdsOutsideTheVocabulary_AreShown()
    {
        using var folder = new TokenizerFolder().With("a");

        Assert.Equal("a\uFFFD\uFFFD", folder.Load().Decode([3, 4, -1]));
    }

    [Fact]
    public void Decode_TextThatGotAPrefix_LosesIt()
    {
        using var folder = new TokenizerFolder().With("▁", "a");
        folder.Model.NormalizerSpec.AddDummyPrefix = true;
        var tokenizer = folder.Load();

        Assert.Equal([3, 4, 3, 4], tokenizer.EncodePlain("a a"));
        Assert.Equal("a a", tokenizer.Decode([1, 3, 4, 3, 4]));
    }

    [Fact]
    public void Decode_EmbeddedModelsReply_IsTheReply()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);

        Assert.Equal("你好！有什么可以帮您？", tokenizer.Decode([1159, 1360, 1700, 1169, 586, 483, 1828, 1309, 1232, 2558]));
    }

    private static int Byte(int value) => 3 + value;
}
