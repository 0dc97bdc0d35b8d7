using Google.Protobuf;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using ModelTest.Tests;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>A tokenizer of a few pieces, written to a folder of its own.</summary>
internal sealed class TokenizerFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TokenizerFolder()
    {
        Model.TrainerSpec = new TrainerSpec { ModelType = TrainerSpec.Types.ModelType.Bpe };
        Model.NormalizerSpec = new NormalizerSpec { Name = "identity", AddDummyPrefix = false, RemoveExtraWhitespaces = false };
        Add("<unk>", PieceType.Unknown);
        Add("<s>", PieceType.Control);
        Add("</s>", PieceType.Control);
        Config = """{ "add_bos_token": false, "bos_token": "<s>", "eos_token": "</s>" }""";
    }

    public ModelProto Model { get; } = new();

    public string Config { get; set; }

    public string Path => folder.Path;

    public string ModelPath => folder["tokenizer.model"];

    public string ConfigPath => folder["tokenizer_config.json"];

    /// <summary>Adds a piece; each one scores less than the one before it unless a score is given.</summary>
    public int Add(string piece, PieceType type = PieceType.Normal, float? score = null)
    {
        Model.Pieces.Add(new VocabularyPiece { Piece = piece, Type = type, Score = score ?? -Model.Pieces.Count });
        return Model.Pieces.Count - 1;
    }

    public TokenizerFolder With(params ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
        {
            Add(piece);
        }
        return this;
    }

    public TokenizerFolder WithBytes()
    {
        Model.TrainerSpec.ByteFallback = true;
        for (var value = 0; value < 256; value++)
        {
            Add($"<0x{value:X2}>", PieceType.Byte);
        }
        return this;
    }

    public SentencePieceTokenizer Load()
    {
        File.WriteAllBytes(ModelPath, Model.ToByteArray());
        File.WriteAllText(ConfigPath, Config);
        return SentencePieceTokenizer.Load(Path);
    }

    public string[] Pieces(string text) => [.. Load().EncodePlain(text).Select(id => Model.Pieces[id].Piece)];

    public void Dispose() => folder.Dispose();
}
