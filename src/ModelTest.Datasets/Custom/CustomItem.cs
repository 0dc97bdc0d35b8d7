namespace ModelTest.Datasets.Custom;

/// <summary>A question.</summary>
/// <param name="Id">Its id, or its number in the subject, from 0.</param>
/// <param name="Place">File and line, as problems name it.</param>
/// <param name="Question">The question, for people.</param>
/// <param name="Gold">The right answer; a letter where there are choices.</param>
/// <param name="Choices">The choices; empty where the question is open.</param>
/// <param name="Values">What templates may name.</param>
internal sealed record CustomItem(
    string Id, string Place, string Question, string Gold, IReadOnlyList<string> Choices, IReadOnlyDictionary<string, string> Values) : Item(Id)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The most choices there may be.</summary>
    public static int MostChoices => Alphabet.Length;

    /// <summary>The letters of the choices.</summary>
    public IReadOnlyList<string> Letters { get; } = [.. Choices.Select((_, i) => LetterOf(i))];

    /// <summary>The letter of a choice.</summary>
    /// <param name="index">Its number, from 0.</param>
    public static string LetterOf(int index) => Alphabet[index].ToString();
}
