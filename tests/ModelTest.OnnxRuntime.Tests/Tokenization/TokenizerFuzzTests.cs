using System.Text;
using ModelTest.OnnxRuntime.Tokenization.Json;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Whatever is in a tokenizer's files makes a tokenizer or is refused, and a tokenizer takes any text.</summary>
public sealed class TokenizerFuzzTests
{
    private const string Text = "Hello, 世界! 123 \n\t<s>😀é";

    private const string Json =
        """
        {"version": "1.0", "added_tokens": [{"id": 7, "content": "<s>", "special": true, "normalized": false, "lstrip": false, "rstrip": false, "single_word": false}],
         "normalizer": {"type": "NFC"},
         "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": "\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+|\\s+"}, "behavior": "Isolated", "invert": false},
            {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]},
         "post_processor": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": false, "use_regex": true},
         "decoder": {"type": "ByteLevel"},
         "model": {"type": "BPE", "dropout": null, "unk_token": null, "fuse_unk": false, "byte_fallback": false,
            "vocab": {"H": 0, "e": 1, "l": 2, "o": 3, "He": 4, "ll": 5, "Hell": 6}, "merges": [["H", "e"], ["l", "l"], ["He", "ll"]]}}
        """;

    private const string Metaspace =
        """
        {"version": "1.0", "added_tokens": [], "normalizer": {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
         "pre_tokenizer": null, "post_processor": null,
         "decoder": {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
         "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": true, "byte_fallback": true, "vocab": {"<unk>": 0, "▁": 1, "H": 2, "e": 3, "▁H": 4}, "merges": ["▁ H"]}}
        """;

    [Fact]
    public void SentencePieceModel_AnyBytes_AreATokenizerOrRefused()
    {
        using var folder = new TokenizerFolder().With("a", "b", "ab", "▁", "▁a").WithBytes();
        folder.Load();
        var config = File.ReadAllBytes(folder.ConfigPath);
        Fuzz.Files([File.ReadAllBytes(folder.ModelPath)], "tokenizer.model", path =>
        {
            File.WriteAllBytes(Path.Join(Path.GetDirectoryName(path), "tokenizer_config.json"), config);
            Assert.NotNull(SentencePieceTokenizer.Load(Path.GetDirectoryName(path)!).EncodePlain(Text));
        });
    }

    [Fact]
    public void SentencePieceConfig_AnyBytes_AreATokenizerOrRefused()
    {
        using var folder = new TokenizerFolder().With("a", "b", "ab", "▁", "▁a");
        folder.Load();
        var model = File.ReadAllBytes(folder.ModelPath);
        Fuzz.Files([File.ReadAllBytes(folder.ConfigPath)], "tokenizer_config.json", path =>
        {
            File.WriteAllBytes(Path.Join(Path.GetDirectoryName(path), "tokenizer.model"), model);
            Assert.NotNull(SentencePieceTokenizer.Load(Path.GetDirectoryName(path)!).EncodePlain(Text));
        });
    }

    [Fact]
    public void TokenizerJson_AnyBytes_AreATokenizerOrRefused() =>
        Fuzz.Files(
            [Encoding.UTF8.GetBytes(Json), Encoding.UTF8.GetBytes(Metaspace)],
            "tokenizer.json",
            path =>
            {
                var folder = Path.GetDirectoryName(path)!;
                File.WriteAllText(Path.Join(folder, "tokenizer_config.json"), "{}");
                Assert.NotNull(JsonTokenizer.Load(folder).EncodePlain(Text));
            },
            // Each tokenizer compiles its expressions.
            mostBytes: 256 << 20);
}
