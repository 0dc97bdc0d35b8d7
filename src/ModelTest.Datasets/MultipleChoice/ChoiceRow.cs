namespace ModelTest.Datasets.MultipleChoice;

/// <summary>A row of a file.</summary>
/// <param name="Place">File and line, as problems name it.</param>
/// <param name="AnswerColumn">The column of the right letter.</param>
/// <param name="Columns">Names and values in the file's order, then the columns the file lacks, empty: the order placeholders are filled in.</param>
internal sealed record ChoiceRow(string Place, string AnswerColumn, IReadOnlyList<KeyValuePair<string, string>> Columns)
{
    /// <summary>The right letter.</summary>
    public string Answer => this[AnswerColumn];

    /// <summary>The value of a column.</summary>
    /// <param name="name">A column's name.</param>
    public string this[string name] => Columns.First(c => c.Key == name).Value;

    /// <summary>The columns with the answer blanked, as the row is shown to a model that writes its answer.</summary>
    public IEnumerable<KeyValuePair<string, string>> ColumnsWithoutAnswer() =>
        Columns.Select(c => c.Key == AnswerColumn ? new(c.Key, "") : c);
}
