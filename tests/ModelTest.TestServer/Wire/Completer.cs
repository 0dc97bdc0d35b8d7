using ModelTest.Models;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>Answers prompts under the rules of a dialect.</summary>
/// <param name="model">The model.</param>
/// <param name="dialect">The dialect.</param>
internal sealed class Completer(IServedModel model, ServerDialect dialect)
{
    private const int DefaultCompletionTokens = 16;
    private const int MostLogprobs = 20;
    private const int MostLogprobsOfOpenAI = 5;

    /// <summary>Answers one prompt.</summary>
    /// <exception cref="WireException">The prompt is too long, or an option is not supported.</exception>
    public async Task<Completion> AnswerAsync(int[] prompt, WireRequest request, bool chat, bool scorePrompt, CancellationToken cancellationToken)
    {
        var (options, logprobs) = (request.Options(), LogprobCount(request, chat));
        var promptLogprobs = PromptLogprobCount(request);
        if (!model.CanScore && (logprobs ?? promptLogprobs) is not null)
        {
            throw WireErrors.Invalid(dialect, "This server tells no log-probabilities.");
        }
        var room = model.ContextLength - prompt.Length;
        var limit = options.MaxNewTokens ?? (chat || dialect is ServerDialect.LMDeploy or ServerDialect.LlamaCpp ? room : DefaultCompletionTokens);
        var exact = dialect is ServerDialect.OpenAI or ServerDialect.Vllm;
        if (limit < (scorePrompt || !exact ? 0 : 1))
        {
            throw WireErrors.Invalid(dialect, $"max_tokens must be at least 1, got {limit}.");
        }
        if (room < 0 || (room == 0 && limit > 0) || (exact && options.MaxNewTokens > room))
        {
            return dialect == ServerDialect.LMDeploy
                ? new Completion("", "length", prompt.Length, 0)
                : throw WireErrors.TooLong(dialect, prompt.Length, limit, model.ContextLength);
        }
        var generated = limit == 0
            ? new Generated([], "", StopReason.Length)
            : await model.GenerateAsync(
                prompt, options with { MaxNewTokens = Math.Min(limit, room) }, request.Flag("ignore_eos"), cancellationToken);
        var ended = generated.StopReason == StopReason.Stop && model.EndIds.Count > 0 && generated.Text == model.Decode(generated.Ids);
        var completion = new Completion(
            generated.Text,
            generated.StopReason == StopReason.Stop ? "stop" : "length",
            prompt.Length,
            generated.Ids.Count + (ended && dialect != ServerDialect.LMDeploy ? 1 : 0));
        if (logprobs is null && promptLogprobs is null)
        {
            return completion;
        }
        var from = scorePrompt || promptLogprobs is not null ? 0 : prompt.Length;
        var scored = await model.ScoreAsync(
            [.. prompt, .. generated.Ids], from, Math.Max(logprobs ?? 0, promptLogprobs ?? 0), ended, cancellationToken);
        var ofPrompt = prompt.Length - from;
        return completion with
        {
            Logprobs = logprobs is { } count ? [.. scored.Skip(ofPrompt).Select(t => Cut(t, count))] : null,
            PromptLogprobs = from == 0 ? [.. scored.Take(ofPrompt).Select(t => Cut(t, promptLogprobs ?? logprobs!.Value))] : null,
        };
    }

    private static ScoredToken Cut(ScoredToken token, int top) => token with { Top = [.. token.Top.Take(top)] };

    private int? LogprobCount(WireRequest request, bool chat)
    {
        int? count = chat
            ? request.Flag("logprobs") ? request.Integer("top_logprobs") ?? 0 : null
            : request.Integer("logprobs");
        var most = !chat && dialect == ServerDialect.OpenAI ? MostLogprobsOfOpenAI : MostLogprobs;
        if (chat && count is null && request.Integer("top_logprobs") is > 0)
        {
            throw WireErrors.Invalid(dialect, "when using `top_logprobs`, `logprobs` must be set to true.");
        }
        return count is < 0 || count > most ? throw WireErrors.Invalid(dialect, $"logprobs must be between 0 and {most}, got {count}.") : count;
    }

    private int? PromptLogprobCount(WireRequest request)
    {
        if (dialect != ServerDialect.Vllm || request.Integer("prompt_logprobs") is not { } count)
        {
            return null;
        }
        if (request.Stream)
        {
            throw WireErrors.Invalid(dialect, "`prompt_logprobs` are not available when `stream=True`.");
        }
        return count is < 0 or > MostLogprobs ? throw WireErrors.Invalid(dialect, $"prompt_logprobs must be between 0 and {MostLogprobs}.") : count;
    }
}
