using ModelTest.Prompts;

namespace ModelTest.Datasets.WildBench;

/// <summary>A task of WildBench v2.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Conversation">The conversation; the last turn is the user's and is to be answered.</param>
/// <param name="Checklist">Questions that guide the judge.</param>
/// <param name="PrimaryTag">The main kind of task, such as <c>Editing</c>.</param>
/// <param name="SecondaryTags">Further kinds.</param>
internal sealed record WildBenchTask(
    string Id, IReadOnlyList<Turn> Conversation, IReadOnlyList<string> Checklist, string PrimaryTag, IReadOnlyList<string> SecondaryTags)
    : Item(Id)
{
    /// <summary>All kinds of task, the main one first.</summary>
    public IEnumerable<string> Tags => SecondaryTags.Prepend(PrimaryTag);
}
