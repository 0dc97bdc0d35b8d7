using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Replies;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;
using OpenAI;
using OpenAI.Chat;

namespace ModelTest.OpenAI.ChatClients;

/// <summary>The OpenAI package's chat client, told of a server's own fields.</summary>
/// <param name="dialect">The fields that the server knows.</param>
/// <param name="body">Fields of the user's.</param>
internal sealed class ServerChat(DialectFields dialect, JsonObject body)
{
    private readonly (byte[] Path, BinaryData Value)[] extra =
        [.. body.Select(f => (Path(f.Key), BinaryData.FromString(f.Value?.ToJsonString() ?? "null")))];

    /// <summary>A client of a server.</summary>
    /// <param name="connection">The server.</param>
    /// <param name="model">The model's id.</param>
    public static IChatClient Client(ServerConnection connection, string model)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = connection.Endpoint.Api,
            Transport = new HttpClientPipelineTransport(connection.Client),
            // Retries and time limits are those of the handlers below, for all requests alike.
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        options.AddPolicy(new ReplyPolicy(new ReplyReader(connection.Problems)), PipelinePosition.BeforeTransport);
        // The package wants a key; the one that is sent is put on by KeyHandler.
        return new ChatClient(model, new ApiKeyCredential("none"), options).AsIChatClient();
    }

    /// <summary>A call's options, in this server's fields.</summary>
    /// <exception cref="InputException">The server has no field for one of them.</exception>
    public ChatOptions Options(Sampling sampling)
    {
        var problems = dialect.Inspect(sampling, ServerApi.Chat, body).ToList();
        return problems.Count > 0 ? throw new InputException(problems) : new ChatOptions
        {
            MaxOutputTokens = dialect.MaxTokensInChats ? null : sampling.MaxNewTokens,
            TopP = (float)sampling.TopP,
            Seed = sampling.IsGreedy ? null : sampling.Seed,
            StopSequences = sampling.Stop.Count > 0 ? [.. sampling.Stop] : null,
            RawRepresentationFactory = _ => Completion(sampling),
        };
    }

#pragma warning disable SCME0001 // The package's way to add fields that it does not know is new, and the only one.
    private ChatCompletionOptions Completion(Sampling sampling)
    {
        var options = new ChatCompletionOptions();
        // As a double: a float would be written with digits of its own.
        options.Patch.Set("$.temperature"u8, sampling.Temperature);
        if (dialect.MaxTokensInChats)
        {
            options.Patch.Set("$.max_tokens"u8, sampling.MaxNewTokens);
        }
        foreach (var (name, value) in dialect.Extra(sampling, ServerApi.Chat, body))
        {
            options.Patch.Set(Path(name), BinaryData.FromString(value.ToJsonString()));
        }
        foreach (var (path, value) in extra)
        {
            options.Patch.Set(path, value);
        }
        return options;
    }
#pragma warning restore SCME0001

    private static byte[] Path(string name) => System.Text.Encoding.UTF8.GetBytes($"$.{name}");
}
