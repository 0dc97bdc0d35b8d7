namespace ModelTest.OpenAI.Tests.Support;

/// <summary>What a canned server answers.</summary>
internal sealed record CannedAnswer(int Status, string Body, string Type = "application/json")
{
    /// <summary>No answer at all.</summary>
    public static readonly CannedAnswer Never = new(0, "");

    public string? Location { get; init; }
}
