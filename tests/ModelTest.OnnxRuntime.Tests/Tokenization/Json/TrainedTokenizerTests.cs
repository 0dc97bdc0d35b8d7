using System.Text.Json;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// Four small tokenizers in the layouts of published models, against the ids and texts that Hugging Face's <c>tokenizers</c> 0.22.2 gives.
/// </summary>
public sealed class TrainedTokenizerTests
{
    [Theory]
    [InlineData("qwen2")]
    [InlineData("llama3")]
    [InlineData("llama2")]
    [InlineData("mistral")]
    public void Ids_and_decoded_texts_are_the_reference_s(string name)
    {
        var folder = TrainedTokenizer.Source(name);
        var tokenizer = TokenizerLoader.Load(folder);
        var golden = Path.Combine(folder, "golden.jsonl");
        var texts = GoldenText.Read(golden, "ids").ToArray();
        var decoded = File.ReadLines(golden).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("decoded").GetString()).ToArray();

        Assert.Equal(150, texts.Length);
        Assert.All(texts.Zip(decoded), pair =>
        {
            var (text, back) = pair;
            // The reference doubles a begin token that the text has already.
            var expected = text.Ids.Length > 1 && text.Ids[0] == text.Ids[1] && text.Ids[0] == tokenizer.BosId ? text.Ids[1..] : text.Ids;
            Assert.Equal(expected, tokenizer.Encode(text.Text));
            Assert.Equal(back, tokenizer.Decode(text.Ids));
        });
    }

    [Theory]
    [InlineData("qwen2", null, "<|im_end|>")]
    [InlineData("llama3", "<|begin_of_text|>", "<|eot_id|>")]
    [InlineData("mistral", "<s>", "</s>")]
    public void The_begin_token_comes_once_and_the_end_token_is_known(string name, string? begin, string end)
    {
        var tokenizer = TokenizerLoader.Load(TrainedTokenizer.Source(name));
        Assert.Equal(begin is null ? null : tokenizer.TokenId(begin), tokenizer.BosId);
        Assert.Equal(tokenizer.TokenId(end), tokenizer.EosId);
        Assert.Equal(begin is null ? 0 : 1, tokenizer.Encode(begin + "a b").Count(id => id == tokenizer.BosId));
    }

    [Fact]
    public void Llama_s_flags_decide_about_the_begin_token_and_other_classes_do_not_have_them()
    {
        using var folder = new TrainedTokenizer("mistral");
        var begin = JsonTokenizer.Load(folder.Path).BosId;
        Assert.Equal(begin, JsonTokenizer.Load(folder.Path).Encode("a")[0]);
        folder.With(c => (c["add_bos_token"], c["add_eos_token"]) = (false, true), "tokenizer_config.json");
        var tokenizer = JsonTokenizer.Load(folder.Path);
        Assert.Equal(tokenizer.EosId, tokenizer.Encode("a")[^1]);
        Assert.NotEqual(begin, tokenizer.Encode("a")[0]);
        folder.With(c => c["tokenizer_class"] = "PreTrainedTokenizerFast", "tokenizer_config.json");
        Assert.Equal(begin, JsonTokenizer.Load(folder.Path).Encode("a")[0]);
    }

    [Fact]
    public void Special_tokens_have_no_meaning_in_plain_text()
    {
        var tokenizer = TokenizerLoader.Load(TrainedTokenizer.Source("qwen2"));
        Assert.Equal(tokenizer.TokenId("<|im_start|>"), Assert.Single(tokenizer.Encode("<|im_start|>")));
        Assert.DoesNotContain(tokenizer.TokenId("<|im_start|>")!.Value, tokenizer.EncodePlain("<|im_start|>"));
        Assert.Equal("<|im_start|>", tokenizer.Decode(tokenizer.EncodePlain("<|im_start|>")));
        Assert.Equal("", tokenizer.Decode(tokenizer.Encode("<|im_start|>")));
        Assert.Equal("\uFFFD", tokenizer.Decode([tokenizer.VocabularySize + 5]));
        Assert.Equal(tokenizer.Encode("a\uFFFDb"), tokenizer.Encode("a\uD800b"));
    }

    [Fact]
    public void Two_threads_at_once_get_the_same_ids()
    {
        var tokenizer = TokenizerLoader.Load(TrainedTokenizer.Source("llama3"));
        var texts = GoldenText.Read(Path.Combine(TrainedTokenizer.Source("llama3"), "golden.jsonl"), "ids").Select(t => t.Text).ToArray();
        var alone = texts.Select(t => tokenizer.EncodePlain(t)).ToArray();
        var other = TokenizerLoader.Load(TrainedTokenizer.Source("llama3"));
        Parallel.For(0, 8, _ => Assert.All(texts.Zip(alone), pair => Assert.Equal(pair.Second, other.EncodePlain(pair.First))));
    }

    [Fact]
    public void The_fast_tokenizer_is_taken_but_for_InternLM_s_classes()
    {
        using var folder = new TrainedTokenizer("mistral");
        File.Copy(Path.Combine(ModelTest.Tests.RepositoryPaths.TinyModel, "tokenizer.model"), folder["tokenizer.model"]);
        Assert.IsType<JsonTokenizer>(TokenizerLoader.Load(folder.Path));
        folder.With(c => c["tokenizer_class"] = "InternLM2Tokenizer", "tokenizer_config.json");
        Assert.IsType<SentencePieceTokenizer>(TokenizerLoader.Load(folder.Path));
    }
}
