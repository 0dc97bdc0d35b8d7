using System.Net;

namespace ModelTest.OpenAI.Flow;

/// <summary>Refusals that concern one prompt and not the run.</summary>
internal static class ItemErrors
{
    private static readonly string[] Codes =
        ["context_length_exceeded", "exceed_context_size_error", "string_above_max_length", "content_filter", "content_policy_violation"];

    // vLLM, LMDeploy, llama.cpp, SGLang and TGI in their own words.
    private static readonly string[] Words =
    [
        "maximum context length", "context length", "context size", "context window", "maximum model length", "max_model_len", "session_len",
        "too long", "longer than the", "maximum number of tokens", "inputs tokens + max_new_tokens", "exceeds the limit",
    ];

    /// <summary>Whether a refusal says that the prompt is too long, or that it is not to be answered.</summary>
    public static bool Concerns(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        if (status is HttpStatusCode.RequestEntityTooLarge)
        {
            return true;
        }
        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity))
        {
            return false;
        }
        var (words, code) = (ServerWords.Of(body, null), ServerWords.Code(body));
        return Codes.Any(c => code.Contains(c, StringComparison.Ordinal))
            || Words.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
