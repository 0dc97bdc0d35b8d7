using ModelTest.Models;
using ModelTest.OpenAI.Dialects;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Inspection;

/// <summary>Finds settings that mean nothing to a server, or to this one: nothing that a user wrote is passed over in silence.</summary>
internal static class SettingsInspector
{
    private static readonly string[] Local =
    [
        "device", "devices", "dtype", "cuda_graphs", "custom_kernels", "threads", "token_budget", "max_batch", "cache_mebibytes", "share_prefixes",
    ];

    /// <summary>What is wrong whatever the server is.</summary>
    public static IEnumerable<Problem> Inspect(ModelSettings settings)
    {
        foreach (var key in settings.ChangedKeys().Where(k => Local.Contains(k)))
        {
            yield return new Problem(
                $"model.{key}", "is about the engine on this machine, and the model runs on a server.", "leave it out; the server is started with its own options.");
        }
        if (settings.Server.Api == ServerApi.Chat && settings.Template != "auto")
        {
            yield return new Problem(
                "model.template",
                "the server renders chats with its own template.",
                "leave it out, or set model.server.api to completions to have prompts rendered here.");
        }
        if (settings.Generation.Stop.Contains(""))
        {
            yield return new Problem("model.generation.stop", "an empty stop string would end every reply at once.", "leave it out.");
        }
        foreach (var problem in ExtraBody.Inspect(settings.Server.Body))
        {
            yield return problem;
        }
    }

    /// <summary>What is wrong with this server.</summary>
    public static IEnumerable<Problem> Inspect(ModelSettings settings, ServerFacts facts)
    {
        var sampling = Sampling.Of(new GenerateOptions(), settings.Generation);
        foreach (var problem in DialectFields.Of(facts.Dialect).Inspect(sampling, settings.Server.Api, settings.Server.Body))
        {
            yield return problem;
        }
        if (settings.ContextLength > facts.ContextLength)
        {
            yield return new Problem(
                "model.context_length",
                $"{settings.ContextLength} is more than the {facts.ContextLength} tokens of {facts.Endpoint}.",
                $"give at most {facts.ContextLength}, or leave it out.");
        }
        if (settings.ContextLength > 0 && !facts.HasTokenizer)
        {
            yield return new Problem(
                "model.context_length",
                $"{facts.Endpoint} has no tokenizer to ask, so nobody can count the tokens of a prompt.",
                "leave it out: the server itself refuses prompts that are too long.");
        }
    }
}
