using System.Globalization;
using System.Text.Json.Nodes;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>All endpoints of a dialect.</summary>
internal sealed class Api
{
    private readonly TestServerOptions options;
    private readonly ChatEndpoint chat;
    private readonly CompletionsEndpoint completions;
    private readonly TokenizerEndpoints tokenizer;
    private readonly ModelEndpoints models;
    private long replies;

    public Api(IServedModel model, TestServerOptions options)
    {
        this.options = options;
        (chat, completions) = (new ChatEndpoint(model, options), new CompletionsEndpoint(model, options));
        (tokenizer, models) = (new TokenizerEndpoints(model, options), new ModelEndpoints(model, options));
    }

    /// <summary>Answers any request, wrong ones with an error.</summary>
    public async Task RunAsync(HttpContext context)
    {
        try
        {
            if (options.ApiKey.Length > 0 && context.Request.Headers.Authorization != "Bearer " + options.ApiKey)
            {
                throw new WireException(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
            }
            await RouteAsync(context);
        }
        catch (WireException e)
        {
            await WireJson.WriteAsync(context.Response, WireErrors.Body(options.Dialect, e), e.Status);
        }
    }

    private Task RouteAsync(HttpContext context)
    {
        var dialect = options.Dialect;
        return (context.Request.Method, context.Request.Path.Value, dialect) switch
        {
            ("POST", "/v1/chat/completions", _) => CompleteAsync(context, isChat: true),
            ("POST", "/v1/completions", _) => CompleteAsync(context, isChat: false),
            ("GET", "/v1/models", _) => WireJson.WriteAsync(context.Response, models.List()),
            ("GET", "/version", ServerDialect.Vllm) => WireJson.WriteAsync(context.Response, ModelEndpoints.Version()),
            ("GET", "/health", not ServerDialect.OpenAI) => WireJson.WriteAsync(context.Response, new JsonObject { ["status"] = "ok" }),
            ("GET", "/props", ServerDialect.LlamaCpp) => WireJson.WriteAsync(context.Response, models.Props()),
            ("POST", "/tokenize", ServerDialect.Vllm) => TellAsync(context, tokenizer.Tokenize),
            ("POST", "/detokenize", ServerDialect.Vllm) => TellAsync(context, tokenizer.Detokenize),
            ("POST", "/v1/encode", ServerDialect.LMDeploy) => TellAsync(context, tokenizer.Encode),
            ("POST", "/tokenize", ServerDialect.LlamaCpp) => TellAsync(context, tokenizer.TokenizeContent),
            ("POST", "/apply-template", ServerDialect.LlamaCpp) => TellAsync(context, tokenizer.ApplyTemplate),
            (_, _, ServerDialect.Vllm or ServerDialect.LMDeploy) => WireJson.WriteAsync(context.Response, new JsonObject { ["detail"] = "Not Found" }, 404),
            (_, var path, _) => throw new WireException(404, $"Invalid URL ({context.Request.Method} {path})", "invalid_request_error"),
        };
    }

    private async Task CompleteAsync(HttpContext context, bool isChat)
    {
        var request = await WireRequest.ReadAsync(context.Request, options.Dialect);
        if (options.Strict ?? options.Dialect == ServerDialect.OpenAI)
        {
            request.RefuseUnknown(isChat);
        }
        var model = request.Model ?? options.ModelIds[0];
        if (!options.ModelIds.Contains(model))
        {
            // llama.cpp serves its one model whatever a request calls it.
            model = options.Dialect == ServerDialect.LlamaCpp ? options.ModelIds[0] : throw WireErrors.UnknownModel(options.Dialect, model);
        }
        var number = Interlocked.Increment(ref replies);
        var header = new WireHeader(
            string.Create(CultureInfo.InvariantCulture, $"{(isChat ? "chatcmpl" : "cmpl")}-{number}"), model, options.Time.GetUtcNow().ToUnixTimeSeconds());
        await (isChat ? chat.RunAsync(context, request, header) : completions.RunAsync(context, request, header));
    }

    private async Task TellAsync(HttpContext context, Func<WireRequest, JsonObject> tell) =>
        await WireJson.WriteAsync(context.Response, tell(await WireRequest.ReadAsync(context.Request, options.Dialect)));
}
