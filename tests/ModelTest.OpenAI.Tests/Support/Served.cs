using ModelTest.Models;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Tests.Support;

/// <summary>Opens models on servers, without repetitions.</summary>
internal static class Served
{
    public static readonly Prompt Question = Prompt.FromUser("问题");

    private static readonly Dictionary<string, MetaTemplate> NoTemplates = [];

    public static ModelSettings Settings(string path, ServerApi api = ServerApi.Chat, bool stream = false) => new()
    {
        Path = path,
        Template = api == ServerApi.Completions ? "internlm2" : "auto",
        Server = new() { Api = api, Stream = stream, Retries = 0 },
    };

    public static Task<IModel> OpenAsync(ModelSettings settings) =>
        new ServerEngine().OpenAsync(settings, NoTemplates, TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<string>> ProblemsAsync(ModelSettings settings)
    {
        var problems = await new ServerEngine().InspectAsync(settings, NoTemplates, TestContext.Current.CancellationToken);
        return [.. problems.Select(p => p.ToString())];
    }

    public static Task<Reply> AskAsync(this IModel model, GenerateOptions? options = null) =>
        model.GenerateAsync(Question, options ?? new GenerateOptions(), TestContext.Current.CancellationToken);
}
