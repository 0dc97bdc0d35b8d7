using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Requests;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>vLLM's <c>/tokenize</c>, which renders chats itself.</summary>
/// <param name="connection">The server.</param>
/// <param name="model">The model's id.</param>
internal sealed class VllmTokenizer(ServerConnection connection, string model) : ServerTokenizer(connection)
{
    private readonly Uri address = new(connection.Endpoint.Root, "tokenize");

    /// <inheritdoc/>
    public override async Task<int[]> EncodeAsync(string text, bool begin, CancellationToken cancellationToken) => Ids(
        await AskAsync(
            address,
            json =>
            {
                json.WriteString("model", model);
                json.WriteString("prompt", text);
                json.WriteBoolean("add_special_tokens", begin);
            },
            cancellationToken).ConfigureAwait(false),
        "tokens");

    /// <inheritdoc/>
    public override async Task<int> CountChatAsync(Prompt prompt, CancellationToken cancellationToken) => Ids(
        await AskAsync(
            address,
            json =>
            {
                json.WriteString("model", model);
                RequestBody.WriteMessages(json, prompt);
                json.WriteBoolean("add_generation_prompt", IsOpen(prompt));
            },
            cancellationToken).ConfigureAwait(false),
        "tokens").Length;
}
