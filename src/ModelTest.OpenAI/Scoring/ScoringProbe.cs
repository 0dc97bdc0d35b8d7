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
        foreach (var way in template is null ? (ScoringWay[])[] : facts.Dialect == ServerDialect.Vllm ? [ScoringWay.PromptLogprobs, ScoringWay.Echo] : [ScoringWay.Echo])
        {
            try
            {
                var tokens = (await Texts(way, connection).ScoreAsync([Text], cancellationToken).ConfigureAwait(false))[0];
                if (tokens.Length > 1)
                {
                    return (way, "");
                }
                obstacle = "it scores no prompts";
            }
            catch (InputException e)
            {
                obstacle = e.Problems[0].What.TrimEnd('.');
            }
        }
        try
        {
            var (tokens, _) = await NextToken(connection).ListAsync(Prompt.FromUser(Text), cancellationToken).ConfigureAwait(false);
            return tokens is null ? (ScoringWay.None, $"{obstacle}, and no next tokens are listed") : (ScoringWay.NextToken, obstacle);
        }
        catch (InputException e)
        {
            return (ScoringWay.None, $"{obstacle}; next tokens: {e.Problems[0].What.TrimEnd('.')}");
        }
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

    private CompletionScorer Texts(ScoringWay way, ServerConnection connection) => way == ScoringWay.PromptLogprobs
        ? new PromptLogprobScorer(connection, facts.Model, body)
        : new EchoScorer(connection, facts.Model, body);

    private NextTokenScorer NextToken(ServerConnection connection) => new(connection, facts.Model, DialectFields.Of(facts.Dialect), template, body);
}
