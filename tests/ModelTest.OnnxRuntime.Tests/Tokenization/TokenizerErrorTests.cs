using CsCheck;
using Google.Protobuf;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tokenization;

public sealed class TokenizerErrorTests
{
    private const string CopyAgain = "Fix: copy the file again from the checkpoint's source";

    [Fact]
    public void Load_NoModelFile_SaysSo()
    {
        using var folder = new TemporaryFolder();

        Refuses(folder.Path, $"{folder["tokenizer.model"]}: The file does not exist. Fix: copy tokenizer.json or tokenizer.model from the checkpoint's source.");
    }

    [Fact]
    public void Load_TruncatedModel_SaysSo()
    {
        using var folder = Copy();
        var bytes = File.ReadAllBytes(folder["tokenizer.model"]);
        File.WriteAllBytes(folder["tokenizer.model"], bytes[..(bytes.Length / 2)]);

        Refuses(folder.Path, $"{folder["tokenizer.model"]}: The file is no SentencePiece model, or is cut short.", CopyAgain);
    }

    [Theory]
    [InlineData("", "The file has no pieces.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a", "The file is no SentencePiece model, or is cut short.")]
    public void Load_ModelFileOfSomethingElse_SaysSo(string content, string expected)
    {
        using var folder = Copy();
        File.WriteAllText(folder["tokenizer.model"], content);

        Refuses(folder.Path, folder["tokenizer.model"], expected, CopyAgain, "git lfs pull");
    }

    [Theory]
    [InlineData(1, "The model is of type UNIGRAM.")]
    [InlineData(3, "The model is of type WORD.")]
    public void Load_ModelThatIsNotBpe_SaysSo(int type, string expected) =>
        Refuses(m => m.TrainerSpec.ModelType = (TrainerSpec.Types.ModelType)type, expected, "Fix: only BPE models are supported, which InternLM2 and Llama have.");

    [Fact]
    public void Load_ModelWithoutTrainerSpec_IsTheFormatsDefaultType() => Refuses(m => m.TrainerSpec = null, "The model is of type UNIGRAM.");

    [Fact]
    public void Load_Normalizer_IsNamed() => Refuses(
        m => m.NormalizerSpec = new NormalizerSpec { Name = "nmt_nfkc", PrecompiledCharsmap = ByteString.CopyFromUtf8("map") },
        "The model has the normalizer 'nmt_nfkc'. Fix: only 'identity' is supported, which InternLM2 and Llama have.");

    [Fact]
    public void Load_BlanksAsSuffix_IsRefused() => Refuses(m => m.TrainerSpec.TreatWhitespaceAsSuffix = true, "treat_whitespace_as_suffix");

    [Fact]
    public void Load_TwoEqualPieces_AreNamed() =>
        Refuses(m => m.Pieces.Add(new VocabularyPiece { Piece = "a" }), "Pieces 3 and 4 have the same text 'a'.", CopyAgain);

    [Fact]
    public void Load_PieceWithoutText_IsNamed() => Refuses(m => m.Pieces.Add(new VocabularyPiece()), "Piece 4 has no text.");

    [Fact]
    public void Load_PieceWithoutScore_IsNamed() =>
        Refuses(m => m.Pieces.Add(new VocabularyPiece { Piece = "b", Score = float.NaN }), "Piece 4 has no score.");

    [Fact]
    public void Load_NoUnknownPiece_SaysSo() => Refuses(m => m.Pieces.RemoveAt(0), "The file has 0 pieces of type UNKNOWN, not one.");

    [Fact]
    public void Load_ByteFallbackWithoutBytes_NamesTheMissingOne() =>
        Refuses(m => m.TrainerSpec.ByteFallback = true, "The model has byte fallback, but no piece '<0x00>' of type BYTE.");

