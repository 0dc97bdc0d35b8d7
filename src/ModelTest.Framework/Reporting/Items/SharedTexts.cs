using ModelTest.Prompts;

namespace ModelTest.Reporting.Items;

/// <summary>Texts that several prompts have, such as their shots: in the page they stand once, and prompts name them by number.</summary>
internal sealed class SharedTexts
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>The texts by number.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>Takes note of a prompt; a text of a second one gets a number.</summary>
    public void Add(Prompt prompt)
    {
        foreach (var turn in prompt.Turns)
        {
            if (!seen.Add(turn.Text) && numbers.TryAdd(turn.Text, texts.Count))
            {
                texts.Add(turn.Text);
            }
        }
    }

    /// <summary>The number of a text; null: only one prompt has it.</summary>
    public int? Number(string text) => numbers.TryGetValue(text, out var number) ? number : null;
}
