namespace ModelTest.Tool.Tests;

/// <summary>The tests that share the small runs.</summary>
[CollectionDefinition(Name)]
public sealed class ToolCollection : ICollectionFixture<ToolRuns>
{
    public const string Name = "tool";
}
