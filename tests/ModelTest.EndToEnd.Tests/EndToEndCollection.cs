using System.Diagnostics.CodeAnalysis;

namespace ModelTest.EndToEnd.Tests;

/// <summary>The tests write into one copy of the suite: one after another.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class EndToEndCollection : ICollectionFixture<BenchmarkSuite>
{
    public const string Name = "end to end";
}
