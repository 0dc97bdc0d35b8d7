using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Tests.Fakes;

/// <summary>An engine that has a name.</summary>
internal sealed class StubEngine(string name) : IEngine
{
    public string Name => name;

    public bool Accepts(ModelSettings settings) => false;

    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Problem>>([]);

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
