using System.Text.Json.Nodes;
using ModelTest.Models;
using ModelTest.OpenAI.Connections;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Inspection;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Scoring;

/// <summary>Finds out how a server scores, by asking it to: what it says it can is one thing, what comes back another.</summary>
/// <param name="facts">The server.</param>
/// <param name="template">Renders prompts; null: the server does.</param>
/// <param name="body">Fields of the user's.</param>
internal sealed class ScoringProbe(ServerFacts facts, MetaTemplate? template, JsonObject body)
{
    private const string Text = "1 2 3";

    /// <summary>Asks.</summary>
    /// <param name="connection">The connection to ask over.</param>
    /// <param name="cancellationToken">Gives asking up.</param>
    /// <returns>The way, and why there is none better.</returns>
    public async Task<(ScoringWay Way, string Obstacle)> RunAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        var obstacle = template is null ? "prompts are only scored with server.api completions" : "";
        foreach (var way in Ways())
        {
            var failure = await FailureAsync(
                async () => (await Texts(way, connection).ScoreAsync([Text], cancellationToken).ConfigureAwait(false))[0].Length > 1,
                cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                return (way, "");
            }
            obstacle = $"prompts: {failure}";
        }
        var next = await FailureAsync(
            async () => (await NextToken(connection).ListAsync(Prompt.FromUser(Text), cancellationToken).ConfigureAwait(false)).Tokens is not null,
            cancellationToken).ConfigureAwait(false);
        return next is null ? (ScoringWay.NextToken, obstacle) : (ScoringWay.None, $"{obstacle}; next tokens: {next}");
    }

    /// <summary>The scorer of a way; null for none.</summary>
    /// <param name="way">The way.</param>
    /// <param name="connection">The connection to score over.</param>
    public IContinuationScorer? Scorer(ScoringWay way, ServerConnection connection) => way switch
    {
        ScoringWay.PromptLogprobs or ScoringWay.Echo => new TextContinuationScorer(
            Texts(way, connection),
            template!,
            facts.HasTokenizer ? ServerTokenizer.Of(facts.Dialect, connection, facts.Model) : null,
            connection.Problems),
        ScoringWay.NextToken => NextToken(connection),
        _ => null,
    };

    private IEnumerable<ScoringWay> Ways() =>
        template is null ? [] : facts.Dialect == ServerDialect.Vllm ? [ScoringWay.PromptLogprobs, ScoringWay.Echo] : [ScoringWay.Echo];

    // Why a way does not work; null: it does.
    private static async Task<string?> FailureAsync(Func<Task<bool>> works, CancellationToken cancellationToken)
    {
        try
        {
            return await works().ConfigureAwait(false) ? null : "none are told";
        }
        catch (InputException e)
        {
            return e.Problems[0].What.TrimEnd('.');
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer came in time";
        }
    }

    private CompletionScorer Texts(ScoringWay way, ServerConnection connection) => way == ScoringWay.PromptLogprobs
        ? new PromptLogprobScorer(connection, facts.Model, body)
        : new EchoScorer(connection, facts.Model, body);

    private NextTokenScorer NextToken(ServerConnection connection) => new(connection, facts.Model, DialectFields.Of(facts.Dialect), template, body);
}
