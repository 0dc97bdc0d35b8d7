using System.Collections.Concurrent;
using ModelTest.Datasets.CEval;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests;
using ModelTest.Tests.Servers;
using ServerDialect = ModelTest.Tests.Servers.ServerDialect;

namespace ModelTest.OpenAI.Tests.Parity;

/// <summary>The embedded model in this process, and behind servers of each kind.</summary>
public sealed class ParityFixture : IAsyncDisposable
{
    // Long and short questions, and one subject that the model is bad at.
    private static readonly string[] Subjects = ["antonyms", "elementary_arithmetic", "world_capitals"];

    // A server computes the log-probabilities of whole prompts, which takes long on a CPU.
    private const int ScoredItems = 4;
    private const int ScoredShots = 2;

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<ItemResult>>>> local = new();
    private readonly ConcurrentDictionary<ServerDialect, Lazy<Task<TestServer>>> servers = new();
    private readonly Lazy<Task<IModel>> model =
        new(() => new LocalEngine().OpenAsync(new ModelSettings { Path = RepositoryPaths.TinyModel }, new Dictionary<string, MetaTemplate>()));

    /// <summary>The server of a kind; started once.</summary>
    public Task<TestServer> ServerAsync(ServerDialect dialect) => servers.GetOrAdd(
        dialect,
        d => new(() => TestServer.StartAsync(new TestServerOptions { Model = RepositoryPaths.TinyModel, Dialect = d }))).Value;

    /// <summary>The model in this process.</summary>
    public Task<IModel> LocalModelAsync() => model.Value;

    /// <summary>What the model says in this process; asked once per mode.</summary>
    public Task<IReadOnlyList<ItemResult>> LocalAsync(string mode) =>
        local.GetOrAdd(mode, m => new(async () => await RunAsync(await model.Value, m, CancellationToken.None))).Value;

    /// <summary>All items of the subjects, asked at once.</summary>
    public static async Task<IReadOnlyList<ItemResult>> RunAsync(IModel model, string mode, CancellationToken cancellationToken)
    {
        var path = Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample");
        var dataset = new CEvalProvider().Open(new CEvalSettings { Path = path, Mode = mode, Shots = mode == "gen" ? 5 : ScoredShots });
        var subjects = dataset.Subjects.Where(s => Subjects.Contains(s.Name));
        return await Task.WhenAll(subjects.SelectMany(
            s => dataset.ReadItems(s).Take(mode == "gen" ? int.MaxValue : ScoredItems).Select(item => dataset.EvaluateAsync(s, item, model, cancellationToken))));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
        {
            await (await server.Value).DisposeAsync();
        }
        if (model.IsValueCreated)
        {
            await (await model.Value).DisposeAsync();
        }
    }
}
