using System.Diagnostics.CodeAnalysis;

namespace ModelTest.EndToEnd.Tests;

/// <summary>Runs beside <see cref="EndToEndCollection"/>, with a copy of the suite of its own: a command that starts waits as long as it computes.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit's word for it.")]
public sealed class SecondEndToEndCollection : ICollectionFixture<BenchmarkSuite>
{
    public const string Name = "end to end, second";
}
