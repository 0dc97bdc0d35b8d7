using System.Security.Cryptography;
using System.Text.Json;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Recording;

namespace ModelTest.Replaying;

/// <summary>
/// Names what an item asks a model, within that item: the prompt and how it is to be answered. Who is asked is not in it, for that is the same for
/// a whole run and stands in run.json.
/// </summary>
internal static class QuestionKey
{
    // An item asks a handful of questions; 64 bits tell them apart, and a changed prompt from the recorded one.
    private const int Digits = 16;

    /// <summary>The key of a prompt whose tokens are counted.</summary>
    /// <param name="prompt">The prompt.</param>
    public static string OfCount(Prompt prompt) => Hash(new { Kind = "count", prompt.Turns });

    /// <summary>The key of a prompt that a reply is generated for.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="options">How to generate.</param>
    public static string OfReply(Prompt prompt, GenerateOptions options) => Hash(new { Kind = "generate", Options = options, prompt.Turns });

    /// <summary>The key of a prompt whose continuations are scored.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="continuations">The continuations.</param>
    /// <param name="options">How to score.</param>
    public static string OfScores(Prompt prompt, IReadOnlyList<string> continuations, ScoreOptions options) =>
        Hash(new { Kind = "score", Options = options, Continuations = continuations, prompt.Turns });

    private static string Hash<T>(T question) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question, RecordJson.Line)))[..Digits];
}
