using System.Security.Cryptography;
using System.Text.Json;
using ModelTest.Models;
using ModelTest.Prompts;
using ModelTest.Recording;

namespace ModelTest.Judging;

/// <summary>Names a question to a model: questions with equal keys have equal replies.</summary>
internal static class CallKey
{
    /// <summary>The key of a prompt that a reply is generated for: 64 hex digits.</summary>
    /// <param name="model">Who is asked; weights, tokenizer, template, engine with its version, and type count, not the name.</param>
    /// <param name="settings">The model's own settings, which stand in for options that are not given.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="options">The options.</param>
    public static string Of(ModelInfo model, GenerationSettings settings, Prompt prompt, GenerateOptions options) =>
        Hash(new { Kind = "generate", model.Fingerprint, model.Engine, model.Dtype, model.ContextLength, Settings = settings, Options = options, prompt.Turns });

    /// <summary>The key of a prompt whose continuations are scored.</summary>
    /// <param name="model">Who is asked.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="choices">The continuations.</param>
    /// <param name="options">How to score.</param>
    public static string Of(ModelInfo model, Prompt prompt, IReadOnlyList<string> choices, ScoreOptions options) => Hash(
        new { Kind = "score", model.Fingerprint, model.Engine, model.Dtype, model.ContextLength, Options = options, Choices = choices, prompt.Turns });

    private static string Hash<T>(T call) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(call, RecordJson.Line)));
}
