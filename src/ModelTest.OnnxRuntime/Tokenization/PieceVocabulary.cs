using ModelTest.OnnxRuntime.Protos.SentencePiece;

namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>The pieces of a SentencePiece BPE model, and how it prepares text.</summary>
internal sealed class PieceVocabulary
{
    /// <summary>What SentencePiece writes for a blank.</summary>
    public const char Space = '\u2581';

    /// <summary>Text of each id.</summary>
    public required string[] Pieces { get; init; }

    /// <summary>Score of each id; of two possible merges the one with the higher score is done first.</summary>
    public required float[] Scores { get; init; }

    /// <summary>Type of each id.</summary>
    public required VocabularyPiece.Types.Type[] Types { get; init; }

    /// <summary>Ids that text can become: normal, user-defined and unused pieces.</summary>
    public required Dictionary<string, int> Mergeable { get; init; }

    /// <summary>Ids that text never becomes by its letters: control, unknown and byte pieces.</summary>
    public required Dictionary<string, int> Reserved { get; init; }

    /// <summary>The id for what the vocabulary has no piece for.</summary>
    public required int UnknownId { get; init; }

    /// <summary>The ids of the 256 bytes, or null when the model has no byte fallback.</summary>
    public required int[]? ByteIds { get; init; }

    /// <summary>Whether a text gets a blank in front.</summary>
    public required bool AddDummyPrefix { get; init; }

    /// <summary>Whether blanks at both ends are dropped and runs of blanks become one.</summary>
    public required bool RemoveExtraWhitespaces { get; init; }

    /// <summary>Whether a blank is written as <see cref="Space"/>.</summary>
    public required bool EscapeWhitespaces { get; init; }

    /// <summary>Texts that are always one token.</summary>
    public IEnumerable<string> UserDefined => Pieces.Where((_, id) => Types[id] is VocabularyPiece.Types.Type.UserDefined);
}
