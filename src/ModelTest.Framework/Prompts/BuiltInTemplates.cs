namespace ModelTest.Prompts;

/// <summary>The chat templates of model families, as their own tokenizer_config.json has them.</summary>
internal static class BuiltInTemplates
{
    private const string ImStart = "<|im_start|>";
    private const string ImEnd = "<|im_end|>";
    private const string NoThoughts = "<think>\n\n</think>\n\n";

    /// <summary>InternLM2-Chat's. Its tokenizer puts the begin token first.</summary>
    public static MetaTemplate InternLM2 { get; } = ChatML("internlm2");

    /// <summary>No template.</summary>
    public static MetaTemplate None { get; } = new() { Name = "none" };

    /// <summary>InternLM-Chat's (version 1). InternLM2 does not know its markers.</summary>
    public static MetaTemplate InternLM { get; } = new()
    {
        Name = "internlm",
        Turns = new Dictionary<Role, TurnTemplate>
        {
            [Role.System] = new("<|System|>:", "\n"),
            [Role.User] = new("<|User|>:", "\n"),
            [Role.Assistant] = new("<|Bot|>:", "<eoa>\n"),
        },
        EndTokens = ["<eoa>"],
        // <|User|> and <|Bot|> are plain text in InternLM1; its end marker is the token that tells the families apart.
        MarkerTokens = ["<eoa>"],
    };

    private static MetaTemplate Qwen3 { get; } = ChatML("qwen3") with
    {
        ReplyBegin = $"{ImStart}assistant\n{NoThoughts}",
        LastReplyBegin = $"{ImStart}assistant\n{NoThoughts}",
        ThoughtEnd = "</think>",
    };

    private static MetaTemplate Llama2 { get; } = new()
    {
        Name = "llama2",
        Turns = new Dictionary<Role, TurnTemplate> { [Role.User] = new("<s>[INST] ", " [/INST]"), [Role.Assistant] = new(" ", " </s>") },
        SystemInUser = new("<<SYS>>\n", "\n<</SYS>>\n\n"),
        ReplyBegin = "",
        Trims = true,
        EndTokens = ["</s>"],
        MarkerTokens = ["<s>", "</s>"],
    };

    private static MetaTemplate Llama3 { get; } = new()
    {
        Name = "llama3",
        Begin = "<|begin_of_text|>",
        Turns = Enum.GetValues<Role>().ToDictionary(
            role => role, role => new TurnTemplate($"<|start_header_id|>{NameOf(role)}<|end_header_id|>\n\n", "<|eot_id|>")),
        Trims = true,
        EndTokens = ["<|eot_id|>"],
        MarkerTokens = ["<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"],
    };

    // Its system turn is always there, and begins with dates; today's is fixed, as the model's own template has it.
    private static MetaTemplate Llama31 { get; } = Llama3 with
    {
        Name = "llama3.1",
        DefaultSystem = "",
        Turns = new Dictionary<Role, TurnTemplate>(Llama3.Turns!)
        {
            [Role.System] = new(Llama3.Turns![Role.System].Begin + "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n", "<|eot_id|>"),
        },
    };

    private static MetaTemplate Mistral { get; } = new()
    {
        Name = "mistral",
        Begin = "<s>",
        Turns = new Dictionary<Role, TurnTemplate> { [Role.User] = new("[INST] ", " [/INST]"), [Role.Assistant] = new(" ", "</s>") },
        SystemInUser = new("", "\n\n"),
        ReplyBegin = "",
        EndTokens = ["</s>"],
        MarkerTokens = ["<s>", "</s>"],
    };

    // From version 0.3 on the brackets are tokens, and no blank is before the second.
    private static MetaTemplate MistralV3 { get; } = Mistral with
    {
        Name = "mistral-v3",
        Turns = new Dictionary<Role, TurnTemplate>(Mistral.Turns!) { [Role.User] = new("[INST] ", "[/INST]") },
        MarkerTokens = ["<s>", "</s>", "[INST]", "[/INST]"],
    };

    /// <summary>All of them by name. Of two that fit a tokenizer the earlier one is preferred.</summary>
    public static IReadOnlyDictionary<string, MetaTemplate> ByName { get; } = new[]
    {
        InternLM2,
        InternLM,
        ChatML("internlm3"),
        ChatML("chatml"),
        ChatML("qwen2") with { DefaultSystem = "You are a helpful assistant." },
        ChatML("qwen2.5") with { DefaultSystem = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant." },
        Qwen3,
        Qwen3 with { Name = "qwen3-thinking", ReplyBegin = null },
        Llama2,
        Llama3,
        Llama31,
        Mistral,
        MistralV3,
        None,
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    private static MetaTemplate ChatML(string name) => new()
    {
        Name = name,
        Turns = Enum.GetValues<Role>().ToDictionary(role => role, role => new TurnTemplate($"{ImStart}{NameOf(role)}\n", $"{ImEnd}\n")),
        EndTokens = [ImEnd],
        MarkerTokens = [ImStart, ImEnd],
    };

    private static string NameOf(Role role) => role switch { Role.System => "system", Role.User => "user", _ => "assistant" };
}
