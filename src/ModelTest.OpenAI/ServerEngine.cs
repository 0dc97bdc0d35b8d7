using System.Security.Cryptography;
using System.Text;
using ModelTest.Models;
using ModelTest.OpenAI.ChatClients;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Flow;
using ModelTest.OpenAI.Inspection;
using ModelTest.OpenAI.Scoring;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI;

/// <summary>Asks models on OpenAI-compatible servers: vLLM, LMDeploy, llama.cpp, OpenAI itself. A server is a URL.</summary>
internal sealed class ServerEngine : IEngine
{
    // What the server calls its own template.
    private const string ServersTemplate = "server";

    /// <inheritdoc/>
    public string Name => "openai";

    /// <inheritdoc/>
    public bool Accepts(ModelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || settings.Path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(templates);
        var inspection = await ServerInspection.RunAsync(settings, templates, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return inspection.Problems;
    }

    /// <inheritdoc/>
    /// <remarks>Two short questions find out whether the server scores.</remarks>
    public async Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(templates);
        var inspection = await ServerInspection.RunAsync(settings, templates, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        if (inspection is not { Problems.Count: 0, Facts: { } facts, Key: { } key })
        {
            throw new InputException(inspection.Problems);
        }
        var probe = new ScoringProbe(facts, inspection.Template, settings.Server.Body);
        // Not over the connection of the run: a refusal is an answer here, and stops nothing.
        using var plain = ServerInspection.Connect(facts.Endpoint, key, facts.Model);
        var (way, obstacle) = await probe.RunAsync(plain, cancellationToken).ConfigureAwait(false);
        var connection = Connect(settings, facts, key);
        var info = Info(settings, facts, inspection.Template, way) with { ScoringObstacle = obstacle };
        return Model(settings, inspection, info, connection, probe.Scorer(way, connection));
    }

    private static IModel Model(
        ModelSettings settings, ServerInspection inspection, ModelInfo info, ServerConnection connection, IContinuationScorer? scorer)
    {
        var (facts, dialect) = (inspection.Facts!, DialectFields.Of(inspection.Facts!.Dialect));
        var tokenizer = facts.HasTokenizer ? ServerTokenizer.Of(facts.Dialect, connection, facts.Model) : null;
        var counts = tokenizer is null ? null : Counts(tokenizer, inspection.Template);
        var room = counts is not null && facts.ContextLength is { } context ? new ReplyRoom(context, counts) : null;
        if (inspection.Template is { } template)
        {
            return new CompletionsModel(info, connection, facts.Model, settings, dialect, template)
            {
                Scorer = scorer,
                EndIds = inspection.EndIds,
                Counts = counts,
                Room = room,
            };
        }
        return new ChatClientModel(ServerChat.Client(connection, facts.Model), info, settings.Generation, scorer)
        {
            Options = new ServerChat(dialect, settings.Server.Body).Options,
            Stream = settings.Server.Stream,
            RemovesReplacementCharacters = settings.Server.RemoveReplacementCharacters,
            Counts = counts,
            Room = room,
            Connection = connection,
        };
    }

    private static TokenCounts Counts(ServerTokenizer tokenizer, MetaTemplate? template) =>
        template is null ? new TokenCounts(tokenizer.CountChatAsync) : new TokenCounts(async (prompt, cancellationToken) =>
        {
            var text = prompt.Turns[^1].Role == Role.Assistant ? template.RenderClosed(prompt) : template.RenderOpen(prompt);
            return (await tokenizer.EncodeAsync(text, begin: true, cancellationToken).ConfigureAwait(false)).Length;
        });

    private static ModelInfo Info(ModelSettings settings, ServerFacts facts, MetaTemplate? template, ScoringWay way) => new()
    {
        Name = settings.Name.Length > 0 ? settings.Name : facts.Model[(facts.Model.TrimEnd('/').LastIndexOf('/') + 1)..],
        Engine = $"openai ({facts.Dialect.ToString().ToLowerInvariant()}{(facts.Version.Length > 0 ? " " : "")}{facts.Version})",
        Device = facts.Endpoint.Api.Authority,
        Fingerprint = Fingerprint(settings, facts, template),
        Template = template?.Name ?? ServersTemplate,
        ContextLength = settings.ContextLength > 0 ? settings.ContextLength : facts.ContextLength ?? int.MaxValue,
        CanScore = way != ScoringWay.None,
        ScoresNextTokenOnly = way == ScoringWay.NextToken,
    };

    private static ServerConnection Connect(ModelSettings settings, ServerFacts facts, ApiKey key)
    {
        var problems = new ServerProblems(facts.Endpoint, key, facts.Model);
        var options = FlowOptionsOf(settings.Server, facts.Endpoint);
        var flow = new FlowHandler(options, new KeyHandler(facts.Endpoint, key, Flow.Connections.Create(options)), TimeProvider.System);
        // The flow control has the time limits.
        var client = new HttpClient(new ReplyHandler(problems, flow)) { Timeout = Timeout.InfiniteTimeSpan };
        return new ServerConnection(facts.Endpoint, problems, client, flow);
    }

    private static FlowOptions FlowOptionsOf(ServerSettings settings, Endpoint endpoint) => new()
    {
        Endpoint = endpoint.Api,
        MaxConcurrency = settings.MaxConcurrency,
        RequestsPerSecond = settings.RequestsPerSecond,
        TokensPerSecond = settings.TokensPerSecond,
        ConnectTimeout = TimeSpan.FromSeconds(settings.ConnectTimeoutSeconds),
        FirstByteTimeout = TimeSpan.FromSeconds(settings.FirstByteTimeoutSeconds),
        ReplyTimeout = TimeSpan.FromSeconds(settings.ReplyTimeoutSeconds),
        Retries = settings.Retries,
        RetryShare = settings.RetryBudget,
        OutageLimit = TimeSpan.FromSeconds(settings.OutageSeconds),
    };

    // Of the weights behind a URL nothing is known but what the user says of them.
    private static string Fingerprint(ModelSettings settings, ServerFacts facts, MetaTemplate? template)
    {
        string[] parts =
        [
            facts.Endpoint.ToString(),
            facts.Model,
            settings.Server.Revision,
            settings.Server.Api.ToString(),
            .. template?.Identity() ?? [],
            settings.Server.Body.ToJsonString(),
            // It changes replies, though not what is asked.
            .. settings.Server.RemoveReplacementCharacters ? ["remove_replacement_characters"] : Array.Empty<string>(),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}
