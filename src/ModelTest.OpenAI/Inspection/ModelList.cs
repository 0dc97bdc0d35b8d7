namespace ModelTest.OpenAI.Inspection;

/// <summary>The answer of <c>/v1/models</c>.</summary>
internal sealed record ModelList
{
    /// <summary>The models.</summary>
    public IReadOnlyList<ListedModel>? Data { get; init; }
}
