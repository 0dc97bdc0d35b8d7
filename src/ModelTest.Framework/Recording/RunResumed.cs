namespace ModelTest.Recording;

/// <summary>What an interrupted run brought along when it went on, in run.json.</summary>
/// <param name="Items">Items that were not asked again.</param>
internal sealed record RunResumed(int Items);
