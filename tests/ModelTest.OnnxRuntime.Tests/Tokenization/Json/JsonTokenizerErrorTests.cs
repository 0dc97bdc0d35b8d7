using System.Text.Json.Nodes;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Parts of tokenizer.json that would give wrong ids if they were passed over.</summary>
public sealed class JsonTokenizerErrorTests
{
    [Theory]
    [InlineData("normalizer", """{"type":"NFKC"}""", "key 'normalizer.type': The value is 'NFKC'. Fix: it must be one of NFC, Prepend, Replace and Sequence: this normalizer is not supported.")]
    [InlineData("normalizer", """{"type":"Sequence","normalizers":[{"type":"NFC"},{"type":"Lowercase"}]}""", "key 'normalizer.normalizers[1].type': The value is 'Lowercase'.")]
    [InlineData("normalizer", """{"type":"Replace","pattern":{"Regex":" +"},"content":" "}""", "key 'normalizer.pattern': The value is {\"Regex\":\" \\u002B\"}. Fix: it must be {\"String\": \"…\"} with a text")]
    [InlineData("pre_tokenizer", """{"type":"BertPreTokenizer"}""", "one of Split, ByteLevel, Digits, Metaspace and Sequence: this pre-tokenizer is not supported.")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{"Regex":"\\w+"},"behavior":"Isolated","invert":false}""", "key 'pre_tokenizer.pattern': The value is '\\w+'. Fix: it must be an expression without what is not supported: '\\w'.")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{"Regex":"a*"},"behavior":"Isolated","invert":false}""", "without what is not supported: a match of nothing.")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{"Regex":"a"},"behavior":"MergedWithNext","invert":false}""", "The value is 'MergedWithNext'. Fix: it must be 'Isolated' or 'Removed'")]
    [InlineData("pre_tokenizer", """{"type":"Split","pattern":{"Regex":"a"},"behavior":"Isolated","invert":true}""", "inverted matches are not supported")]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"ByteLevel"},{"type":"Digits"}]}""", "key 'pre_tokenizer.pretokenizers[1].type': The value is 'Digits' after ByteLevel.")]
    [InlineData("pre_tokenizer", """{"type":"Metaspace","replacement":"▁","prepend_scheme":"last"}""", "it must be 'always', 'first' or 'never'.")]
    [InlineData("post_processor", """{"type":"RobertaProcessing"}""", "this post-processor is not supported.")]
    [InlineData("post_processor", """{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<x>"}},{"Sequence":{"id":"A"}}],"special_tokens":{}}""", "The value is '<x>'. Fix: it must be a token of 'special_tokens' with its ids.")]
    [InlineData("post_processor", """{"type":"TemplateProcessing","single":[{"Sequence":{"id":"B"}}],"special_tokens":{}}""", "it must be special tokens round one text A.")]
    [InlineData("decoder", """{"type":"WordPiece"}""", "this decoder is not supported.")]
    [InlineData("decoder", null, "key 'decoder': The key is missing.")]
    [InlineData("model", null, "key 'model': The key is missing.")]
    [InlineData("model", """{"type":"Unigram"}""", "key 'model.type': The value is 'Unigram'. Fix: it must be one of BPE: this model is not supported.")]
    [InlineData("model", """{"type":"BPE","dropout":0.1}""", "random tokens are not supported")]
    [InlineData("model", """{"type":"BPE","end_of_word_suffix":"</w>"}""", "The value is '</w>'. Fix: it must be null or empty")]
    [InlineData("model", """{"type":"BPE","vocab":{"a":0,"b":-1},"merges":[]}""", "key 'model.vocab.b': The value is -1.")]
    [InlineData("model", """{"type":"BPE","vocab":{"a":0,"b":1},"merges":["a b"]}""", "key 'model.merges[0]': The value is \"a b\". Fix: it must be made of tokens of the vocabulary: 'ab' is none.")]
    [InlineData("model", """{"type":"BPE","vocab":{"a":0,"b":1},"merges":["ab"]}""", "The value is \"ab\". Fix: it must be a list of pairs.")]
    [InlineData("model", """{"type":"BPE","vocab":{"a":0},"merges":[],"unk_token":"?"}""", "The value is '?'. Fix: it must be a token of the vocabulary.")]
    [InlineData("added_tokens", """[{"id":3,"content":"x","single_word":true}]""", "key 'added_tokens[0].single_word': The value is true.")]
    [InlineData("added_tokens", """[{"id":3,"content":"brandnew!"}]""", "key 'added_tokens[0].id': The value is 3. Fix: it must be 956: the id in the vocabulary, or else the one that follows the ids before.")]
    [InlineData("added_tokens", """[{"id":956,"content":"brandnew!"},{"id":957,"content":"brandnew!"}]""", "The value is 'brandnew!', which another token has too.")]
    [InlineData("added_tokens", "[1]", "key 'added_tokens': The value is [1]. Fix: it must be a list of objects.")]
    public void An_unsupported_part_is_named(string key, string? json, string expected)
    {
        using var folder = new TrainedTokenizer("qwen2");
        folder.With(root => root[key] = json is null ? null : JsonNode.Parse(json));

        var error = Assert.Throws<InputException>(() => JsonTokenizer.Load(folder.Path));

        Assert.StartsWith(folder["tokenizer.json"], error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_only_the_configuration_has_is_named()
    {
        using var folder = new TrainedTokenizer("qwen2");
        folder.With(root => root["added_tokens_decoder"] = JsonNode.Parse("""{"2000":{"content":"<extra>","special":true}}"""), "tokenizer_config.json");

        var error = Assert.Throws<InputException>(() => JsonTokenizer.Load(folder.Path));

        Assert.Contains("Tokens are not in tokenizer.json with the same ids: '<extra>' (2000).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_begin_token_that_nobody_names_is_an_error()
    {
        using var folder = new TrainedTokenizer("mistral");
        folder.With(root => root.Remove("bos_token"), "tokenizer_config.json");

        Assert.Contains("key 'bos_token': No token is named that tokenizer.json knows", Assert.Throws<InputException>(() => JsonTokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
    }
}
