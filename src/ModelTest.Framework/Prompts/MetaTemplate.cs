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

    /// <summary>The text of a system turn that a conversation without one begins with; null: none.</summary>
    public string? DefaultSystem { get; init; }

    /// <summary>The strings round a system text that goes into the first user turn, in front of the user's text; null: it is a turn of its own.</summary>
    public TurnTemplate? SystemInUser { get; init; }

    /// <summary>Whether white space at both ends of a turn's text is left out.</summary>
    public bool Trims { get; init; }

    /// <summary>What asks for the next assistant turn; null: what every assistant turn begins with.</summary>
    public string? ReplyBegin { get; init; }

    /// <summary>What the last assistant turn of a finished conversation begins with, if it has no thoughts; null: what every one begins with.</summary>
    public string? LastReplyBegin { get; init; }

    /// <summary>The end of the thoughts in a reply: later turns do not see them. Null: replies have none.</summary>
    public string? ThoughtEnd { get; init; }

    /// <summary>InternLM2-Chat's template.</summary>
    public static MetaTemplate InternLM2 => BuiltInTemplates.InternLM2;

    /// <summary>InternLM-Chat's (version 1) template. InternLM2 does not know its markers.</summary>
    public static MetaTemplate InternLM => BuiltInTemplates.InternLM;

    /// <summary>No template: turns joined by line breaks, for base models.</summary>
    public static MetaTemplate None => BuiltInTemplates.None;

    /// <summary>The built-in templates by name.</summary>
    public static IReadOnlyDictionary<string, MetaTemplate> BuiltIn => BuiltInTemplates.ByName;

    /// <summary>The input text that asks the model for the next assistant turn.</summary>
    /// <param name="prompt">The turns so far.</param>
    public string RenderOpen(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Turns is null ? Joined(prompt) : Rounds(prompt, isClosed: false).Append(ReplyBegin ?? Turns[Role.Assistant].Begin).ToString();
    }

    /// <summary>The text of a finished conversation, nothing to be generated.</summary>
    /// <param name="prompt">All turns.</param>
    public string RenderClosed(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Turns is null ? Joined(prompt) + End : Rounds(prompt, isClosed: true).Append(End).ToString();
    }

    /// <summary>Texts that tell templates apart, for fingerprints: what conversations with every role render to, and the end tokens.</summary>
    public IReadOnlyList<string> Identity()
    {
        // A conversation with every role, open and closed, shows every string of the template; only one without a system turn shows the default one.
        var conversation = new Prompt([new(Role.System, "s"), new(Role.User, "u"), new(Role.Assistant, "a"), new(Role.User, "u")]);
        string[] defaults = DefaultSystem is null ? [] : [RenderOpen(Prompt.FromUser("u"))];
        return [RenderOpen(conversation), RenderClosed(conversation), .. EndTokens, .. defaults];
    }

    private string Joined(Prompt prompt) =>
        Begin + string.Join('\n', prompt.Turns.Select(t => t.Text).Where(t => t.Length > 0));

    private StringBuilder Rounds(Prompt prompt, bool isClosed)
    {
        var text = new StringBuilder(Begin);
        var turns = Arranged(prompt.Turns);
        foreach (var (i, turn) in turns.Index())
        {
            // A template without a system turn gives the instructions to the user, as OpenCompass's fallback_role does.
            var round = Turns!.TryGetValue(turn.Role, out var own) ? own : Turns[Role.User];
            var isLastReply = isClosed && i == turns.Count - 1 && turn.Role == Role.Assistant;
            var (begin, content) = isLastReply ? LastReply(round, turn.Text) : (round.Begin, WithoutThoughts(turn));
            text.Append(begin).Append(Trims ? content.Trim() : content).Append(round.End);
        }
        return text;
    }

    private (string Begin, string Text) LastReply(TurnTemplate round, string text) =>
        (LastReplyBegin is null || text.Contains(ThoughtEnd!, StringComparison.Ordinal) ? round.Begin : LastReplyBegin, text);

    private string WithoutThoughts(Turn turn)
    {
        var end = ThoughtEnd is null || turn.Role != Role.Assistant ? -1 : turn.Text.LastIndexOf(ThoughtEnd, StringComparison.Ordinal);
        return end < 0 ? turn.Text : turn.Text[(end + ThoughtEnd!.Length)..].TrimStart('\n');
    }

    // The turns with the system's text where the template wants it.
    private IReadOnlyList<Turn> Arranged(IReadOnlyList<Turn> turns)
    {
        if (DefaultSystem is not null && turns[0].Role != Role.System)
        {
            turns = [new Turn(Role.System, DefaultSystem), .. turns];
        }
        if (SystemInUser is { } inner && turns is [{ Role: Role.System } system, { Role: Role.User } user, ..])
        {
            turns = [user with { Text = inner.Begin + system.Text + inner.End + user.Text }, .. turns.Skip(2)];
        }
        return turns;
    }
}
