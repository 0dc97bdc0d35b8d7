using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>The model of a run: checked first, then opened in the background while the tests read their datasets.</summary>
internal sealed class ModelSource
{
    private readonly Suite suite;

    /// <summary>Starts checking and opening.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="cancellationToken">Gives opening up.</param>
    public ModelSource(Suite suite, CancellationToken cancellationToken)
    {
        this.suite = suite;
        Inspected = Task.Run(Inspect, cancellationToken);
        Opened = Open(cancellationToken);
    }

    /// <summary>The problems found without computing; empty when the model can be opened.</summary>
    public Task<IReadOnlyList<Problem>> Inspected { get; }

    /// <summary>The model; fails with an <see cref="InputException"/> when it cannot be used.</summary>
    public Task<IModel> Opened { get; }

    private ModelSettings Settings => suite.Settings.Model;

    private IReadOnlyList<Problem> Inspect()
    {
        var engine = Engine(out var problem);
        return engine is null ? [problem!] : engine.Inspect(Settings, suite.Settings.Templates);
    }

    private async Task<IModel> Open(CancellationToken cancellationToken)
    {
        var problems = await Inspected.ConfigureAwait(false);
        return problems.Count > 0
            ? throw new InputException(problems)
            : await Engine(out _)!.OpenAsync(Settings, suite.Settings.Templates, cancellationToken).ConfigureAwait(false);
    }

    private IEngine? Engine(out Problem? problem)
    {
        var engines = suite.Registry.Engines;
        problem = null;
        if (Settings.Path.Length == 0)
        {
            problem = new Problem("model", "no model is given.", "name a checkpoint's folder: -p:Model=, the variable MODELTEST_model, or 'model' in modeltest.json.");
        }
        else if (engines.Count == 0)
        {
            problem = new Problem("the test project", "has no engine to run a model with.", "reference a package with one, such as ModelTest.OnnxRuntime.");
        }
        else if (suite.Settings.InspectPath("model.path", Settings.Path) is { } missing)
        {
            problem = missing;
        }
        else if (Settings.Engine.Length > 0)
        {
            return engines.FirstOrDefault(e => e.Name.Equals(Settings.Engine, StringComparison.OrdinalIgnoreCase))
                ?? Missing($"there is no engine '{Settings.Engine}'.", Nearest.Suggest(Settings.Engine, [.. engines.Select(e => e.Name)]), "model.engine", out problem);
        }
        else
        {
            return engines.FirstOrDefault(e => e.Accepts(Settings))
                ?? Missing($"no engine can run '{Settings.Path}'.", $"name a Hugging Face folder, or the engine in model.engine ({string.Join(", ", engines.Select(e => e.Name))}).", "model.path", out problem);
        }
        return null;
    }

    private IEngine? Missing(string what, string fix, string key, out Problem? problem)
    {
        problem = new Problem(suite.Settings.SourceOf(key) is { } source ? $"{source}, {key}" : key, what, fix);
        return null;
    }
}
