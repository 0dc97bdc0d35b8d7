using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Inspection;

/// <summary>Asks a server what it is: its models, its kind, its context, its tokenizer. Nothing is computed.</summary>
/// <param name="connection">The server.</param>
/// <param name="settings">The model's settings.</param>
internal sealed class ServerProbe(ServerConnection connection, ModelSettings settings)
{
    private const int MostListed = 20;

    private readonly Endpoint endpoint = connection.Endpoint;

    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">Gives asking up.</param>
    /// <returns>The facts, or what is wrong.</returns>
    public async Task<(ServerFacts? Facts, Problem? Problem)> RunAsync(CancellationToken cancellationToken)
    {
        var (answer, problem) = await connection.AskAsync(HttpMethod.Get, new Uri(endpoint.Api, "models"), default, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            return (null, problem);
        }
        if (answer!.Status == HttpStatusCode.NotFound && settings.Server.Model.Length > 0 && endpoint.HasVersion)
        {
            // Not every gateway lists its models. The first question tells whether it knows this one.
            return (new ServerFacts(endpoint, settings.Server.Model, Named(ServerDialect.Openai)), null);
        }
        if (!answer.IsSuccess)
        {
            return (null, connection.Problems.Of(answer));
        }
        var models = Read(answer, ProbeJson.Default.ModelList)?.Data?.Where(m => m.Id.Length > 0).ToList();
        if (models is null)
        {
            return (null, connection.Problems.NotModels(answer));
        }
        var (model, wrong) = Choose(models);
        return model is null ? (null, wrong) : (await FactsAsync(model, cancellationToken).ConfigureAwait(false), null);
    }

    private (ListedModel? Model, Problem? Problem) Choose(List<ListedModel> models)
    {
        const string Key = "model.server.model";
        var names = string.Join(", ", models.Take(MostListed).Select(m => m.Id)) + (models.Count > MostListed ? ", …" : "");
        if (settings.Server.Model.Length == 0)
        {
            return models.Count switch
            {
                1 => (models[0], null),
                0 => (null, new Problem(endpoint.ToString(), "the server lists no model.", "start it with one, or name the model in model.server.model.")),
                _ => (null, new Problem(Key, $"{endpoint} serves {models.Count} models: {names}.", "name one of them.")),
            };
        }
        return models.Find(m => m.Id == settings.Server.Model) is { } named
            ? (named, null)
            : (null, new Problem(
                Key,
                $"{endpoint} has no model '{settings.Server.Model}'; it serves {(models.Count == 0 ? "none" : names)}.",
                Nearest.Find(settings.Server.Model, models.Select(m => m.Id)) is { } near ? $"did you mean '{near}'?" : "name one of them."));
    }

    private async Task<ServerFacts> FactsAsync(ListedModel model, CancellationToken cancellationToken)
    {
        var dialect = Named(model.OwnedBy switch
        {
            "vllm" => ServerDialect.Vllm,
            "lmdeploy" => ServerDialect.Lmdeploy,
            "llamacpp" => ServerDialect.Llamacpp,
            _ => endpoint.IsOpenAI ? ServerDialect.Openai : ServerDialect.Auto,
        });
        // Side by side: the whole inspection has two seconds.
        var props = dialect is ServerDialect.Llamacpp or ServerDialect.Auto ? AskAsync("props", ProbeJson.Default.ServerProps, cancellationToken) : null;
        var version = dialect is ServerDialect.Vllm or ServerDialect.Auto ? AskAsync("version", ProbeJson.Default.ServerVersion, cancellationToken) : null;
        var slot = props is null ? null : (await props.ConfigureAwait(false))?.DefaultGenerationSettings;
        var told = version is null ? null : (await version.ConfigureAwait(false))?.Version;
        if (dialect == ServerDialect.Auto)
        {
            dialect = slot is not null ? ServerDialect.Llamacpp : told is not null && model.MaxModelLen is not null ? ServerDialect.Vllm : ServerDialect.Openai;
        }
        return new ServerFacts(endpoint, model.Id, dialect)
        {
            Version = dialect == ServerDialect.Vllm ? told ?? "" : "",
            ContextLength = slot?.NCtx ?? model.MaxModelLen,
            HasTokenizer = await HasTokenizerAsync(dialect, model.Id, cancellationToken).ConfigureAwait(false),
        };
    }

    private ServerDialect Named(ServerDialect found) => settings.Server.Dialect == ServerDialect.Auto ? found : settings.Server.Dialect;

    private async Task<bool> HasTokenizerAsync(ServerDialect dialect, string model, CancellationToken cancellationToken)
    {
        if (ServerTokenizer.Of(dialect, connection, model) is not { } tokenizer)
        {
            return false;
        }
        try
        {
            return (await tokenizer.EncodeAsync("a", begin: false, cancellationToken).ConfigureAwait(false)).Length > 0;
        }
        catch (InputException)
        {
            // A gateway may let nothing but OpenAI's addresses through.
            return false;
        }
    }

    private async Task<T?> AskAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var (answer, _) = await connection.AskAsync(HttpMethod.Get, new Uri(endpoint.Root, name), default, cancellationToken).ConfigureAwait(false);
        return answer?.IsSuccess is true ? Read(answer, type) : null;
    }

    private static T? Read<T>(ServerAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
