using System.Net.Http.Headers;

namespace ModelTest.OpenAI.Flow;

/// <summary>The time a server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that a reply asks for, in seconds or as a date; null: none, or one in the past.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeSpan longest, TimeProvider time)
    {
        var wait = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - time.GetUtcNow());
        return wait is { } given && given > TimeSpan.Zero ? (given < longest ? given : longest) : null;
    }
}
