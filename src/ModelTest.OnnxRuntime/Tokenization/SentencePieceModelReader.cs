using System.Globalization;
using Google.Protobuf;
using ModelTest.OnnxRuntime.Protos.SentencePiece;
using ModelTest.Problems;
using PieceType = ModelTest.OnnxRuntime.Protos.SentencePiece.VocabularyPiece.Types.Type;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>Reads tokenizer.model and checks it as SentencePiece does.</summary>
internal sealed class SentencePieceModelReader
{
    private const string CopyAgain = "copy the file again from the checkpoint's source (a Git LFS pointer is no tokenizer: run 'git lfs pull').";

    private readonly string path;
    private readonly ModelProto model;

    private SentencePieceModelReader(string path, ModelProto model) => (this.path, this.model) = (path, model);

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InputException">The file is missing, corrupt, or of a kind that is not supported.</exception>
    public static PieceVocabulary Read(string path) => new SentencePieceModelReader(path, Parse(path)).Build();

    private static ModelProto Parse(string path)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "The file does not exist.", "copy tokenizer.json or tokenizer.model from the checkpoint's source.", e);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InputException(path, "The file is no SentencePiece model, or is cut short.", CopyAgain, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"The file cannot be read: {e.Message}", CopyAgain, e);
        }
    }

    private PieceVocabulary Build()
    {
        if (model.Pieces.Count == 0)
        {
            throw Wrong("The file has no pieces.", CopyAgain);
        }
        RefuseUnsupported();
        var (mergeable, reserved) = Index();
        var unknown = model.Pieces.Select((p, id) => (p, id)).Where(p => p.p.Type is PieceType.Unknown).Select(p => p.id).ToArray();
        return new PieceVocabulary
        {
            Pieces = [.. model.Pieces.Select(p => p.Piece)],
            Scores = [.. model.Pieces.Select(p => p.Score)],
            Types = [.. model.Pieces.Select(p => p.Type)],
            Mergeable = mergeable,
            Reserved = reserved,
            UnknownId = unknown is [var one] ? one : throw Wrong($"The file has {unknown.Length} pieces of type UNKNOWN, not one.", CopyAgain),
            ByteIds = model.TrainerSpec.ByteFallback ? Bytes(reserved) : null,
            AddDummyPrefix = Normalizer.AddDummyPrefix,
            RemoveExtraWhitespaces = Normalizer.RemoveExtraWhitespaces,
            EscapeWhitespaces = Normalizer.EscapeWhitespaces,
        };
    }

    private NormalizerSpec Normalizer => model.NormalizerSpec ?? new NormalizerSpec();

    private void RefuseUnsupported()
    {
        if (model.TrainerSpec is not { ModelType: TrainerSpec.Types.ModelType.Bpe })
        {
            var type = (model.TrainerSpec?.ModelType ?? TrainerSpec.Types.ModelType.Unigram).ToString().ToUpperInvariant();
            throw Wrong($"The model is of type {type}.", "only BPE models are supported, which InternLM2 and Llama have.");
        }
        if (model.TrainerSpec.TreatWhitespaceAsSuffix)
        {
            throw Wrong(
                "The model writes blanks as suffixes (treat_whitespace_as_suffix).", "use a checkpoint whose tokenizer writes them as prefixes.");
        }
        if (!Normalizer.PrecompiledCharsmap.IsEmpty)
        {
            throw Wrong($"The model has the normalizer '{Normalizer.Name}'.", "only 'identity' is supported, which InternLM2 and Llama have.");
        }
    }

    private (Dictionary<string, int> Mergeable, Dictionary<string, int> Reserved) Index()
    {
        var mergeable = new Dictionary<string, int>(model.Pieces.Count, StringComparer.Ordinal);
        var reserved = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < model.Pieces.Count; id++)
        {
            var piece = model.Pieces[id];
            var target = piece.Type is PieceType.Normal or PieceType.UserDefined or PieceType.Unused ? mergeable : reserved;
            if (piece.Piece.Length == 0 || float.IsNaN(piece.Score))
            {
                throw Wrong($"Piece {id} has {(piece.Piece.Length == 0 ? "no text" : "no score")}.", CopyAgain);
            }
            if (!target.TryAdd(piece.Piece, id))
            {
                throw Wrong($"Pieces {target[piece.Piece]} and {id} have the same text '{piece.Piece}'.", CopyAgain);
            }
        }
        return (mergeable, reserved);
    }

    private int[] Bytes(Dictionary<string, int> reserved)
    {
        var ids = new int[256];
        for (var value = 0; value < ids.Length; value++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>");
            ids[value] = reserved.TryGetValue(name, out var id) && model.Pieces[id].Type is PieceType.Byte
                ? id
                : throw Wrong($"The model has byte fallback, but no piece '{name}' of type BYTE.", CopyAgain);
        }
        return ids;
    }

    private InputException Wrong(string what, string fix) => new(path, what, fix);
}
