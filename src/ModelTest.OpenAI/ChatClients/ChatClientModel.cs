using Microsoft.Extensions.AI;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Requests;
using ModelTest.OpenAI.Scoring;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.ChatClients;

/// <summary>
/// Any <see cref="IChatClient"/> as a model or a judge. It generates; it does not score, nor count tokens, so that a prompt that is too long is for
/// the client to refuse.
/// </summary>
public sealed class ChatClientModel : IModel
{
    private readonly IChatClient client;
    private readonly GenerationSettings defaults;

    /// <summary>Wraps a client.</summary>
    /// <param name="client">The client; disposed with the model. Called from many tests at once.</param>
    /// <param name="info">What is told of the model. <see cref="ModelInfo.Fingerprint"/> must name the weights as far as can be known.</param>
    /// <param name="defaults">Generation where a call leaves it open, usually <see cref="ModelSettings.Generation"/>.</param>
    public ChatClientModel(IChatClient client, ModelInfo info, GenerationSettings? defaults = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(info);
        this.client = client;
        this.defaults = defaults ?? new GenerationSettings();
        Info = info with { CanScore = false };
    }

    /// <summary>Wraps the client of a server that scores or counts, too.</summary>
    internal ChatClientModel(IChatClient client, ModelInfo info, GenerationSettings defaults, IContinuationScorer? scorer)
        : this(client, info, defaults)
    {
        Scorer = scorer;
        Info = info with { CanScore = scorer is not null };
    }

    /// <inheritdoc/>
    public ModelInfo Info { get; }

    /// <inheritdoc/>
    public string Note => Connection?.Note ?? "";

    /// <summary>Makes the client's options of a call's; throws where the client cannot express them.</summary>
    internal Func<Sampling, ChatOptions> Options { get; init; } = ChatClientOptions.Of;

    /// <summary>Whether the reply is asked for in pieces.</summary>
    internal bool Stream { get; init; }

    /// <summary>Whether U+FFFD is taken out.</summary>
    internal bool RemovesReplacementCharacters { get; init; }

    /// <summary>Counts tokens; null: nobody can.</summary>
    internal TokenCounts? Counts { get; init; }

    /// <summary>Keeps replies within the context; null: nobody knows it.</summary>
    internal ReplyRoom? Room { get; init; }

    /// <summary>The client's connection to a server; disposed with the model.</summary>
    internal ServerConnection? Connection { get; init; }

    private IContinuationScorer? Scorer { get; }

    /// <inheritdoc/>
    /// <returns>0 where nobody can count: then nothing is known to be too long.</returns>
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Counts?.CountAsync(prompt, cancellationToken) ?? ValueTask.FromResult(0);
    }

    /// <inheritdoc/>
    /// <returns>The reply. Its token counts are 0 where the client tells none; thoughts of a thinking model are left out.</returns>
    /// <exception cref="InputException">An option cannot be expressed, or there is no whole reply.</exception>
    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var sampling = Sampling.Of(options, defaults);
        using var place = Connection is null ? default : await Connection.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (Room is not null)
        {
            sampling = sampling with { MaxNewTokens = await Room.LimitAsync(prompt, sampling.MaxNewTokens, cancellationToken).ConfigureAwait(false) };
        }
        var messages = prompt.Turns.Select(t => new ChatMessage(RoleOf(t.Role), t.Text)).ToList();
        var response = await (Stream
            ? client.GetStreamingResponseAsync(messages, Options(sampling), cancellationToken).ToChatResponseAsync(cancellationToken)
            : client.GetResponseAsync(messages, Options(sampling), cancellationToken)).ConfigureAwait(false);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new InputException(Info.Name, "a filter withheld the reply.", "leave the item out, or ask a model without a filter.");
        }
        return new Reply(
            sampling.Cut(Cleaned(response.Text)),
            (int)(response.Usage?.InputTokenCount ?? 0),
            (int)(response.Usage?.OutputTokenCount ?? 0),
            response.FinishReason == ChatFinishReason.Length ? StopReason.Length : StopReason.Stop);
    }

    /// <inheritdoc/>
    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
        Scorer?.ScoreAsync(prompt, continuations, options, cancellationToken)
        ?? Task.FromException<ScoreResult>(new NotSupportedException($"{Info.Name} does not score."));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        Connection?.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Cleaned(string text) => RemovesReplacementCharacters ? text.Replace("\uFFFD", "", StringComparison.Ordinal) : text;

    private static ChatRole RoleOf(Role role) => role switch
    {
        Role.System => ChatRole.System,
        Role.Assistant => ChatRole.Assistant,
        _ => ChatRole.User,
    };
}
