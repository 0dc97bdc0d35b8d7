using System.Text.Json.Nodes;
using ModelTest.Prompts;
using ModelTest.Tests.Servers.Serving;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>Messages as a prompt of the model's chat template.</summary>
internal static class WireConversation
{
    /// <summary>The prompt's text. <c>add_generation_prompt: false</c> leaves the next turn closed, as vLLM does.</summary>
    /// <exception cref="WireException">A message has another role, or no text.</exception>
    public static string Render(IServedModel model, WireRequest request, ServerDialect dialect) =>
        model.Render(Read(request.Messages, dialect), request.FlagOrNull("add_generation_prompt") ?? true);

    /// <summary>The messages as turns.</summary>
    public static Prompt Read(JsonArray messages, ServerDialect dialect)
    {
        return new Prompt([.. messages.Select(Turn)]);

        Turn Turn(JsonNode? message)
        {
            var role = (message?["role"]?.GetValue<string>()) switch
            {
                "system" or "developer" => Role.System,
                "user" => Role.User,
                "assistant" => Role.Assistant,
                var other => throw WireErrors.Invalid(dialect, $"'{other}' is not one of the roles system, user and assistant."),
            };
            return new Turn(role, message!["content"] switch
            {
                JsonValue text => text.GetValue<string>(),
                JsonArray parts => string.Concat(parts.Select(p => p!["text"]!.GetValue<string>())),
                _ => throw WireErrors.Invalid(dialect, "a message has no content."),
            });
        }
    }
}
