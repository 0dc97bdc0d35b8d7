using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tokenization;

public sealed class GoldenTests
{
    [Fact]
    public void EncodePlain_EveryGoldenText_GivesSentencePiecesIds()
    {
        var folder = RepositoryPaths.Shared("data/internlm2-tokenizer");
        var tokenizer = SentencePieceTokenizer.Load(folder);
        var golden = GoldenText.Read(Path.Combine(folder, "golden.jsonl"), "ids").ToArray();

        var wrong = golden.Where(g => !tokenizer.EncodePlain(g.Text).AsSpan().SequenceEqual(g.Ids)).Select(g => g.Text).ToArray();

        Assert.Equal(2219, golden.Length);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Decode_EveryGoldenText_GivesTheTextBack()
    {
        var folder = RepositoryPaths.Shared("data/internlm2-tokenizer");
        var tokenizer = SentencePieceTokenizer.Load(folder);
        var golden = GoldenText.Read(Path.Combine(folder, "golden.jsonl"), "ids");

        // the sign that stands for a blank is the one character that does not survive
        Assert.All(golden, g => Assert.Equal(g.Text.Replace('▁', ' '), tokenizer.Decode(g.Ids)));
    }

    [Fact]
    public void Encode_EmbeddedModelsReferencePrompts_GivesTheirTokens()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);
        var prompts = GoldenText.Read(Path.Combine(RepositoryPaths.TinyModel, "reference", "parity.jsonl"), "tokens").ToArray();

        Assert.Equal(24, prompts.Length);
        Assert.All(prompts, p => Assert.Equal(p.Ids, tokenizer.Encode(p.Text)));
    }

    [Fact]
    public void Load_RealVocabulary_KnowsItsSpecialTokens()
    {
        var tokenizer = SentencePieceTokenizer.Load(RepositoryPaths.Shared("data/internlm2-tokenizer"));

        Assert.Equal(92544, tokenizer.VocabularySize);
        Assert.Equal((1, 2), (tokenizer.BosId, tokenizer.EosId));
        Assert.Equal((92543, 92542), (tokenizer.TokenId("<|im_start|>"), tokenizer.TokenId("<|im_end|>")));
        Assert.Null(tokenizer.TokenId("<|User|>"));
    }
}
