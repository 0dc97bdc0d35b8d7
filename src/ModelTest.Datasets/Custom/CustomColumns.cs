namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>columns</c>: which columns, or fields of JSON objects, mean what.</summary>
internal sealed class CustomColumns
{
    /// <summary>The id, unique in its subject; empty: rows are numbered from 0.</summary>
    public string Id { get; set; } = "";

    /// <summary>The question, as people read it in reports.</summary>
    public string Question { get; set; } = "question";

    /// <summary>The choices: a column of each, or one field that is a list; empty: the question is open.</summary>
    public string[] Choices { get; set; } = [];

    /// <summary>The right answer.</summary>
    public string Answer { get; set; } = "answer";

    /// <summary>What the right answer is, where there are choices.</summary>
    public CustomAnswer AnswerIs { get; set; }

    /// <summary>The subject, where one file has several; empty: it has one.</summary>
    public string Subject { get; set; } = "";
}
