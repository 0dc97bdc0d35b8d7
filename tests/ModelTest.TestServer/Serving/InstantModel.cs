using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.Tests.Servers.Serving;

/// <summary>Answers at once; a token is a UTF-16 unit. It computes nothing, so it has no log-probabilities.</summary>
/// <param name="reply">The reply to a prompt.</param>
/// <param name="contextLength">The most tokens; 0: no limit.</param>
internal sealed class InstantModel(Func<string, string> reply, int contextLength) : IServedModel
{
    public int ContextLength { get; } = contextLength > 0 ? contextLength : int.MaxValue;

    public int VocabularySize => char.MaxValue + 1;

    public bool CanScore => false;

    public IReadOnlySet<int> EndIds { get; } = new HashSet<int>();

    public int[] Encode(string text) => [.. text.Select(c => (int)c)];

    public int[] EncodePlain(string text) => Encode(text);

    public string Decode(IReadOnlyList<int> ids) => string.Concat(ids.Select(i => (char)i));

    public string TokenText(int id) => ((char)id).ToString();

    public string Render(Prompt prompt, bool open) => prompt.Turns[^1].Text;

    public Task<Generated> GenerateAsync(int[] prompt, GenerateOptions options, bool ignoreEnd, CancellationToken cancellationToken)
    {
        var text = reply(Decode(prompt));
        var cut = text.Length > options.MaxNewTokens;
        text = cut ? text[..options.MaxNewTokens!.Value] : text;
        return Task.FromResult(new Generated(Encode(text), text, cut ? StopReason.Length : StopReason.Stop));
    }

    public Task<IReadOnlyList<ScoredToken>> ScoreAsync(int[] tokens, int from, int top, bool next, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
