using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Tests.Fakes;

/// <summary>An engine that has a name.</summary>
internal sealed class StubEngine(string name) : IEngine
{
    public string Name => name;

    public bool Accepts(ModelSettings settings) => false;

    public IReadOnlyList<Problem> Inspect(ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates) => [];

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
