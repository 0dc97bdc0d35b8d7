using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Tests.Servers.Serving;

/// <summary>What the wire needs of a model: tokens in, tokens out.</summary>
internal interface IServedModel : IAsyncDisposable
{
    /// <summary>The most tokens of prompt and reply together.</summary>
    int ContextLength { get; }

    /// <summary>Tokens there are.</summary>
    int VocabularySize { get; }

    /// <summary>Whether it tells log-probabilities.</summary>
    bool CanScore { get; }

    /// <summary>Ids that end a reply.</summary>
    IReadOnlySet<int> EndIds { get; }

    /// <summary>The ids of a text with special tokens written out, the begin token first.</summary>
    int[] Encode(string text);

    /// <summary>The ids of a text in which special tokens have no meaning.</summary>
    int[] EncodePlain(string text);

    /// <summary>The text of ids without special tokens.</summary>
    string Decode(IReadOnlyList<int> ids);

    /// <summary>How a token is written in lists of log-probabilities; <c>bytes:\x…</c> for one that is no character.</summary>
    string TokenText(int id);

    /// <summary>A conversation in the model's chat template.</summary>
    string Render(Prompt prompt, bool open);

    /// <summary>Generates.</summary>
    Task<Generated> GenerateAsync(int[] prompt, GenerateOptions options, bool ignoreEnd, CancellationToken cancellationToken);

    /// <summary>
    /// Scores the tokens from a place on. With <paramref name="next"/> one entry more: the likeliest token after them.
    /// </summary>
    Task<IReadOnlyList<ScoredToken>> ScoreAsync(int[] tokens, int from, int top, bool next, CancellationToken cancellationToken);
}
