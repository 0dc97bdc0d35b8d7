using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>Opens a scripted model, and a scripted judge where the path ends in <c>judge</c>.</summary>
internal sealed class ScriptedEngine(ScriptedModel model, ScriptedModel judge) : IEngine
{
    public string Name => "scripted";

    public bool Accepts(ModelSettings settings) => true;

    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Problem>>([]);

    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default) =>
        Task.FromResult<IModel>(settings.Path.EndsWith("judge", StringComparison.Ordinal) ? judge : model);
}
