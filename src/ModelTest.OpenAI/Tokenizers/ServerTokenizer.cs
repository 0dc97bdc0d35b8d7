using System.Text.Json;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>A server's own tokenizer, asked over the wire.</summary>
/// <param name="connection">The server.</param>
internal abstract class ServerTokenizer(ServerConnection connection)
{
    /// <summary>The server.</summary>
    protected ServerConnection Connection => connection;

    /// <summary>The tokenizer of a dialect; null where it has none.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="connection">The server.</param>
    /// <param name="model">The model's id.</param>
    public static ServerTokenizer? Of(ServerDialect dialect, ServerConnection connection, string model) => dialect switch
    {
        ServerDialect.Vllm => new VllmTokenizer(connection, model),
        ServerDialect.Lmdeploy => new LmdeployTokenizer(connection),
        ServerDialect.Llamacpp => new LlamacppTokenizer(connection),
        _ => null,
    };

    /// <summary>The ids of a text; tokens such as <c>&lt;|im_end|&gt;</c> are read as such.</summary>
    /// <param name="text">The text.</param>
    /// <param name="begin">Whether the begin token comes first, as in a prompt.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="InputException">The server does not answer as its dialect says.</exception>
    public abstract Task<int[]> EncodeAsync(string text, bool begin, CancellationToken cancellationToken);

    /// <summary>The number of tokens of a chat in the server's own template.</summary>
    /// <param name="prompt">The turns; where the last one is the assistant's, nothing is to be generated.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public abstract Task<int> CountChatAsync(Prompt prompt, CancellationToken cancellationToken);

    /// <summary>Whether a reply is asked for after the prompt.</summary>
    protected static bool IsOpen(Prompt prompt) => prompt.Turns[^1].Role != Role.Assistant;

    /// <summary>Asks for JSON.</summary>
    protected async Task<JsonElement> AskAsync(Uri address, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var body = await connection.PostAsync(address, RequestBody.Of(write), cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException e)
        {
            throw Unusable(body, e);
        }
    }

    /// <summary>The list of ids in an answer.</summary>
    protected int[] Ids(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Number && i.TryGetInt32(out _))
            ? [.. list.EnumerateArray().Select(i => i.GetInt32())]
            : throw Unusable(JsonSerializer.SerializeToUtf8Bytes(answer, Inspection.ProbeJson.Default.JsonElement));

    private InputException Unusable(byte[] body, Exception? inner = null) => connection.Problems.Error(
        $"the tokenizer's answer cannot be read{connection.Problems.Words(body)}.", "set server.dialect to the server that it is, or to openai.", inner);
}
