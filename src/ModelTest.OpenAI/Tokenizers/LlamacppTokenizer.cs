using System.Text.Json;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Requests;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>llama.cpp's <c>/tokenize</c>, with <c>/apply-template</c> for chats.</summary>
/// <param name="connection">The server.</param>
internal sealed class LlamacppTokenizer(ServerConnection connection) : ServerTokenizer(connection)
{
    private readonly Uri tokenize = new(connection.Endpoint.Root, "tokenize");
    private readonly Uri template = new(connection.Endpoint.Root, "apply-template");

    /// <inheritdoc/>
    public override async Task<int[]> EncodeAsync(string text, bool begin, CancellationToken cancellationToken) => Ids(
        await AskAsync(
            tokenize,
            json =>
            {
                json.WriteString("content", text);
                json.WriteBoolean("add_special", begin);
                json.WriteBoolean("parse_special", true);
            },
            cancellationToken).ConfigureAwait(false),
        "tokens");

    /// <inheritdoc/>
    public override async Task<int> CountChatAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            template,
            json =>
            {
                RequestBody.WriteMessages(json, prompt);
                json.WriteBoolean("add_generation_prompt", IsOpen(prompt));
            },
            cancellationToken).ConfigureAwait(false);
        var text = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("prompt", out var rendered) && rendered.ValueKind == JsonValueKind.String
            ? rendered.GetString()!
            : throw Connection.Problems.Error("/apply-template returned no prompt.", "set server.dialect to openai, or update the server.");
        return (await EncodeAsync(text, begin: true, cancellationToken).ConfigureAwait(false)).Length;
    }
}
