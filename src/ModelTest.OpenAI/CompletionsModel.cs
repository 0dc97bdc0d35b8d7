using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Replies;
using ModelTest.OpenAI.Requests;
using ModelTest.OpenAI.Scoring;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI;

/// <summary>A model behind <c>/v1/completions</c>: prompts are rendered here.</summary>
/// <param name="info">What is told of the model.</param>
/// <param name="connection">The server; disposed with the model.</param>
/// <param name="model">The model's id on the server.</param>
/// <param name="settings">The model's settings.</param>
/// <param name="dialect">The fields that the server knows.</param>
/// <param name="template">The chat template.</param>
internal sealed class CompletionsModel(
    ModelInfo info, ServerConnection connection, string model, ModelSettings settings, DialectFields dialect, MetaTemplate template) : IModel
{
    private readonly Uri address = new(connection.Endpoint.Api, "completions");
    private readonly ReplyReader reader = new(connection.Problems);
    private readonly JsonObject body = settings.Server.Body;
    private readonly bool stream = settings.Server.Stream;

    /// <inheritdoc/>
    public ModelInfo Info => info;

    /// <inheritdoc/>
    public string Note => connection.Note;

    /// <summary>Counts tokens; null: the server cannot.</summary>
    public TokenCounts? Counts { get; init; }

    /// <summary>Keeps replies within the context; null: nobody knows it.</summary>
    public ReplyRoom? Room { get; init; }

    /// <summary>Scores; null: the server cannot.</summary>
    public IContinuationScorer? Scorer { get; init; }

    /// <summary>Ids of the template's end tokens, where they are known.</summary>
    public IReadOnlyList<int> EndIds { get; init; } = [];

    /// <inheritdoc/>
    public ValueTask<int> CountTokensAsync(Prompt prompt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Counts?.CountAsync(prompt, cancellationToken) ?? ValueTask.FromResult(0);
    }

    /// <inheritdoc/>
    public async Task<Reply> GenerateAsync(Prompt prompt, GenerateOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var asked = Sampling.Of(options, settings.Generation);
        using var place = await connection.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (Room is not null)
        {
            asked = asked with { MaxNewTokens = await Room.LimitAsync(prompt, asked.MaxNewTokens, cancellationToken).ConfigureAwait(false) };
        }
        // The template's end tokens by their texts, for servers that know no ids, and by ids, for servers that leave special tokens out of texts.
        var sampling = asked with { Stop = [.. asked.Stop, .. template.EndTokens], TemplateStopIds = EndIds };
        var problems = dialect.Inspect(sampling, ServerApi.Completions, body).ToList();
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var answer = await connection.PostAsync(address, Body(template.RenderOpen(prompt), sampling), cancellationToken).ConfigureAwait(false);
        var reply = stream ? reader.ReadEvents(answer) : reader.ReadWhole(answer);
        var text = settings.Server.RemoveReplacementCharacters ? reply.Text.Replace("\uFFFD", "", StringComparison.Ordinal) : reply.Text;
        return new Reply(sampling.Cut(text), reply.Usage?.PromptTokens ?? 0, reply.Usage?.CompletionTokens ?? 0, reply.StopReason);
    }

    /// <inheritdoc/>
    public Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken = default) =>
        Scorer?.ScoreAsync(prompt, continuations, options, cancellationToken)
        ?? Task.FromException<ScoreResult>(new NotSupportedException($"{info.Name} does not score."));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private ReadOnlyMemory<byte> Body(string prompt, Sampling sampling) => RequestBody.Of(json =>
    {
        json.WriteString("model", model);
        json.WriteString("prompt", prompt);
        json.WriteNumber("max_tokens", sampling.MaxNewTokens);
        json.WriteNumber("temperature", sampling.Temperature);
        json.WriteNumber("top_p", sampling.TopP);
        if (!sampling.IsGreedy)
        {
            json.WriteNumber("seed", sampling.Seed);
        }
        if (sampling.Stop.Count > 0)
        {
            json.WriteStartArray("stop");
            foreach (var stop in sampling.Stop)
            {
                json.WriteStringValue(stop);
            }
            json.WriteEndArray();
        }
        foreach (var (name, value) in dialect.Extra(sampling, ServerApi.Completions, body))
        {
            ExtraBody.Write(json, name, value);
        }
        if (stream)
        {
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }
        ExtraBody.WriteTo(json, body);
    });
}
