using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Flow;
using ModelTest.OpenAI.Replies;
using ModelTest.OpenAI.Requests;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Scoring;

/// <summary>
/// Scores continuations of one token by the likeliest next tokens, where a server tells no more: exact, or an error. A continuation that is not among
/// them has a log-probability that nobody knows.
/// </summary>
/// <param name="connection">The server.</param>
/// <param name="model">The model's id.</param>
/// <param name="dialect">The fields that the server knows.</param>
/// <param name="template">Renders prompts; null: they are chats, rendered by the server.</param>
/// <param name="body">Fields of the user's.</param>
internal sealed class NextTokenScorer(ServerConnection connection, string model, DialectFields dialect, MetaTemplate? template, JsonObject body)
    : IContinuationScorer
{
    // The most that OpenAI's completions list, and the most that anything else does unless it is started otherwise.
    private const int MostOfOpenAI = 5;
    private const int Most = 20;

    private readonly Uri address = new(connection.Endpoint.Api, template is null ? "chat/completions" : "completions");
    private readonly ReplyReader reader = new(connection.Problems);
    private readonly FlowRequest flow = new() { Check = ReplyReader.CheckChoices };
    private readonly int listed = template is not null && dialect.Dialect == ServerDialect.Openai ? MostOfOpenAI : Most;

    // The tokens' own probabilities, not those of what is drawn.
    private readonly Sampling sampling = new()
    {
        MaxNewTokens = 1, MinNewTokens = 0, Temperature = 1, TopK = 0, TopP = 1, Seed = 0, Stop = [], StopIds = [],
    };

    /// <summary>The likeliest next tokens; null where the server lists none.</summary>
    public async Task<(IReadOnlyList<(string Text, double LogProbability)>? Tokens, WireUsage? Usage)> ListAsync(
        Prompt prompt, CancellationToken cancellationToken)
    {
        var request = RequestBody.Of(json => Write(json, prompt));
        var reply = reader.Read(await connection.PostAsync(address, request, cancellationToken, flow).ConfigureAwait(false));
        var logprobs = reply.Choices![0].Logprobs;
        var tokens = logprobs switch
        {
            { Content: [var first, ..] } => first.TopLogprobs?.Select(t => (t.Token, t.Logprob)).ToList(),
            { TopLogprobs: [{ } first, ..] } => first.Select(t => (t.Key, t.Value)).ToList(),
            _ => null,
        };
        return (tokens is { Count: > 0 } ? tokens : null, reply.Usage);
    }

    /// <inheritdoc/>
    public async Task<ScoreResult> ScoreAsync(
        Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(continuations);
        ArgumentNullException.ThrowIfNull(options);
        if (options.WholeTurn || options.IncludePrompt)
        {
            throw connection.Problems.Error(
                "whole turns are to be scored, and the server tells the log-probabilities of the next token only.",
                "set the dataset's mode to clp or gen, or ask a server that scores prompts, such as vLLM with server.api completions.");
        }
        var (tokens, usage) = await ListAsync(prompt, cancellationToken).ConfigureAwait(false);
        return tokens is null
            ? throw connection.Problems.Error("a reply has no log-probabilities.", "set the dataset's mode to gen.")
            : new ScoreResult([.. continuations.Select(c => new ContinuationScore(Find(tokens, c), 1))], usage?.PromptTokens ?? 0, null);
    }

    private double Find(IReadOnlyList<(string Text, double LogProbability)> tokens, string continuation)
    {
        var found = tokens.Where(t => t.Text == continuation).ToList();
        return found.Count == 1
            ? found[0].LogProbability
            : throw connection.Problems.Error(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{continuation}' is {(found.Count == 0 ? "not" : "more than once")} among the {tokens.Count} likeliest next tokens that the server lists, ")
                    + "so its log-probability is not known.",
                "set the dataset's mode to gen, or ask a server that scores prompts, such as vLLM with server.api completions.");
    }

    private void Write(Utf8JsonWriter json, Prompt prompt)
    {
        json.WriteString("model", model);
        if (template is null)
        {
            RequestBody.WriteMessages(json, prompt);
            json.WriteBoolean("logprobs", true);
            json.WriteNumber("top_logprobs", listed);
        }
        else
        {
            json.WriteString("prompt", template.RenderOpen(prompt));
            json.WriteNumber("logprobs", listed);
        }
        json.WriteNumber(template is null && !dialect.MaxTokensInChats ? "max_completion_tokens" : "max_tokens", 1);
        json.WriteNumber("temperature", sampling.Temperature);
        foreach (var (name, value) in dialect.Extra(sampling, template is null ? ServerApi.Chat : ServerApi.Completions, body))
        {
            ExtraBody.Write(json, name, value);
        }
        ExtraBody.WriteTo(json, body);
    }
}
