using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Flow;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Inspection;

/// <summary>A server as far as it is known before the first question: what it is, and everything that is wrong.</summary>
internal sealed record ServerInspection
{
    // What is told within two seconds is told before somebody looks away; this leaves some of them for the rest of pre-flight.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.8);

    /// <summary>What is wrong; empty when the server can be asked.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The key.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>What the server told of itself; null where something is wrong with that.</summary>
    public ServerFacts? Facts { get; init; }

    /// <summary>The template of prompts that are rendered here; null: the server renders them.</summary>
    public MetaTemplate? Template { get; init; }

    /// <summary>Ids of the template's end tokens, where they are known.</summary>
    public IReadOnlyList<int> EndIds { get; init; } = [];

    /// <summary>Looks at the settings and asks the server.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="templates">Templates of the configuration.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives asking up.</param>
    public static async Task<ServerInspection> RunAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, TimeProvider time, CancellationToken cancellationToken)
    {
        var inspection = await InspectAsync(settings, templates, time, cancellationToken).ConfigureAwait(false);
        return inspection with { Problems = [.. inspection.Problems.Select(Locate)] };
    }

    /// <summary>A connection for the few questions before a run: nothing is sent again, nobody waits for a server that is gone.</summary>
    public static ServerConnection Connect(Endpoint endpoint, ApiKey key, string model)
    {
        var problems = new ServerProblems(endpoint, key, model);
        var options = new FlowOptions { Endpoint = endpoint.Api, ConnectTimeout = Budget };
        return new ServerConnection(endpoint, problems, new HttpClient(new KeyHandler(endpoint, key, Flow.Connections.Create(options))));
    }

    // The place of a server is where its URL is written; there may be two servers.
    private static Problem Locate(Problem problem) =>
        problem.Where.Contains("://", StringComparison.Ordinal) ? problem with { Where = "model.path", What = $"{problem.Where}: {problem.What}" } : problem;

    private static async Task<ServerInspection> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, TimeProvider time, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var (endpoint, wrong) = Endpoint.Read(settings);
        problems.AddRange(wrong is null ? [] : [wrong]);
        problems.AddRange(SettingsInspector.Inspect(settings));
        if (endpoint is null)
        {
            return new ServerInspection { Problems = problems };
        }
        var (key, keyProblem) = ApiKey.Read(settings, endpoint);
        if (keyProblem is not null)
        {
            return new ServerInspection { Problems = [.. problems, keyProblem] };
        }
        using var connection = Connect(endpoint, key, settings.Server.Model);
        using var limit = new CancellationTokenSource(Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await AskAsync(settings, templates, connection, key, problems, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ServerInspection { Problems = [.. problems, connection.Problems.Silent(Budget.TotalSeconds)] };
        }
        catch (InputException e)
        {
            return new ServerInspection { Problems = [.. problems, .. e.Problems] };
        }
    }

    private static async Task<ServerInspection> AskAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, ServerConnection connection, ApiKey key, List<Problem> problems,
        CancellationToken cancellationToken)
    {
        var (facts, problem) = await new ServerProbe(connection, settings).RunAsync(cancellationToken).ConfigureAwait(false);
        if (facts is null)
        {
            return new ServerInspection { Problems = [.. problems, problem!] };
        }
        problems.AddRange(SettingsInspector.Inspect(settings, facts));
        var inspection = new ServerInspection { Problems = problems, Key = key, Facts = facts };
        if (settings.Server.Api == ServerApi.Chat)
        {
            return inspection;
        }
        var tokenizer = facts.HasTokenizer ? ServerTokenizer.Of(facts.Dialect, connection, facts.Model) : null;
        var (template, ids, wrong) = await ServerTemplate.ChooseAsync(settings, templates, tokenizer, cancellationToken).ConfigureAwait(false);
        return inspection with { Problems = wrong is null ? problems : [.. problems, wrong], Template = template, EndIds = ids };
    }
}
