namespace ModelTest.Datasets.Custom;

/// <summary>The names that templates may use beside a file's own columns.</summary>
internal static class CustomValues
{
    /// <summary>The subject's name.</summary>
    public const string Subject = "subject";

    /// <summary>The choices, a line each: <c>A. first</c>.</summary>
    public const string Choices = "choices";

    /// <summary>The right answer, a letter where there are choices.</summary>
    public const string Answer = "answer";

    /// <summary>The text of the right choice.</summary>
    public const string AnswerText = "answer_text";
}
