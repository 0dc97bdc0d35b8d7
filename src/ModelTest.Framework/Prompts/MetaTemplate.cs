using System.Text;

namespace ModelTest.Prompts;

/// <summary>How turns become the model's input text; OpenCompass's meta template.</summary>
public sealed record MetaTemplate
{
    /// <summary>The name in tables and files.</summary>
    public required string Name { get; init; }

    /// <summary>Before everything.</summary>
    public string Begin { get; init; } = "";

    /// <summary>After everything, when nothing is to be generated.</summary>
    public string End { get; init; } = "";

    /// <summary>The strings round a turn per role; null: turns are joined by line breaks and empty ones skipped (a base model).</summary>
    public IReadOnlyDictionary<Role, TurnTemplate>? Turns { get; init; }

    /// <summary>Token texts that end a reply, such as <c>&lt;|im_end|&gt;</c>; each must be one token of the tokenizer.</summary>
    public IReadOnlyList<string> EndTokens { get; init; } = [];

    /// <summary>Token texts in the strings round turns that the tokenizer must know as one token each.</summary>
    public IReadOnlyList<string> MarkerTokens { get; init; } = [];

    /// <summary>InternLM2-Chat's template.</summary>
    public static MetaTemplate InternLM2 { get; } = new()
    {
        Name = "internlm2",
        Turns = new Dictionary<Role, TurnTemplate>
        {
            [Role.System] = new("<|im_start|>system\n", "<|im_end|>\n"),
            [Role.User] = new("<|im_start|>user\n", "<|im_end|>\n"),
            [Role.Assistant] = new("<|im_start|>assistant\n", "<|im_end|>\n"),
        },
        EndTokens = ["<|im_end|>"],
        MarkerTokens = ["<|im_start|>", "<|im_end|>"],
    };

    /// <summary>InternLM-Chat's (version 1) template. InternLM2 does not know its markers.</summary>
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

    /// <summary>No template: turns joined by line breaks, for base models.</summary>
    public static MetaTemplate None { get; } = new() { Name = "none" };

    /// <summary>The built-in templates by name.</summary>
    public static IReadOnlyDictionary<string, MetaTemplate> BuiltIn { get; } =
        new[] { InternLM2, InternLM, None }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The input text that asks the model for the next assistant turn.</summary>
    /// <param name="prompt">The turns so far.</param>
    public string RenderOpen(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Turns is null ? Joined(prompt) : Rounds(prompt).Append(Turns[Role.Assistant].Begin).ToString();
    }

    /// <summary>The text of a finished conversation, nothing to be generated.</summary>
    /// <param name="prompt">All turns.</param>
    public string RenderClosed(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Turns is null ? Joined(prompt) + End : Rounds(prompt).Append(End).ToString();
    }

    private string Joined(Prompt prompt) =>
        Begin + string.Join('\n', prompt.Turns.Select(t => t.Text).Where(t => t.Length > 0));

    private StringBuilder Rounds(Prompt prompt)
    {
        var text = new StringBuilder(Begin);
        foreach (var turn in prompt.Turns)
        {
            // A template without a system turn gives the instructions to the user, as OpenCompass's fallback_role does.
            var round = Turns!.TryGetValue(turn.Role, out var own) ? own : Turns[Role.User];
            text.Append(round.Begin).Append(turn.Text).Append(round.End);
        }
        return text;
    }
}
