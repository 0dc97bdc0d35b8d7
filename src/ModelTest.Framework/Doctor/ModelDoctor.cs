using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Doctor;

/// <summary>
/// Asks an opened model a question whose answer is known, and looks at the reply for what goes wrong with templates and servers. It takes a
/// second and saves the hours of a run whose scores mean nothing.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="section">Its section of the configuration, <c>model</c> or <c>judge</c>.</param>
/// <param name="isGreedy">Whether it is set to take the likeliest token: then equal questions have equal replies.</param>
internal sealed class ModelDoctor(IModel model, string section, bool isGreedy)
{
    private const string Question = "What is 2 + 3? Answer with the number only.";
    private const string Answer = "5";
    private const int MaxNewTokens = 32;
    private const int MostShown = 60;

    private static readonly GenerateOptions Options = new() { MaxNewTokens = MaxNewTokens };

    private string GoOn => $"check {section}.template and the checkpoint's or server's own template; to run all the same set run.doctor to false.";

    /// <summary>Examines the model.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<Checkup> ExamineAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var prompt = Prompt.FromUser(Question);
        try
        {
            var started = Stopwatch.GetTimestamp();
            // Both at once: servers that compute batches are where equal questions get different replies.
            var replies = await Task.WhenAll(
                model.GenerateAsync(prompt, Options, cancellationToken), model.GenerateAsync(prompt, Options, cancellationToken)).ConfigureAwait(false);
            findings.AddRange(Of(replies[0], replies[1], Stopwatch.GetElapsedTime(started)));
            var counted = await model.CountTokensAsync(prompt, cancellationToken).ConfigureAwait(false);
            findings.AddRange(OfTokens(counted, replies[0].PromptTokens));
            findings.Add(await ScoresAsync(prompt, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var problems = e is InputException input ? input.Problems : [new Problem(section, $"a question got no reply: {e.GetType().Name}: {e.Message}", "mend what it says.")];
            findings.AddRange(problems.Select(Finding.Of));
        }
        return new Checkup(findings);
    }

    private IEnumerable<Finding> Of(Reply reply, Reply again, TimeSpan elapsed)
    {
        var shown = $"'{Question}' -> '{Cut(reply.Text)}'";
        if (ReplyMarkers.Find(reply.Text) is { } marker)
        {
            yield return Finding.Of(new Problem(section, $"a reply holds the template's marker {marker}: {shown}.", GoOn));
        }
        else if (string.IsNullOrWhiteSpace(reply.Text))
        {
            yield return Finding.Warning($"the reply to '{Question}' is empty: {GoOn}");
        }
        else if (!HasAnswer(reply.Text))
        {
            yield return Finding.Note($"{shown}: {Answer} was expected. A small model may not know; of a larger one check the template.");
        }
        else
        {
            yield return Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"{shown}, {elapsed.TotalSeconds:0.00} s"));
        }
        if (reply.StopReason == StopReason.Length && model.Info.Template != MetaTemplate.None.Name)
        {
            yield return Finding.Note(
                $"the reply to '{Question}' did not end within {MaxNewTokens} tokens: a model that thinks or talks at length, or whose end token is not known.");
        }
        if (isGreedy && reply.Text != again.Text)
        {
            yield return Finding.Warning($"equal greedy questions got different replies: '{Cut(reply.Text)}' and '{Cut(again.Text)}'. Scores will differ from run to run.");
        }
    }

    // Zero: the engine cannot count, or the server did not tell.
    private static IEnumerable<Finding> OfTokens(int counted, int used)
    {
        if (counted > 0 && used > 0 && counted != used)
        {
            yield return Finding.Warning(
                $"the question counts {counted} tokens, and the reply says it had {used}: prompt and template are not put together as they are counted.");
        }
    }

    private async Task<Finding> ScoresAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        if (!model.Info.CanScore)
        {
            var why = model.Info.ScoringObstacle.Length > 0 ? $" ({model.Info.ScoringObstacle})" : "";
            return Finding.Ok($"no log-probabilities{why}: modes ppl and clp are not for this model");
        }
        if (model.Info.ScoresNextTokenOnly)
        {
            return Finding.Ok("log-probabilities of the likeliest next tokens: enough for mode clp, not for ppl");
        }
        var scored = await model.ScoreAsync(prompt, [Answer], new ScoreOptions(), cancellationToken).ConfigureAwait(false);
        var score = scored.Continuations[0].LogProbability;
        // Probabilities rounded to 16 bits may sum to a little more than one.
        return double.IsFinite(score) && score <= 0.01
            ? Finding.Ok(string.Create(CultureInfo.InvariantCulture, $"log-probabilities: ln p('{Answer}') = {score:0.000}"))
            : Finding.Of(new Problem(
                section, string.Create(CultureInfo.InvariantCulture, $"the log-probability of '{Answer}' is {score}."), "check the checkpoint's weights, or the server's log-probabilities."));
    }

    // 65 is no 5, nor is 5.3.
    private static bool HasAnswer(string reply) => Regex.IsMatch(reply, $@"(?<![\d.]){Answer}(?!\.?\d)", RegexOptions.CultureInvariant);

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > MostShown ? line[..MostShown] + "…" : line;
    }
}
