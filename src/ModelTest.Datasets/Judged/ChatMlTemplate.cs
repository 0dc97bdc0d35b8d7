using ModelTest.Datasets.Extraction;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Judged;

/// <summary>
/// A prompt template in ChatML as alpaca_eval (and FoFo, which is built on it) fills and sends it: a system turn, a user turn, white space
/// round both removed.
/// </summary>
internal sealed class ChatMlTemplate
{
    private const string Start = "<|im_start|>";

    private const string End = "<|im_end|>";

    private readonly string text;

    /// <summary>A template.</summary>
    /// <param name="text">Its text: a system turn, then a user turn with the placeholders.</param>
    public ChatMlTemplate(string text) => this.text = text;

    /// <summary>
    /// The prompt. Each value replaces the first <c>{name}</c> in the text as it is then, so that a value that holds the placeholder of a
    /// later value takes that value's place: alpaca_eval's make_prompts does this. A value that holds a ChatML marker ends the turn there.
    /// </summary>
    /// <param name="values">Names and values in the order in which the placeholders occur.</param>
    public Prompt Fill(params IEnumerable<KeyValuePair<string, string>> values)
    {
        var filled = text;
        foreach (var (name, value) in values)
        {
            filled = ReplaceFirst(filled, "{" + name + "}", value);
        }
        var turns = filled.Split(Start, 4);
        return new Prompt([new Turn(Role.System, Content(turns[1])), new Turn(Role.User, Content(turns[2]))]);
    }

    private static string Content(string turn)
    {
        var content = turn[(turn.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var end = content.IndexOf(End, StringComparison.Ordinal);
        return PythonText.Strip(end < 0 ? content : content[..end]);
    }

    private static string ReplaceFirst(string text, string placeholder, string value)
    {
        var at = text.IndexOf(placeholder, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), value, text.AsSpan(at + placeholder.Length));
    }
}
