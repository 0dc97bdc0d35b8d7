namespace ModelTest.OnnxRuntime.Templates;

/// <summary>Recognizes a checkpoint's own chat template by what its text has, and names the built-in one that renders the same.</summary>
internal static class ChatTemplateRules
{
    private const string QwenDefault = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";
    private const string Qwen2Default = "You are a helpful assistant";

    /// <summary>The name of the built-in template.</summary>
    /// <param name="source">The checkpoint.</param>
    /// <returns>The name, <c>none</c> for a base model, or null when the text is of no template that is built in.</returns>
    public static string? Name(TemplateSource source)
    {
        var text = source.Text;
        if (source.Family is "internlm2" or "internlm3")
        {
            return OfInternLM(source);
        }
        return text switch
        {
            null => "none",
            _ when Has(text, "<|im_start|>") => OfChatML(text),
            _ when Has(text, "<|start_header_id|>") => Has(text, "Cutting Knowledge Date") ? "llama3.1" : "llama3",
            _ when Has(text, "[INST]") && Has(text, "<<SYS>>") => "llama2",
            _ when Has(text, "[INST] ") => Has(text, " [/INST]") ? "mistral" : "mistral-v3",
            _ => null,
        };
    }

    // InternLM's chat checkpoints are told by their tokens, with or without a template of their own.
    private static string? OfInternLM(TemplateSource source)
    {
        if (source.Text is { } text && !Has(text, "<|im_start|>"))
        {
            return null;
        }
        return source.Tokenizer.TokenId("<|im_start|>") is not null && source.Tokenizer.TokenId("<|im_end|>") is not null ? source.Family
            : source.Tokenizer.TokenId("<eoa>") is not null ? "internlm" : "none";
    }

    private static string? OfChatML(string text)
    {
        if (Has(text, "enable_thinking"))
        {
            return "qwen3";
        }
        // Thoughts that cannot be turned off are none of the built-in templates'.
        if (Has(text, "<think>"))
        {
            return null;
        }
        if (Has(text, QwenDefault))
        {
            return "qwen2.5";
        }
        return Has(text, Qwen2Default) ? "qwen2" : HasDefaultSystem(text) ? null : "chatml";
    }

    // In a text without one, the quote ends right after the role's line.
    private static bool HasDefaultSystem(string text)
    {
        const string Role = "<|im_start|>system";
        for (var at = text.IndexOf(Role, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Role, at + 1, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + Role.Length);
            rest = rest.StartsWith("\\n") ? rest[2..] : rest.TrimStart('\n');
            if (rest.Length > 0 && rest[0] is not ('\'' or '"'))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