    [Theory]
    [InlineData("{", "The file is not valid JSON (line 1).")]
    [InlineData("[]", "The file holds a JSON Array, not an object.")]
    [InlineData("""{ "add_bos_token": "yes" }""", "key 'add_bos_token': The value is \"yes\". Fix: it must be true or false.")]
    [InlineData("""{ "add_bos_token": true }""", "key 'add_bos_token': The value is true, but no such token is named. Fix: name it with 'bos_token'.")]
    [InlineData("""{ "bos_token": 1 }""", "key 'bos_token': The value is 1. Fix: it must be a token's text.")]
    [InlineData("""{ "bos_token": "<begin>" }""", "The special token '<begin>' has no id: tokenizer.model does not know it. Fix: add it to 'added_tokens_decoder'")]
    [InlineData("""{ "additional_special_tokens": "<x>" }""", "key 'additional_special_tokens': The value is \"<x>\". Fix: it must be a list of texts.")]
    [InlineData("""{ "added_tokens_decoder": [] }""", "key 'added_tokens_decoder': The value is []. Fix: it must be an object of ids.")]
    [InlineData("""{ "added_tokens_decoder": { "-1": { "content": "<x>" } } }""", "key 'added_tokens_decoder.-1': The value is -1. Fix: it must be keyed by an id")]
    [InlineData("""{ "added_tokens_decoder": { "2147483647": { "content": "<x>" } } }""", "keyed by an id from 0 to 4000000")]
    [InlineData("""{ "added_tokens_decoder": { "5": { "content": "" } } }""", "it must be an object with a non-empty 'content'.")]
    [InlineData("""{ "added_tokens_decoder": { "5": { "content": "\ud800" } } }""", "The file is not valid JSON.")]
    [InlineData("""{ "added_tokens_decoder": { "5": { "content": "<x>", "single_word": true } } }""", "tokens that match whole words only are not supported.")]
    [InlineData("""{ "added_tokens_decoder": { "5": { "content": "<x>" }, "6": { "content": "<x>" } } }""", "'<x>', which another id has too")]
    public void Load_WrongConfig_NamesFileAndKey(string config, string expected)
    {
        using var folder = Copy();
        File.Delete(folder["special_tokens_map.json"]);
        File.WriteAllText(folder["tokenizer_config.json"], config);

        Refuses(folder.Path, folder["tokenizer_config.json"], expected);
    }

    [Fact]
    public void Load_NoConfig_SaysSo()
    {
        using var folder = Copy();
        File.Delete(folder["tokenizer_config.json"]);

        Refuses(folder.Path, $"{folder["tokenizer_config.json"]}: The file does not exist. {CopyAgain}.");
    }

    [Fact]
    public void Load_RandomlyChangedModel_IsReadOrRefused()
    {
        using var folder = Copy();
        var original = File.ReadAllBytes(folder["tokenizer.model"]);

        Gen.Select(Gen.Int[0, original.Length - 1], Gen.Byte).Array[1, 5].Sample(
            changes =>
            {
                var bytes = original.ToArray();
                foreach (var (place, value) in changes)
                {
                    bytes[place] = value;
                }
                File.WriteAllBytes(folder["tokenizer.model"], bytes);
                try
                {
                    Assert.NotEmpty(SentencePieceTokenizer.Load(folder.Path).Encode("你好, world"));
                }
                catch (InputException e)
                {
                    Assert.StartsWith(folder.Path, e.Message, StringComparison.Ordinal);
                }
            },
            iter: 300,
            threads: 1);
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var name in (string[])["tokenizer.model", "tokenizer_config.json", "special_tokens_map.json"])
        {
            File.Copy(Path.Combine(RepositoryPaths.TinyModel, name), folder[name]);
        }
        return folder;
    }

    private static void Refuses(Action<ModelProto> change, params string[] expected)
    {
        using var folder = new TokenizerFolder().With("a");
        change(folder.Model);
        var error = Assert.Throws<InputException>(folder.Load);
        Assert.All(expected.Append(folder.ModelPath), text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }

    private static void Refuses(string folder, params string[] expected)
    {
        var error = Assert.Throws<InputException>(() => SentencePieceTokenizer.Load(folder));
        Assert.All(expected, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }
}
