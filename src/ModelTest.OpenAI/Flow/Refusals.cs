using System.Globalization;
using System.Net;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Flow;

/// <summary>What is told of refusals that end a run.</summary>
internal static class Refusals
{
    /// <summary>A refusal with the server's words.</summary>
    public static Problem Of(Uri endpoint, HttpStatusCode status, string words)
    {
        var (what, fix) = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (
                "the server does not accept the key",
                "put a valid key into the environment variable that server.key_variable names."),
            HttpStatusCode.NotFound => (
                "the server does not have what was asked for",
                "check the URL, which ends in /v1 for most servers, and server.model."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.PaymentRequired => (
                "the account has no quota left",
                "see to the account's quota, then go on with run.resume."),
            _ when (int)status is >= 300 and < 400 => (
                "the server sends the request elsewhere",
                "give the address that answers itself."),
            _ => (
                "the server refuses the request",
                "change what the server names: server.body, server.dialect or the generation settings."),
        };
        return new Problem(
            endpoint.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{what}: status {(int)status}, {words}. All requests are alike, so the run ends here."),
            fix);
    }
}
