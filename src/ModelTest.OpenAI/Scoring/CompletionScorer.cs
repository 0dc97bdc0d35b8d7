using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Flow;
using ModelTest.OpenAI.Replies;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Scoring;

/// <summary>Scores texts through <c>/v1/completions</c>: what is common to the ways that servers have.</summary>
/// <param name="connection">The server.</param>
/// <param name="model">The model's id.</param>
/// <param name="body">Fields of the user's.</param>
internal abstract class CompletionScorer(ServerConnection connection, string model, JsonObject body)
{
    private readonly Uri address = new(connection.Endpoint.Api, "completions");
    private readonly ReplyReader reader = new(connection.Problems);
    private readonly FlowRequest flow = new() { Check = ReplyReader.CheckChoices };

    /// <summary>Whether tokens are named by their ids, as a tokenizer names them.</summary>
    public abstract bool TellsIds { get; }

    /// <summary>Scores texts.</summary>
    /// <param name="texts">Texts that are tokenized as prompts are.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The tokens of each text in the order asked, all scored but the first.</returns>
    /// <exception cref="InputException">The server's answer is not what its dialect says.</exception>
    public Task<IReadOnlyList<ScoredToken[]>> ScoreAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        AskAsync(
            texts.Count,
            json =>
            {
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }
            },
            (choice, i) => Read(choice, texts[i], null),
            cancellationToken);

    /// <summary>Scores texts given as ids.</summary>
    /// <param name="texts">The ids of each.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The tokens of each text in the order asked, all scored but the first.</returns>
    /// <exception cref="InputException">The server's answer is not what its dialect says.</exception>
    public Task<IReadOnlyList<ScoredToken[]>> ScoreAsync(IReadOnlyList<int[]> texts, CancellationToken cancellationToken) =>
        AskAsync(
            texts.Count,
            json =>
            {
                foreach (var ids in texts)
                {
                    RequestBody.WriteNumbers(json, ids);
                }
            },
            (choice, i) => Read(choice, null, texts[i]),
            cancellationToken);

    /// <summary>Writes the fields that ask for log-probabilities.</summary>
    protected abstract void WriteFields(Utf8JsonWriter json);

    /// <summary>The tokens of one text.</summary>
    /// <param name="choice">The server's answer.</param>
    /// <param name="text">The text, if it was given as one.</param>
    /// <param name="ids">Its ids, if it was given as these.</param>
    protected abstract ScoredToken[] Read(WireChoice choice, string? text, int[]? ids);

    /// <summary>An answer that contradicts itself or the request: nothing is guessed from it.</summary>
    protected InputException Inconsistent(string what) => connection.Problems.Error(
        $"the log-probabilities cannot be used: {what}.", "set the dataset's mode to gen, or server.dialect to the server that it is.");

    private async Task<IReadOnlyList<ScoredToken[]>> AskAsync(
        int count, Action<Utf8JsonWriter> writePrompts, Func<WireChoice, int, ScoredToken[]> read, CancellationToken cancellationToken)
    {
        var request = RequestBody.Of(json =>
        {
            json.WriteString("model", model);
            json.WriteStartArray("prompt");
            writePrompts(json);
            json.WriteEndArray();
            json.WriteNumber("temperature", 0);
            WriteFields(json);
            ExtraBody.WriteTo(json, body);
        });
        var reply = reader.Read(await connection.PostAsync(address, request, cancellationToken, flow).ConfigureAwait(false));
        var choices = reply.Choices!.OrderBy(c => c.Index).ToList();
        if (choices.Count != count || choices.Where((c, i) => c.Index != i).Any())
        {
            throw Inconsistent($"{count} texts were sent, and {choices.Count} came back");
        }
        return [.. choices.Select(read)];
    }
}
