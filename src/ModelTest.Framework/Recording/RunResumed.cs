namespace ModelTest.Recording;

/// <summary>What an interrupted run brought along when it went on, in run.json.</summary>
/// <param name="Items">Items that were finished, and not asked again.</param>
/// <param name="Replies">Replies of judged items, whether they were finished or not; null: none.</param>
/// <param name="Judgements">Replies of the judge, whether their items were finished or not; null: none.</param>
internal sealed record RunResumed(int Items, int? Replies = null, int? Judgements = null);
