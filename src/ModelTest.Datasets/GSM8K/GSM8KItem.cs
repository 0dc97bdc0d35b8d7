namespace ModelTest.Datasets.GSM8K;

/// <summary>A question.</summary>
/// <param name="Id">Its number in the file, from 0.</param>
/// <param name="Place">File and line, as problems name it.</param>
/// <param name="Question">The question.</param>
/// <param name="Gold">The right number, without commas.</param>
internal sealed record GSM8KItem(string Id, string Place, string Question, string Gold) : Item(Id);
