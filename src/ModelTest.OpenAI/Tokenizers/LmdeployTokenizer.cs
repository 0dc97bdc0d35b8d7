using ModelTest.OpenAI.Connections;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tokenizers;

/// <summary>LMDeploy's <c>/v1/encode</c>, which knows texts and no chats.</summary>
/// <param name="connection">The server.</param>
internal sealed class LmdeployTokenizer(ServerConnection connection) : ServerTokenizer(connection)
{
    // InternLM2's template has five round each turn, others up to eight.
    private const int TokensRoundTurn = 8;

    private readonly Uri address = new(connection.Endpoint.Api, "encode");

    /// <inheritdoc/>
    public override async Task<int[]> EncodeAsync(string text, bool begin, CancellationToken cancellationToken) => Ids(
        await AskAsync(
            address,
            json =>
            {
                json.WriteString("input", text);
                json.WriteBoolean("add_bos", begin);
            },
            cancellationToken).ConfigureAwait(false),
        "input_ids");

    /// <inheritdoc/>
    /// <returns>The tokens of the texts and <see cref="TokensRoundTurn"/> for each turn: an estimate from above.</returns>
    public override async Task<int> CountChatAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var text = string.Join('\n', prompt.Turns.Select(t => t.Text));
        var ids = await EncodeAsync(text, begin: true, cancellationToken).ConfigureAwait(false);
        return ids.Length + (TokensRoundTurn * (prompt.Turns.Count + 1));
    }
}
